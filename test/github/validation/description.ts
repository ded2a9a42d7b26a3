import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { OperationName } from '../operations.ts'
import type { Json } from '../shapes/json.ts'

/** A JSON schema as OpenAPI 3.0 writes it. */
export type Schema = Json

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}

export interface Operation {
  readonly parameters: readonly Parameter[]
  readonly body?: { readonly required: boolean; readonly schema: Schema | null }
  readonly responses: Readonly<Record<string, Schema | null>>
}

interface Description {
  readonly source: string
  readonly operations: Readonly<Record<OperationName, Operation>>
  readonly webhooks: Readonly<Record<string, Schema>>
  readonly schemas: Readonly<Record<string, Schema>>
}

/** GitHub's own description of what is emulated: see `scripts/cut-github-description.ts`. */
export const description = JSON.parse(
  readFileSync(new URL('../fixtures/openapi.json', import.meta.url), 'utf8'),
) as Description

// The schemas are GitHub's and known to be valid; compiling is what costs, so each is compiled when first used, and
// nothing is spent on making what comes out smaller.
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
})
formats.default(ajv)
// Hrefs such as `…/comments{/number}` are templates to some of GitHub's schemas and plain addresses to others.
ajv.addFormat('uri-template', true)
// What stands in a commit is no address by any standard: `1+name[bot]@users.noreply.github.com`, or anything at all.
ajv.addFormat('email', true)
ajv.addSchema({ $id: 'github', components: { schemas: withNull(description.schemas) } })

const compiled = new WeakMap<Schema, ValidateFunction>()

/** What in the value is against the schema; empty when nothing is. */
export function errorsOf(schema: Schema, value: unknown): readonly ErrorObject[] {
  const validate = compiled.get(schema) ?? ajv.compile(withNull(schema) as Schema)
  compiled.set(schema, validate)
  return validate(value) ? [] : (validate.errors ?? [])
}

/** OpenAPI 3.0 says `nullable` beside the schema; JSON Schema knows only a type of its own. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull)
  if (typeof schema !== 'object' || schema === null) return schema
  const { nullable, $ref, ...rest } = schema as Schema
  if (typeof $ref === 'string') return { $ref: `github${$ref}` }
  const kept = Object.entries(rest).map(([key, value]) => [key, convert(key, value)])
  const converted = Object.fromEntries(kept) as Schema
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted
}

function convert(key: string, value: unknown): unknown {
  if (key === 'enum') return value
  if (key !== 'properties') return withNull(value)
  return Object.fromEntries(Object.entries(value as Schema).map(([name, schema]) => [name, withNull(schema)]))
}

/** The schema that a reference stands for. */
export function dereferenced(schema: Schema): Schema {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return schema
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return dereferenced(description.schemas[name] ?? {})
}
