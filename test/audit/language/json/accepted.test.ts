import { describe, expect, test } from 'vitest'
import { parseTerraformJson } from '../../../../src/audit/language/json/parse-terraform-json.ts'
import { parseFile } from '../../../../src/audit/language/parse-file.ts'
import { printedBody } from '../hcl/printed.ts'

function treeOf(text: string, path = 'main.tf.json'): string {
  const { body, problems } = parseTerraformJson(text, path)
  expect(problems).toEqual([])
  return printedBody(body)
}

describe('what is a block, what an argument, and what a string is, depends on the block', () => {
  test.each([
    ['a resource', { resource: { aws_a: { b: { c: 'd' } } } }, 'resource "aws_a" "b" { c = "d" }'],
    [
      'several in one object',
      { resource: { aws_a: { b: { c: 1 }, d: {} }, aws_e: { f: {} } } },
      'resource "aws_a" "b" { c = 1 }; resource "aws_a" "d" {}; resource "aws_e" "f" {}',
    ],
    [
      'several as a list, at each level',
      { resource: [{ aws_a: [{ b: {} }] }, { aws_a: { c: [{}] } }] },
      'resource "aws_a" "b" {}; resource "aws_a" "c" {}',
    ],
    [
      'providers in a list',
      { provider: { aws: [{}, { alias: 'b' }] } },
      'provider "aws" {}; provider "aws" { alias = "b" }',
    ],
    [
      'a file that is a list',
      [{ locals: { a: 1 } }, { locals: [{ b: 2 }] }],
      'locals { a = 1 }; locals { b = 2 }',
    ],
    ['no block', { resource: null, locals: null }, ''],
    [
      'comments',
      { '//': 'a', resource: { aws_a: { b: { '//': ['c'], d: 1 } } } },
      'resource "aws_a" "b" { d = 1 }',
    ],
    [
      'templates',
      { locals: { a: '${b.c}', d: 'e${f}', g: '$${h}', i: '%{ if j }k%{ endif }' } },
      'locals { a = quoted($b.c); d = quoted("e", $f); g = "${h}"; i = quoted(if $j {"k"}) }',
    ],
    [
      'a backslash, which is no escape in a template',
      { locals: { a: 'b\\n${c}' } },
      'locals { a = quoted("b\\\\n", $c) }',
    ],
    [
      'keys, which are templates',
      { locals: { a: { '${b}': 1, 'c-d': null } } },
      'locals { a = {quoted($b) = 1, "c-d" = null} }',
    ],
    ['numbers', { locals: { a: -1.5, b: [1e5, true] } }, 'locals { a = -1.5; b = [100000, true] }'],
    [
      'defaults, which are what they are',
      { variable: { a: { default: '${b}', description: '%{ c', type: 'list(string)' } } },
      'variable "a" { default = "${b}"; description = "%{ c"; type = list($string) }',
    ],
    [
      'references',
      { resource: { aws_a: { b: { provider: 'aws.c', depends_on: ['aws_d.e', 'module.f'] } } } },
      'resource "aws_a" "b" { provider = $aws.c; depends_on = [$aws_d.e, $module.f] }',
    ],
    [
      'references in `${…}`, which are read all the same',
      { resource: { aws_a: { b: { depends_on: ['${aws_d.e}'] } } } },
      'resource "aws_a" "b" { depends_on = [quoted($aws_d.e)] }',
    ],
    [
      'a module',
      { module: { a: { source: './b/${c}', providers: { aws: 'aws.west' }, d: '${e}' } } },
      'module "a" { source = "./b/${c}"; providers = {"aws" = $aws.west}; d = quoted($e) }',
    ],
    [
      'lifecycle and provisioners',
      {
        resource: {
          aws_a: {
            b: {
              lifecycle: { ignore_changes: ['tags'], precondition: [{ condition: '${c}' }] },
              provisioner: [{ 'local-exec': { command: 'd', when: 'destroy' } }],
              connection: { host: 'e' },
            },
          },
        },
      },
      'resource "aws_a" "b" { lifecycle { ignore_changes = [$tags]; precondition { condition = quoted($c) } }; ' +
        'provisioner "local-exec" { command = "d"; when = $destroy }; connection { host = "e" } }',
    ],
    [
      'nested blocks, which are arguments without the provider’s schema',
      { resource: { aws_a: { b: { c: { d: 1 }, e: [{ f: 2 }, { f: 3 }] } } } },
      'resource "aws_a" "b" { c = {"d" = 1}; e = [{"f" = 2}, {"f" = 3}] }',
    ],
    [
      'dynamic blocks',
      {
        resource: {
          aws_a: { b: { dynamic: { c: { for_each: '${d}', iterator: 'e', content: { f: '${e.value}' } } } } },
        },
      },
      'resource "aws_a" "b" { dynamic "c" { for_each = quoted($d); iterator = $e; content { f = quoted($e.value) } } }',
    ],
    [
      'dynamic blocks in nested blocks',
      {
        resource: {
          aws_a: { b: { g: [{ h: 1, i: { dynamic: [{ c: [{ content: {} }] }] } }], tags: { dynamic: 'x' } } },
        },
      },
      'resource "aws_a" "b" { tags = {"dynamic" = "x"}; g { h = 1; i { dynamic "c" { content {} } } } }',
    ],
    [
      'a policy document, whose blocks are known',
      {
        data: {
          aws_iam_policy_document: { a: { statement: [{ actions: ['*'], principals: { type: 'AWS' } }] } },
        },
      },
      'data "aws_iam_policy_document" "a" { statement { actions = ["*"]; principals { type = "AWS" } } }',
    ],
    [
      'settings, in which nothing is a template',
      {
        terraform: {
          required_version: '${a}',
          backend: { s3: { bucket: 'b' } },
          required_providers: { aws: { version: '1' } },
        },
      },
      'terraform { required_version = "${a}"; backend "s3" { bucket = "b" }; required_providers { aws = {"version" = "1"} } }',
    ],
    [
      'moved',
      { moved: [{ from: 'aws_a.b', to: 'aws_a.c[0]' }] },
      'moved { from = $aws_a.b; to = $aws_a.c[0] }',
    ],
    [
      'names that objects have anyway',
      { locals: { constructor: 1, __proto__: 2 } },
      'locals { constructor = 1 }',
    ],
  ])('%s', (_, file, tree) => {
    expect(treeOf(JSON.stringify(file))).toBe(tree)
  })

  test('values of variables are what they are', () => {
    expect(treeOf('{"a": "${b}", "c": {"d": ["%{"]}}', 'x.auto.tfvars.json')).toBe(
      'a = "${b}"; c = {"d" = ["%{"]}',
    )
  })

  test('a file is read in the syntax that its name says', () => {
    expect(printedBody(parseFile('a = 1\n', 'a.tfvars').body)).toBe('a = 1')
    expect(printedBody(parseFile('{"a": 1}', 'a.tfvars.json').body)).toBe('a = 1')
  })
})

