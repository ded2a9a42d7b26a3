import type { JsonMember, JsonNode, JsonObject, JsonString } from '../../resource/json/json-node.ts'
import type { Expression, ObjectItem } from '../hcl/syntax.ts'
import { type JsonFile, sayRead } from './json-file.ts'
import { rangeOf } from './positions.ts'
import { literalOf, referenceOf, templateOf } from './string-text.ts'

/**
 * What the strings in a value are for Terraform: templates, texts as they are, or references (and keywords and types),
 * which are written as expressions.
 */
export type StringForm = 'template' | 'literal' | 'reference'

const READ = { template: templateOf, literal: literalOf, reference: referenceOf } as const

/** The expression that a JSON value is. */
export function expressionOf(file: JsonFile, node: JsonNode, form: StringForm, depth = 1): Expression {
  const range = rangeOf(file.positions, node)
  if (node.kind === 'string') return READ[form](file, node, depth)
  if (node.kind === 'number') return { kind: 'number', value: node.value, text: node.text, ...range }
  if (node.kind === 'boolean') return { kind: 'boolean', value: node.value, ...range }
  if (node.kind === 'array') {
    const items = node.items.map(item => expressionOf(file, item, form, depth + 1))
    return { kind: 'tuple', items, ...range }
  }
  if (node.kind === 'object') {
    const items = onlyOnce(file, node).map(member => itemOf(file, member, form, depth + 1))
    return { kind: 'object', items, ...range }
  }
  return { kind: node.kind, ...range }
}

function itemOf(file: JsonFile, { key, value }: JsonMember, form: StringForm, depth: number): ObjectItem {
  return {
    key: keyOf(file, key, form, depth),
    value: expressionOf(file, value, form, depth),
    ...rangeOf(file.positions, { start: key.start, end: value.end }),
  }
}

/** Keys of objects are templates as well; they are no references. */
function keyOf(file: JsonFile, key: JsonString, form: StringForm, depth: number): Expression {
  return form === 'template' ? templateOf(file, key, depth) : literalOf(file, key)
}

/** The members of an object without those whose key was there before, which are problems. */
function onlyOnce(file: JsonFile, { members }: JsonObject): readonly JsonMember[] {
  const known = new Set<string>()
  return members.filter(({ key }) => {
    const isNew = !known.has(key.value)
    if (!isNew) sayRead(file, key, `\`${key.value}\` is already set in this object. A key stands once in it.`)
    known.add(key.value)
    return isNew
  })
}
