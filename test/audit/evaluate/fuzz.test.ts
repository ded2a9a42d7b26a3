import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Evaluated, evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import type { Value } from '../../../src/audit/resource/value.ts'
import { aTree } from '../a-tree.ts'

/** Pieces of modules that between them have everything that is evaluated. */
const PIECES = [
  'variable "v" {\n  type = object({ a = optional(list(string), ["x"]), b = number })\n  default = { b = "1" }\n}\n',
  'variable "u" {\n  type = set(string)\n  sensitive = true\n}\n',
  'locals {\n  a = [for k, x in var.v : "${k}-${x}" if x != null]\n  b = { for x in local.a : x => 1... }\n  c = local.a[*].b.0\n}\n',
  'resource "aws_x" "y" {\n  count = length(local.a) + 1\n  n = "a${count.index}%{ if var.u }b%{ else }${self.id}%{ endif }"\n}\n',
  'resource "aws_x" "z" {\n  for_each = toset(var.u)\n  a = aws_x.y[each.key].id\n  b = try(aws_x.y[0].n, null)\n}\n',
  'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n  dynamic "rule" {\n    for_each = var.v.a\n    iterator = it\n    labels = [it.key]\n    content {\n      v = it.value\n    }\n  }\n}\n',
  'data "aws_iam_policy_document" "d" {\n  source_policy_documents = [data.aws_iam_policy_document.d.json, jsonencode({ Statement = [] })]\n  statement {\n    sid = "s"\n    principals {\n      type = "AWS"\n      identifiers = ["*", aws_x.y[*].id]\n    }\n    condition {\n      test = "Bool"\n      variable = "v"\n      values = [var.u]\n    }\n  }\n}\n',
  'module "m" {\n  source = "./m"\n  for_each = { a = 1, b = 2 }\n  v = each.value\n}\n',
  'module "n" {\n  source = "./m"\n  v = module.m["a"].o\n}\noutput "o" {\n  value = [module.m, module.n.o, path.module]\n}\n',
  'output "p" {\n  value = <<-EOT\n    %{ for x in local.a ~}\n    - ${x}\n    %{ endfor ~}\n    ${templatefile("t.tftpl", { x = local.a })}${file("t.tftpl")}\n  EOT\n}\n',
  'moved {\n  from = aws_x.y\n  to = module.m.aws_x.y\n}\nprovider "aws" {\n  alias = "w"\n}\nterraform {\n  backend "s3" {}\n}\n',
  'resource "aws_x" "w" {\n  a = true ? 1 + 2 * -3 : !false && null == "x"\n  b = { (var.v.b) = 1, "k" : 2 }[var.u]\n  depends_on = [aws_x.y]\n  lifecycle {\n    ignore_changes = [a]\n  }\n}\n',
]

const MODULE =
  'variable "v" {}\nresource "aws_x" "y" {\n  v = var.v\n}\noutput "o" {\n  value = aws_x.y.v\n}\n'
const TEMPLATE = '%{ for y in x }<${y}>%{ endfor }'

/** Tokens that are put anywhere: they open, close, join or mean something. */
const TOKENS =
  '" ${ %{ } { ( ) [ ] [*] .* . , = => ... ? : && == - ! * / % \n <<EOT\n EOT\n # /* */ 1e9 null true each.key count.index self var.v local.a local.c aws_x.y module.m path.module for in if else endif endfor dynamic count for_each jsonencode( try( \\u0000 \\ \u0000 \u{1F600} é'.split(
    ' ',
  )

type Change = readonly [number, number, string]

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.nat(4000),
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(12), fc.nat(200)),
  fc.oneof(fc.constantFrom(...TOKENS), fc.constant(''), fc.string({ maxLength: 4, unit: 'binary' })),
)

function changed(text: string, changes: readonly Change[]): string {
  let made = text
  for (const [at, length, token] of changes) {
    const from = at % (made.length + 1)
    made = made.slice(0, from) + token + made.slice(from + length)
  }
  return made
}

const input = fc.record({
  pieces: fc.uniqueArray(fc.nat(PIECES.length - 1), { minLength: 1, maxLength: 4 }),
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  where: fc.constantFrom('main.tf', 'main.tf', 'm/main.tf', 't.tftpl', 'terraform.tfvars', 'main.tf.json'),
})

function filesOf({ pieces, changes, where }: typeof input extends fc.Arbitrary<infer T> ? T : never) {
  const main = pieces.map(at => PIECES[at] ?? '').join('')
  const files: Record<string, string> = {
    'main.tf': main,
    'm/main.tf': MODULE,
    't.tftpl': TEMPLATE,
    'terraform.tfvars': 'u = ["a", "b"]\n',
    'main.tf.json':
      '{ "resource": { "aws_x": { "j": { "a": "${local.a}", "dynamic": { "b": { "for_each": [1], "content": {} } } } } } }',
  }
  return { ...files, [where]: changed(files[where] ?? '', changes) }
}

/** Everything in a value, to see that all of it can be walked. */
function count(value: Value): number {
  const inner =
    value.kind === 'list' ? value.items : value.kind === 'object' ? [...value.entries.values()] : []
  return inner.reduce((sum, each) => sum + count(each), 1)
}

function walk({ configuration }: Evaluated): number {
  const values = configuration.resources.flatMap(resource => [
    resource.get('x').value,
    resource.get('a').value,
  ])
  return values.reduce((sum, value) => sum + (value === null ? 0 : count(value)), 0)
}

test('ten thousand broken modules are evaluated without an error', () => {
  let known = 0
  fc.assert(
    fc.property(input, given => {
      const tree = aTree(filesOf(given))
      const first = evaluateRoot(tree, '')
      known += walk(first)
      for (const { path, start, end, says } of first.problems) {
        expect(path === '' || says === '' || start.offset > end.offset).toBe(false)
      }
    }),
    { numRuns: 10_000, seed: 7, endOnFailure: true },
  )
  expect(known).toBeGreaterThan(10_000)
}, 60_000)

test('the same module is evaluated to the same', () => {
  const text = (evaluated: Evaluated) =>
    JSON.stringify(
      [
        evaluated.problems,
        evaluated.configuration.resources.map(each => [
          each.address,
          each.get('a').value,
          each.get('n').value,
        ]),
      ],
      (_, value: unknown) => (value instanceof Map ? [...value] : value),
    )
  fc.assert(
    fc.property(input, given => {
      const tree = aTree(filesOf(given))
      expect(text(evaluateRoot(tree, ''))).toBe(text(evaluateRoot(tree, '')))
    }),
    { numRuns: 200, seed: 8, endOnFailure: true },
  )
})