/** The pieces of a text that have a range, in the order of the tree. */
function written(text: string): string[] {
  const found: string[] = []
  const lines = text.split('\n')
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('start' in node && 'end' in node) {
      const { start, end } = node as Record<'start' | 'end', { offset: number; line: number; column: number }>
      found.push(text.slice(start.offset, end.offset))
      for (const { offset, line, column } of [start, end]) {
        const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
        expect(before + column - 1).toBe(offset)
      }
    }
    for (const inner of Object.values(node)) visit(inner)
  }
  const { body, problems } = parseTerraformJson(text, 'main.tf.json')
  expect(problems).toEqual([])
  visit(body)
  return found
}

describe('everything has its place', () => {
  test('names, labels, values and bodies', () => {
    const found = written('{\n  "resource": {"aws_a": {\n    "é😀": { "c": [1, "d"] }\n  }}\n}\n')
    for (const piece of [
      '"resource"',
      '"aws_a"',
      '"é😀"',
      '"é😀": { "c": [1, "d"] }',
      '"c": [1, "d"]',
      '"c"',
      '1',
      '"d"',
    ])
      expect(found).toContain(piece)
    expect(found).toContain(' "c": [1, "d"] ')
  })

  test('what is in a template, also behind escapes and letters of two units', () => {
    const found = written('{"locals": {\n"a": "\\u00e9\\n😀 ${ b.c } \\"${[d]}"}}')
    for (const piece of ['${ b.c }', 'b.c', 'b', '${[d]}', '[d]', 'd', '"\\u00e9\\n😀 ${ b.c } \\"${[d]}"'])
      expect(found).toContain(piece)
  })

  test('a reference', () => {
    expect(written('{"moved": {"from": "a.b", "to": "c.d"}}')).toEqual(
      expect.arrayContaining(['a.b', 'c.d', 'a', '.b']),
    )
  })

  test('each of several blocks in a list begins at its brace', () => {
    const { body } = parseTerraformJson('{"provider": {"aws": [\n{"a": 1},\n{"b": 2}]}}', 'main.tf.json')
    expect(body.blocks.map(({ start, end }) => [start.line, start.column, end.column])).toEqual([
      [2, 1, 9],
      [3, 1, 9],
    ])
  })
})
