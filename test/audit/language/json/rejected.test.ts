import { describe, expect, test, vi } from 'vitest'
import { parseTerraformJson } from '../../../../src/audit/language/json/parse-terraform-json.ts'
import { printedBody } from '../hcl/printed.ts'

vi.setConfig({ testTimeout: 60_000 })

const MILLION = 1_000_000

function read(text: string) {
  const { body, problems } = parseTerraformJson(text, 'main.tf.json')
  return {
    tree: printedBody(body),
    problems: problems.map(({ start, says }) => `${start.line}:${start.column} ${says}`),
  }
}

describe('what is wrong is said, and the rest is read', () => {
  test.each([
    ['nothing', '', '', ['1:1 Expected a value, but found the end of the text.']],
    ['no object', '1', '', ['1:1 The file holds an object: `{ "resource": { … } }`.']],
    [
      'a comment',
      '{"locals": { // a\n"b": 1 }}',
      'locals { b = 1 }',
      ['1:14 JSON has no comments. Terraform ignores a property that is named `//`.'],
    ],
    [
      'a comma behind the last value',
      '{"locals": {"a": [1,], "b": 2,}}',
      'locals { a = [1]; b = 2 }',
      [
        '1:20 A comma stands between values: there is none before `]`.',
        '1:30 A comma stands between values: there is none before `}`.',
      ],
    ],
    [
      'a comma that is missing',
      '{"locals": {"a": 1 "b": [1 2]}}',
      'locals { a = 1; b = [1, 2] }',
      [
        '1:20 Expected a comma or a `}`, but found a string.',
        '1:28 Expected a comma or a `]`, but found `2`.',
      ],
    ],
    [
      'a colon that is missing',
      '{"locals": {"a" 1, "b": 2}}',
      'locals { a = 1; b = 2 }',
      ['1:17 Expected a `:` and a value behind `"a"`, but found `1`.'],
    ],
    [
      'a value that is missing',
      '{"locals": {"a": , "b": 2}}',
      'locals { a = ‹invalid›; b = 2 }',
      ['1:18 Expected a value, but found `,`.'],
    ],
    [
      'a word that is none',
      '{"locals": {"a": yes, b: 1, "c": 2}}',
      'locals { a = ‹invalid›; c = 2 }',
      [
        '1:18 Expected a value, but found `yes`.',
        '1:23 Expected a name in double quotes, but found `b`.',
        '1:24 Expected a name in double quotes, but found `:`.',
        '1:26 Expected a name in double quotes, but found `1`.',
        '1:27 Expected a name in double quotes, but found `,`.',
      ],
    ],
    [
      'a list that is closed as an object',
      '{"locals": {"a": [1}, "moved": {}}',
      'locals { a = [1] }; moved {}',
      ['1:20 Expected a `]`, but found `}`.'],
    ],
    [
      'an object that is not closed',
      '{"locals": {"a": 1',
      'locals { a = 1 }',
      ['1:19 Expected a `}`, but found the end of the text.'],
    ],
    [
      'a string that is not closed',
      '{"locals": {"a": "b\n}}',
      'locals { a = "b" }',
      ['1:18 The string is not closed on its line. Close it with `"`.'],
    ],
    [
      'an escape that means nothing',
      '{"locals": {"a": "\\q"}}',
      'locals { a = "" }',
      [
        '1:18 This escape sequence means nothing. There are `\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\uNNNN`.',
      ],
    ],
    [
      'text behind the value',
      '{"locals": {"a": 1}} {"locals": {"b": 1}}',
      'locals { a = 1 }',
      ['1:22 Expected the end of the text behind the value, but found `{`.'],
    ],
    [
      'an argument that is set twice',
      '{"locals": {"a": 1, "a": 2}, "locals": {"b": {"c": 1, "c": 2}}}',
      'locals { a = 1 }; locals { b = {"c" = 1} }',
      [
        '1:21 `a` is already set. An argument is set only once.',
        '1:55 `c` is already set in this object. A key stands once in it.',
      ],
    ],
    [
      'a body that is none',
      '{"locals": "a", "resource": {"aws_a": {"b": 1}, "aws_c": 2, "aws_d": {"e": {"f": 1}}}}',
      'resource "aws_d" "e" { f = 1 }',
      [
        '1:12 The body of a `locals` block is an object, or a list of objects where there are several.',
        '1:45 The body of a `resource` block is an object, or a list of objects where there are several.',
        '1:58 `aws_c` holds an object whose keys are the labels of `resource` blocks.',
      ],
    ],
    [
      'a template that is none',
      '{"locals": {"a": "\\t${b c}", "d": "${e", "f": 1}}',
      'locals { a = ‹invalid›; d = ‹invalid›; f = 1 }',
      [
        '1:25 Expected a `}` behind the expression, but found `c`.',
        '1:39 Expected a `}` behind the expression, but found the end of the string.',
      ],
    ],
    [
      'a reference that is none',
      '{"variable": {"a": {"type": "list(string", "default": 1}}}',
      'variable "a" { type = ‹invalid›; default = 1 }',
      ['1:41 Expected a comma or a `)`, but found the end of the string.'],
    ],
  ])('%s', (_, text, tree, problems) => {
    expect(read(text)).toEqual({ tree, problems })
  })

  test('no more than a hundred problems of a file are told', () => {
    expect(read(`{"locals": {"a": [${'x,'.repeat(1_000)}]}}`).problems).toHaveLength(100)
  })
})

describe('hostile input ends', () => {
  test.each([
    ['a million open lists', '['.repeat(MILLION), /more than 200 levels/],
    ['a million open objects', '{"a":'.repeat(MILLION / 4), /more than 200 levels/],
    ['a million open lists in a value', `{"locals": {"a": ${'['.repeat(MILLION)}}}`, /more than 200 levels/],
    ['labels', `{"resource": ${'{"a":['.repeat(MILLION / 8)}`, /more than 200 levels/],
    ['interpolations in one string', `{"locals": {"a": "${'${'.repeat(MILLION)}"}}`, /./],
    ['interpolations behind escapes', `{"locals": {"a": "${'\\"${a}'.repeat(MILLION / 8)}"}}`, null],
    ['many lines', `{"locals": {\n${'"a": 1,\n'.repeat(MILLION / 8)}"b": 1}}`, /already set/],
    ['closing brackets', '{'.concat(']'.repeat(MILLION)), /Expected a name/],
    ['commas', `[${','.repeat(MILLION)}`, /Expected a value/],
    ['strings that are not closed', '{"a\n'.repeat(MILLION / 4), /not closed/],
  ])('%s', (_, text, problem) => {
    const { problems } = read(text)
    if (problem === null) expect(problems).toEqual([])
    else expect(problems.join('\n')).toMatch(problem)
  })

  test('what is too deep leaves what follows', () => {
    const deep = `${'['.repeat(MILLION)}${']'.repeat(MILLION)}`
    expect(read(`{"locals": {"a": [${deep}], "b": 1}}`).tree).toMatch(/b = 1/)
  })

  test('a template in a deep value is not deeper than the whole may be', () => {
    const text = `{"locals": {"a": ${'['.repeat(150)}"\${${'['.repeat(150)}${']'.repeat(150)}}"${']'.repeat(150)}}}`
    expect(read(text).problems.join('\n')).toMatch(/more than 256 levels/)
  })
})
