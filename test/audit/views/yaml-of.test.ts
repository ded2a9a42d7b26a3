import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import type { Attribute } from '../../../src/audit/resource/attribute.ts'
import { jsonOf } from '../../../src/audit/views/json-of.ts'
import { jsonOrYamlOf } from '../../../src/audit/views/yaml-of.ts'
import { aTree } from '../a-tree.ts'

function contentOf(content: string): Attribute {
  const text = `variable "v" {}\nresource "aws_ssm_document" "d" {\n  content = ${content}\n}`
  const [document] = evaluateRoot(aTree({ 'main.tf': text }), '').configuration.ofType('aws_ssm_document')
  if (document === undefined) throw new Error('There is no document.')
  return document.get('content')
}

const heredoc = (text: string) => `<<EOF\n${text}\nEOF`

describe('a document in an attribute', () => {
  test.each([
    ['by jsonencode', 'jsonencode({ inputs = { name = "b" } })'],
    ['as a text of JSON', heredoc('{"inputs": {"name": "b"}}')],
    [
      'as a text of JSON with parts that are not known',
      heredoc('{"v": "${var.v}", "inputs": {"name": "b"}}'),
    ],
  ])('is read %s', (_, content) => {
    for (const read of [jsonOf, jsonOrYamlOf]) {
      expect(read(contentOf(content)).get('inputs.name').value).toMatchObject({ kind: 'string', value: 'b' })
    }
  })

  test.each([
    ['by yamlencode', 'yamlencode({ inputs = { name = "b", list = [1, true, null] } })'],
    ['as a text of YAML', heredoc('inputs:\n  name: b\n  list: [1, true, null]')],
  ])('is read %s', (_, content) => {
    const inputs = jsonOrYamlOf(contentOf(content)).get('inputs')
    expect(inputs.get('name').value).toMatchObject({ kind: 'string', value: 'b' })
    expect(inputs.each('list').map(({ value }) => value?.kind ?? null)).toEqual(['number', 'boolean', null])
  })

  test('has the places of JSON where it is written', () => {
    const { place } = jsonOf(contentOf(heredoc('{\n  "inputs": {\n    "name": "b"\n  }\n}'))).get(
      'inputs.name',
    )
    expect([place.start.line, place.start.column]).toEqual([6, 13])
  })

  test.each([
    ['what is not written is nothing', 'null', null],
    ['what is not known', 'var.v', 'unknown'],
    ['what is no document', heredoc('{ "inputs": '), 'unknown'],
    ['what is no YAML', heredoc('a: b: c'), 'unknown'],
    [
      'what is longer than a document may be',
      heredoc(`a: ${'['.repeat(60_000)}${']'.repeat(60_000)}`),
      'unknown',
    ],
  ])('%s', (_, content, kind) => {
    const { value } = jsonOrYamlOf(contentOf(content)).get('inputs.name')
    expect(value?.kind ?? null).toBe(kind)
  })
})
