import type { ErrorObject } from 'ajv'
import type { OperationName } from '../operations.ts'
import { description, errorsOf, type Parameter } from './description.ts'
import { unknownProperties } from './unknown.ts'

export interface SentRequest {
  readonly operation: OperationName
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** What in a request is against GitHub's description, each a sentence; empty when nothing is. */
export function checkRequest(request: SentRequest): string[] {
  const { parameters, body } = description.operations[request.operation]
  const problems = [
    ...checkParameters(parameters, 'path', request.params),
    ...checkParameters(parameters, 'query', request.query),
    ...checkBody(body, request.body),
  ]
  return problems.map(problem => `${request.operation}: ${problem}`)
}

function checkParameters(
  all: readonly Parameter[],
  place: 'path' | 'query',
  sent: Readonly<Record<string, unknown>>,
): string[] {
  const known = all.filter(each => each.in === place)
  const unknown = Object.keys(sent).filter(name => !known.some(each => each.name === name))
  const missing = known.filter(each => each.required && sent[each.name] === undefined)
  const wrong = known.flatMap(({ name, schema }) => {
    if (sent[name] === undefined) return []
    const errors = errorsOf(schema, typed(schema, sent[name]))
    return errors.map(error => `the ${place} parameter ${name} ${error.message}`)
  })
  return [
    ...unknown.map(name => `there is no ${place} parameter ${name}`),
    ...missing.map(each => `the ${place} parameter ${each.name} is missing`),
    ...wrong,
  ]
}

/** A parameter comes as text; GitHub reads numbers and booleans out of it. */
function typed(schema: Readonly<Record<string, unknown>>, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if ((schema['type'] === 'integer' || schema['type'] === 'number') && /^-?\d+$/.test(value))
    return Number(value)
  if (schema['type'] === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if (schema['oneOf'] && /^-?\d+$/.test(value)) return Number(value)
  return value
}

function checkBody(
  expected: { readonly required: boolean; readonly schema: Record<string, unknown> | null } | undefined,
  sent: unknown,
): string[] {
  if (sent === undefined) return expected?.required && expected.schema ? ['the body is missing'] : []
  if (!expected?.schema) return isEmpty(sent) ? [] : ['it takes no body']
  const unknown = unknownProperties(expected.schema, sent)
  return [
    ...errorsOf(expected.schema, sent).map(error => `the body ${inWords(error)}`),
    ...unknown.map(path => `the body has ${path}, which GitHub does not know`),
  ]
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** What ajv found, as part of a sentence. */
export function inWords(error: ErrorObject): string {
  const where = error.instancePath === '' ? '' : `${error.instancePath} `
  const allowed = error.keyword === 'enum' ? `: ${JSON.stringify(error.params['allowedValues'])}` : ''
  return `${where}${error.message ?? error.keyword}${allowed}`
}
