import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/audit/resource/value.ts'
import { evaluated, type Files, resourceAt, shownPlace } from './shown.ts'

function valueAt(files: Files, address: string, path: string): Value {
  const { value } = resourceAt(evaluated(files), address).get(path)
  if (value === null) throw new Error(`${address} says nothing at ${path}`)
  return value
}

/** The places that a value came through, and where it is written. */
function way(files: Files, address = 'aws_x.y', path = 'a'): string {
  const { through, place } = valueAt(files, address, path)
  return [...through, place].map(shownPlace).join(' → ')
}

/** Files, and the way from the argument `a` of `aws_x.y` down to where its value is written. */
const ways: readonly (readonly [string, Files, string])[] = [
  ['a literal', 'resource "aws_x" "y" {\n  a = "v"\n}\n', 'main.tf:2:7-10'],
  [
    'the default of a variable',
    'variable "v" {\n  default = "v"\n}\nresource "aws_x" "y" {\n  a = var.v\n}\n',
    'main.tf:5:7-12 → main.tf:2:13-16',
  ],
  [
    'a line of a file of variables',
    {
      'main.tf': 'variable "v" {}\nresource "aws_x" "y" {\n  a = var.v\n}\n',
      'terraform.tfvars': '\nv = "v"\n',
    },
    'main.tf:3:7-12 → terraform.tfvars:2:5-8',
  ],
  [
    'a variable that nobody sets',
    'variable "v" {}\nresource "aws_x" "y" {\n  a = var.v\n}\n',
    'main.tf:3:7-12 → main.tf:1:1-13',
  ],
  [
    'local values',
    'locals {\n  l = { k = ["v"] }\n  m = local.l\n}\nresource "aws_x" "y" {\n  a = local.m.k[0]\n}\n',
    'main.tf:6:7-19 → main.tf:3:7-14 → main.tf:2:14-17',
  ],
  [
    'the argument of a module’s call',
    {
      'main.tf': 'module "m" {\n  source = "./m"\n  v = "v"\n}\n',
      'm/main.tf': 'variable "v" {}\nresource "aws_x" "y" {\n  a = var.v\n}\n',
    },
    'm/main.tf:3:7-12 → main.tf:3:7-10',
  ],
  [
    'a module’s output',
    {
      'main.tf': 'module "m" {\n  source = "./m"\n}\nresource "aws_x" "y" {\n  a = module.m.o\n}\n',
      'm/main.tf': 'output "o" {\n  value = "v"\n}\n',
    },
    'main.tf:5:7-17 → m/main.tf:2:11-14',
  ],
  [
    'another resource’s argument',
    'resource "aws_x" "y" {\n  a = aws_z.z.b\n}\nresource "aws_z" "z" {\n  b = "v"\n}\n',
    'main.tf:2:7-16 → main.tf:5:7-10',
  ],
  ['what the provider sets', 'resource "aws_x" "y" {\n  a = aws_z.z.arn\n}\n', 'main.tf:2:7-18'],
  [
    'an expression',
    'locals {\n  l = "v"\n}\nresource "aws_x" "y" {\n  a = "x-${local.l}"\n}\n',
    'main.tf:5:7-21',
  ],
  [
    'a conversion',
    'variable "v" {\n  type = list(string)\n  default = [1]\n}\nresource "aws_x" "y" {\n  a = var.v[0]\n}\n',
    'main.tf:6:7-15 → main.tf:3:14-15',
  ],
  [
    'an item that repeats',
    'resource "aws_x" "y" {\n  for_each = { k = "v" }\n  a = each.value\n}\n',
    'main.tf:3:7-17 → main.tf:2:20-23',
  ],
  [
    'a file',
    { 'main.tf': 'resource "aws_x" "y" {\n  a = file("a.txt")\n}\n', 'a.txt': 'x\n' },
    'main.tf:2:7-20 → a.txt:1:1',
  ],
  [
    'a template file',
    { 'main.tf': 'resource "aws_x" "y" {\n  a = templatefile("a.txt", { v = 1 })\n}\n', 'a.txt': '${v}\n' },
    'main.tf:2:7-39 → a.txt:1:1',
  ],
]

