import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { aTree } from '../a-tree.ts'
import type { Files } from './shown.ts'
import { processorTimeOf } from '../../processor-time.ts'

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n')
}

/** Local values, each made of the one before. */
function chain(length: number, first: string, next: (before: string) => string): string {
  const values = lines(length, at => `  l${at + 1} = ${next(`local.l${at}`)}`)
  return `locals {\n  l0 = ${first}\n${values}\n}\nresource "aws_x" "y" {\n  a = local.l${length}\n}\n`
}

const nested = (depth: number, open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth)

/** What an attacker may write, and a word of the problem that it is (empty: it is none). */
const inputs: Record<string, readonly (readonly [string, () => Files, string])[]> = {
  'values that grow': [
    [
      'a list that doubles a thousand times',
      () => chain(1000, '[1]', it => `[${it}, ${it}]`),
      'holds more than',
    ],
    [
      'a map that doubles',
      () => chain(200, '{ a = 1 }', it => `{ a = ${it}, b = ${it} }`),
      'holds more than',
    ],
    ['a text that doubles', () => chain(60, '"x"', it => `"\${${it}}\${${it}}"`), 'steps'],
    [
      'a list that doubles by concat',
      () => chain(60, '[1]', it => `concat(${it}, ${it})`),
      'holds more than',
    ],
    [
      'a text that doubles by jsonencode',
      () => chain(60, '["\\""]', it => `jsonencode([${it}, ${it}])`),
      'steps',
    ],
    [
      'a list that doubles and is compared',
      () =>
        `${chain(40, '[1]', it => `[${it}, ${it}]`)}locals {\n  c = local.l40 == [local.l39, local.l39]\n}\noutput "o" {\n  value = local.c\n}\n`,
      'holds more than',
    ],
    [
      'loops in loops',
      () =>
        `locals {\n  t = [for i in split("", "${'x'.repeat(1000)}") : i]\n}\nresource "aws_x" "y" {\n  a = [for a in local.t : [for b in local.t : [for c in local.t : "x"]]]\n}\n`,
      'steps',
    ],
    [
      'directives in directives',
      () =>
        `locals {\n  t = [${'1,'.repeat(1000)}]\n}\nresource "aws_x" "y" {\n  a = "%{ for a in local.t }%{ for b in local.t }%{ for c in local.t }x%{ endfor }%{ endfor }%{ endfor }"\n}\n`,
      'steps',
    ],
    [
      'dynamic blocks in dynamic blocks',
      () =>
        `locals {\n  t = [${'1,'.repeat(400)}]\n}\nresource "aws_x" "y" {\n  dynamic "a" {\n    for_each = local.t\n    content {\n      dynamic "b" {\n        for_each = local.t\n        content {\n          dynamic "c" {\n            for_each = local.t\n            content { d = 1 }\n          }\n        }\n      }\n    }\n  }\n}\n`,
      'instances',
    ],
    [
      'instances of instances',
      () => ({
        'main.tf': 'module "m" {\n  source = "./m"\n  count = 2000\n}\n',
        'm/main.tf': 'resource "aws_x" "y" {\n  count = 2000\n}\n',
      }),
      'instances',
    ],
    [
      'policy documents that double',
      () =>
        lines(
          60,
          at =>
            `data "aws_iam_policy_document" "d${at + 1}" {\n  source_policy_documents = [data.aws_iam_policy_document.d${at}.json, data.aws_iam_policy_document.d${at}.json]\n}`,
        ) + '\ndata "aws_iam_policy_document" "d0" {\n  statement { actions = ["*"] }\n}\n',
      'holds more than',
    ],
  ],
  'what leads deep': [
    ['a long chain of local values', () => chain(20_000, '"x"', it => it), 'expressions'],
    ['a long chain of calls', () => chain(3000, '"x"', it => `upper(lower("\${${it}}"))`), 'expressions'],
    [
      'a long chain of resources',
      () => lines(5000, at => `resource "aws_x" "y${at + 1}" {\n  a = aws_x.y${at}.a\n}`),
      '',
    ],
    [
      'lists in lists',
      () => `resource "aws_x" "y" {\n  a = ${nested(100_000, '[', '1', ']')}\n}\n`,
      'nested',
    ],
    [
      'a chain of resources, the last one first',
      () => lines(5000, at => `resource "aws_x" "y${at}" {\n  a = aws_x.y${at + 1}.a\n}`),
      'expressions',
    ],
    ['parentheses', () => `resource "aws_x" "y" {\n  a = ${nested(100_000, '(', '1', ')')}\n}\n`, 'nested'],
    [
      'templates in templates',
      () => `resource "aws_x" "y" {\n  a = ${nested(50_000, '"${', '1', '}"')}\n}\n`,
      'nested',
    ],
    ['blocks in blocks', () => `resource "aws_x" "y" {\n${nested(50_000, 'b {\n', '', '}\n')}}\n`, 'nested'],
    ['lists that deepen over local values', () => chain(900, '[]', it => `[${it}]`), 'expressions'],
    [
      'all of it at once',
      () =>
        `resource "aws_x" "y" {\n${nested(120, 'b {\n', `c = ${nested(120, '[', 'local.l0', ']')}\n`, '}\n')}}\nlocals {\n${lines(100, at => `  l${at} = ${nested(200, '(', `local.l${at + 1}`, ')')}`)}\n}\n`,
      'expressions',
    ],
    [
      'values that deepen one after the other, and are compared',
      () =>
        `locals {\n  l0 = 1\n${lines(500, at => `  l${at + 1} = ${nested(200, '[', `local.l${at}`, ']')}`)}\n}\n${lines(500, at => `output "o${at}" {\n  value = [local.l${at} == local.l${at}, local.v ? local.l${at} : local.l${at + 1}]\n}`)}\n`,
      'nested',
    ],
    ['a sum of very many', () => `resource "aws_x" "y" {\n  a = ${'1 + '.repeat(100_000)}1\n}\n`, 'nested'],
    [
      'a template file that includes itself',
      () => ({
        'main.tf': 'resource "aws_x" "y" {\n  a = templatefile("t", {})\n}\n',
        t: '${templatefile("t", {})}',
      }),
      'expressions',
    ],
    [
      'modules that call each other a hundred times',
      () => ({
        'main.tf': 'module "m" {\n  source = "./m0"\n}\n',
        ...Object.fromEntries(
          Array.from({ length: 100 }, (_, at) => [
            `m${at}/main.tf`,
            `module "m" {\n  source = "../m${at + 1}"\n}\n`,
          ]),
        ),
      }),
      'More than',
    ],
    [
      'modules that call the next one twice',
      () => ({
        'main.tf': 'module "m" {\n  source = "./m0"\n}\n',
        ...Object.fromEntries(
          Array.from({ length: 31 }, (_, at) => [
            `m${at}/main.tf`,
            `module "a" {\n  source = "../m${at + 1}"\n}\nmodule "b" {\n  source = "../m${at + 1}"\n}\nresource "aws_x" "y" {}\n`,
          ]),
        ),
        'm31/main.tf': '',
      }),
      'resources',
    ],
  ],
  'what leads in a circle': [
    ['local values', () => chain(1, 'local.l1', it => `[${it}]`), 'refers to itself'],
    [
      'outputs and arguments of a module',
      () => ({
        'main.tf': 'module "m" {\n  source = "./m"\n  x = module.m.x\n}\n',
        'm/main.tf': 'variable "x" {}\noutput "x" {\n  value = var.x\n}\n',
      }),
      'refers to itself',
    ],
    [
      'resources',
      () => 'resource "aws_x" "y" {\n  a = aws_x.z.a\n}\nresource "aws_x" "z" {\n  a = aws_x.y.a\n}\n',
      '',
    ],
    ['a resource as a whole', () => 'resource "aws_x" "y" {\n  a = aws_x.y\n}\n', ''],
    ['a count of itself', () => 'resource "aws_x" "y" {\n  count = length(aws_x.y)\n}\n', ''],
    [
      'a module’s count of itself',
      () => ({
        'main.tf': 'module "m" {\n  source = "./m"\n  count = length(module.m)\n}\n',
        'm/main.tf': '',
      }),
      '',
    ],
  ],
  'what is large': [
    ['a file of 20 MB', () => `# ${'x'.repeat(20_000_000)}\n`, 'million characters'],
    [
      'a file of variables of 20 MB',
      () => ({ 'main.tf': '', 'terraform.tfvars': `x = "${'x'.repeat(20_000_000)}"\n` }),
      'too long',
    ],
    ['twenty thousand resources', () => lines(20_000, at => `resource "aws_x" "y${at}" {\n  a = "b"\n}`), ''],
    [
      'one resource with twenty thousand arguments',
      () => `resource "aws_x" "y" {\n${lines(20_000, at => `  a${at} = var.v`)}\n}\n`,
      '',
    ],
    [
      'a list of a hundred thousand',
      () => `resource "aws_x" "y" {\n  a = [${'"x",'.repeat(100_000)}]\n}\n`,
      'holds more than',
    ],
    [
      'two thousand instances that name each other',
      () =>
        'resource "aws_x" "y" {\n  count = 2000\n  a = aws_x.z[count.index].id\n}\nresource "aws_x" "z" {\n  count = 2000\n}\n',
      '',
    ],
    [
      'two thousand instances that name all others',
      () =>
        'resource "aws_x" "y" {\n  count = 2000\n  a = aws_x.z[*].id\n}\nresource "aws_x" "z" {\n  count = 2000\n}\n',
      'steps',
    ],
  ],
  'names that mean something elsewhere': [
    [
      'of JavaScript',
      () =>
        'locals {\n  __proto__ = 1\n  constructor = local.__proto__\n}\nresource "constructor" "__proto__" {\n  toString = local.constructor\n  constructor {\n    __proto__ = 1\n    toString = 2\n  }\n  valueOf {}\n  for_each = { __proto__ = 1, hasOwnProperty = 2 }\n}\nvariable "constructor" {}\nmodule "__proto__" {\n  source = "./x"\n}\noutput "o" {\n  value = [constructor.__proto__, var.constructor, module.__proto__.toString, toString(1)]\n}\n',
      'no module',
    ],
    [
      'characters of control and halves of characters',
      () => 'resource "aws_x" "\u0000\uD800" {\n  a = "\uDFFF${"\u0000"}"\n}\n',
      '',
    ],
  ],
}

describe.each(Object.entries(inputs))('%s', (_, cases) => {
  test.each(cases)(
    '%s',
    (_, write, word) => {
      const files = write()
      const tree = aTree(typeof files === 'string' ? { 'main.tf': files } : files)
      const taken = processorTimeOf(() => {
        const { problems, configuration } = evaluateRoot(tree, '')
        const says = problems.map(problem => problem.says).join('\n')
        if (word === '') expect(says).toBe('')
        else expect(says).toContain(word)
        // What a rule may do with any attribute ends, too.
        for (const resource of configuration.resources) configuration.referredTo(resource.get('a'))
      })
      expect(taken).toBeLessThan(8000)
    },
    60_000,
  )
})
