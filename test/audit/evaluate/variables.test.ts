import { describe, expect, test } from 'vitest'
import { evaluated, type Files, resourceAt, shownAt } from './shown.ts'
import type { EvaluateOptions } from '../../../src/audit/evaluate/evaluate-root.ts'

function valueOfX(files: Files, options?: EvaluateOptions): string {
  return shownAt(evaluated(files, options), 'output.o', 'value')
}

const output = 'output "o" {\n  value = var.x\n}\n'

/** The default of a variable of a type, and what the variable is. */
const conversions: Record<string, readonly (readonly [string, string, string])[]> = {
  'texts, numbers and booleans become each other': [
    ['string', '5', '"5"'],
    ['string', 'true', '"true"'],
    ['number', '"5"', '5'],
    ['number', '"five"', '"five"'],
    ['bool', '"true"', 'true'],
    ['string', 'null', '-'],
    ['any', '[1, "a"]', '[1, "a"]'],
    ['"string"', '5', '"5"'],
  ],
  'lists, sets and maps have items of one type': [
    ['list(string)', '["b", 3, true]', '["b", "3", "true"]'],
    ['set(string)', '["z", "a", "z", 1]', '["1", "a", "z"]'],
    ['set(number)', '[10, "9", 10]', '[9, 10]'],
    ['map(number)', '{ a = "1", b = 2 }', '{a: 1, b: 2}'],
    ['list(any)', '["a", 1]', '["a", "1"]'],
    ['map(any)', '{ a = "1", b = 2 }', '{a: "1", b: "2"}'],
    ['list(any)', '["a", [1]]', '["a", [1]]'],
    ['list', '["a", 1]', '["a", "1"]'],
    ['set(list(string))', '[["b"], ["b"]]', '[["b"]]'],
    ['list(set(string))', '[["b", "a", "b"]]', '[["a", "b"]]'],
    ['tuple([string, number])', '[1, "2"]', '["1", 2]'],
  ],
  'objects have the attributes of their type, with their defaults': [
    ['object({ a = string })', '{ a = 1, b = 2 }', '{a: "1"}'],
    ['object({ a = optional(number, 3) })', '{}', '{a: 3}'],
    ['object({ a = optional(number, "3") })', '{ a = null }', '{a: 3}'],
    ['object({ a = optional(number, 3) })', '{ a = "4" }', '{a: 4}'],
    ['object({ a = optional(string) })', '{}', '{a: null}'],
    ['object({ a = optional(object({ b = optional(bool, true) }), {}) })', '{}', '{a: {b: true}}'],
    ['list(object({ a = optional(string, "x") }))', '[{}, { a = "y" }]', '[{a: "x"}, {a: "y"}]'],
    ['map(object({ a = optional(string, "x") }))', '{ k = {} }', '{k: {a: "x"}}'],
    ['object({ a = string })', '"text"', '"text"'],
  ],
}

describe.each(Object.entries(conversions))('%s', (_, cases) => {
  test.each(cases)('%s of %s is %s', (type, standard, expected) => {
    expect(valueOfX(`variable "x" {\n  type = ${type}\n  default = ${standard}\n}\n${output}`)).toBe(expected)
  })
})

describe('where a value comes from', () => {
  const variable = 'variable "x" {\n  default = "default"\n}\n'

  test.each<readonly [string, Readonly<Record<string, string>>, EvaluateOptions, string]>([
    ['the default, where nobody gives anything', {}, {}, '"default"'],
    ['terraform.tfvars before the default', { 'terraform.tfvars': 'x = "file"' }, {}, '"file"'],
    ['terraform.tfvars.json', { 'terraform.tfvars.json': '{ "x": "${json}" }' }, {}, '"${json}"'],
    [
      'a later file before an earlier one',
      { 'terraform.tfvars': 'x = 1', 'a.auto.tfvars': 'x = 2', 'b.auto.tfvars.json': '{ "x": 3 }' },
      {},
      '3',
    ],
    ['no file that is not read by itself', { 'prod.tfvars': 'x = "prod"' }, {}, '"default"'],
    [
      'a file that is named',
      { 'terraform.tfvars': 'x = 1', 'prod.tfvars': 'x = 2' },
      { variableFiles: ['prod.tfvars'] },
      '2',
    ],
    [
      'what is given before all files',
      { 'terraform.tfvars': 'x = 1' },
      { variables: { x: ['given', { a: null }] } },
      '["given", {a: null}]',
    ],
    ['no file of another folder', { 'env/terraform.tfvars': 'x = 1' }, {}, '"default"'],
    ['nothing where the file needs names', { 'terraform.tfvars': 'x = var.y' }, {}, '?'],
  ])('%s', (_, files, options, expected) => {
    expect(valueOfX({ 'main.tf': variable + output, ...files }, options)).toBe(expected)
  })

  test('a file of variables that is not there is a problem', () => {
    const { problems } = evaluated(variable, { variableFiles: ['prod.tfvars'] })
    expect(problems.map(({ path, says }) => `${path}: ${says}`)).toEqual([
      'prod.tfvars: There is no such file of variables.',
    ])
  })

  test('a file of variables that is broken is a problem, and what can be read of it counts', () => {
    const root = evaluated({ 'main.tf': variable + output, 'terraform.tfvars': 'y = [\nx = "file"' })
    expect(root.problems).not.toEqual([])
    expect(shownAt(root, 'output.o', 'value')).toBe('"file"')
    expect(root.configuration.isComplete).toBe(false)
  })
})

describe('what is not known, null or sensitive', () => {
  test('a variable without a default is not known, and says why', () => {
    const { value } = resourceAt(evaluated(`variable "x" {}\n${output}`), 'output.o').get('value')
    expect(value).toMatchObject({ kind: 'unknown', why: 'the variable `x` has no default' })
  })

  test('a variable and a local value that are not declared are not known, without a problem', () => {
    const root = evaluated('output "o" {\n  value = [var.x, local.y]\n}\n')
    expect(shownAt(root, 'output.o', 'value')).toBe('[?, ?]')
    expect(root.problems).toEqual([])
  })

  test.each([
    ['null replaces the default', '', '-'],
    ['unless the variable takes no null', 'nullable = false', '"default"'],
  ])('%s', (_, setting, expected) => {
    const files = {
      'main.tf': 'module "m" {\n  source = "./m"\n  x = null\n}\noutput "o" {\n  value = module.m.x\n}\n',
      'm/main.tf': `variable "x" {\n  default = "default"\n  ${setting}\n}\noutput "x" {\n  value = var.x\n}\n`,
    }
    expect(shownAt(evaluated(files), 'output.o', 'value')).toBe(expected)
  })

  test('what is made of a sensitive variable is sensitive', () => {
    const text = `
      variable "x" {
        sensitive = true
        default   = { a = "s" }
      }
      locals { made = "x-\${var.x.a}" }
      output "o" {
        value = [var.x.a, local.made, jsonencode(var.x), var.x.a == "s", "open"]
      }`
    expect(shownAt(evaluated(text), 'output.o', 'value')).toBe(
      '["s"!, "x-s"!, "{\\"a\\":\\"s\\"}"!, true!, "open"]',
    )
  })

  test('local values that refer to each other in a circle are a problem', () => {
    const root = evaluated(
      'locals {\n  a = local.b\n  b = [local.a]\n}\noutput "o" {\n  value = local.a\n}\n',
    )
    expect(root.problems.map(({ start, says }) => `${start.line}: ${says}`)).toEqual([
      '2: `local.a` refers to itself, directly or over others. It needs a value of its own.',
    ])
  })
})