describe('the way of a value', () => {
  test.each(ways)('%s', (_, files, expected) => {
    const address =
      typeof files !== 'string' && 'm/main.tf' in files && files['m/main.tf']?.includes('aws_x')
        ? 'module.m.aws_x.y'
        : 'aws_x.y'
    expect(way(files, evaluated(files).configuration.ofType('aws_x')[0]?.address ?? address)).toBe(expected)
  })

  test('a value that comes through many places keeps the first and the last ones', () => {
    const names = Array.from({ length: 40 }, (_, at) => `  l${at + 1} = local.l${at}\n`)
    const text = `locals {\n  l0 = "v"\n${names.join('')}}\nresource "aws_x" "y" {\n  a = local.l40\n}\n`
    const { through, place } = valueAt(text, 'aws_x.y', 'a')
    expect([through.length, shownPlace(place)]).toEqual([16, 'main.tf:2:8-11'])
    expect([through[0], through.at(-1)].map(at => at && shownPlace(at))).toEqual([
      'main.tf:45:7-16',
      'main.tf:3:8-16',
    ])
  })
})

/** The pieces of a text of several lines: what each begins with, and where it is written. */
function pieces(files: Files): string[] {
  const value = valueAt(files, 'aws_x.y', 'a')
  if (value.kind !== 'string' && value.kind !== 'unknown') return []
  const text =
    value.kind === 'string' ? value.value : (value.pieces ?? []).filter(each => each !== null).join('')
  const segments = value.segments ?? []
  return segments.map(
    ({ offset, place }, at) =>
      `${JSON.stringify(text.slice(offset, segments[at + 1]?.offset))} ${shownPlace(place)}`,
  )
}

describe('the pieces of a text', () => {
  test.each<readonly [string, Files, readonly string[]]>([
    [
      'the lines of a heredoc',
      'resource "aws_x" "y" {\n  a = <<-EOT\n    one\n      two\n  EOT\n}\n',
      ['"one\\n" main.tf:3:1', '"  two\\n" main.tf:4:1'],
    ],
    [
      'what is put into a line',
      'locals {\n  l = "L"\n}\nresource "aws_x" "y" {\n  a = <<EOT\none ${local.l} two\n${aws_z.z.id}\nEOT\n}\n',
      [
        '"one " main.tf:6:1-5',
        '"L" main.tf:6:5-15',
        '" two\\n" main.tf:6:15',
        '"" main.tf:7:1-14',
        '"\\n" main.tf:7:14',
      ],
    ],
    [
      'a heredoc in a heredoc',
      'locals {\n  l = <<EOT\nin\nner\nEOT\n}\nresource "aws_x" "y" {\n  a = <<EOT\n${local.l}\nEOT\n}\n',
      ['"in\\n" main.tf:3:1', '"ner\\n" main.tf:4:1', '"\\n" main.tf:9:11'],
    ],
    [
      'a template file',
      {
        'main.tf': 'resource "aws_x" "y" {\n  a = templatefile("t.json", { v = "V" })\n}\n',
        't.json': '{\n  "v": "${v}"\n}\n',
      },
      [
        '"{\\n" t.json:1:1',
        '"  \\"v\\": \\"" t.json:2:1-9',
        '"V" t.json:2:9-13',
        '"\\"\\n" t.json:2:13',
        '"}\\n" t.json:3:1',
      ],
    ],
    [
      'an older template file',
      {
        'main.tf':
          'data "template_file" "t" {\n  template = file("t.txt")\n  vars = { v = "V" }\n}\nresource "aws_x" "y" {\n  a = data.template_file.t.rendered\n}\n',
        't.txt': 'a\n${v}\n',
      },
      ['"a\\n" t.txt:1:1', '"V" t.txt:2:1-5', '"\\n" t.txt:2:5'],
    ],
    [
      'a template that is a text',
      'data "template_file" "t" {\n  template = "a-$${v}"\n  vars = { v = "V" }\n}\nresource "aws_x" "y" {\n  a = data.template_file.t.rendered\n}\n',
      ['"a-V" main.tf:2:14-23'],
    ],
  ])('%s', (_, files, expected) => {
    expect(pieces(files)).toEqual(expected)
  })
})

test('what is written in a block has the block’s head for its place, and what stands in it its value', () => {
  const root = evaluated('resource "aws_x" "y" {\n  rule {\n    a = [\n      1,\n      2,\n    ]\n  }\n}\n')
  const resource = resourceAt(root, 'aws_x.y')
  expect([resource.place, resource.block].map(shownPlace)).toEqual(['main.tf:1:1-21', 'main.tf:1:1'])
  expect(['rule', 'rule.a', 'rule.b'].map(path => shownPlace(resource.get(path).place))).toEqual([
    'main.tf:2:3-7',
    'main.tf:3:9',
    'main.tf:2:3-7',
  ])
  expect(
    resource
      .get('rule.a')
      .each()
      .map(({ place }) => shownPlace(place)),
  ).toEqual(['main.tf:4:7-8', 'main.tf:5:7-8'])
})
