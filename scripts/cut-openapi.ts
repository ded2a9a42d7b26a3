import { operations, webhooks } from '../test/github/operations.ts'

type Json = Record<string, unknown>

/**
 * Cuts the emulated operations and webhooks, with every schema that they refer to, out of GitHub's OpenAPI
 * description.
 *
 * @param text `generated/api.github.com.json` of `@octokit/openapi`
 * @returns the fixture: JSON with one operation, webhook or schema a line
 * @throws Error when an operation or webhook is not in the description
 */
export function cutOpenapi(text: string, version: string): string {
  const description = JSON.parse(text) as Json
  const kept = { operations: {} as Json, webhooks: {} as Json, schemas: {} as Json }
  for (const name of operations) kept.operations[name] = operation(description, name)
  for (const name of webhooks) kept.webhooks[name] = webhook(description, name)
  for (const name of referredSchemas(description, kept)) {
    kept.schemas[name] = bare(at(description, 'components', 'schemas', name))
  }
  return oneLineEach(`@octokit/openapi ${version}, generated/api.github.com.json`, kept)
}

function operation(description: Json, name: string): Json {
  const [method = '', template = ''] = name.split(' ')
  const found = at(description, 'paths', template, method.toLowerCase())
  const parameters = ((found['parameters'] ?? []) as Json[])
    .map(parameter => resolved(description, parameter))
    .map(parameter => bare(pick(parameter, 'name', 'in', 'required', 'schema')))
  const body = found['requestBody'] as Json | undefined
  const responses = Object.entries(found['responses'] as Json).map(
    ([status, response]) => [status, content(resolved(description, response as Json))] as const,
  )
  return {
    parameters,
    ...(body && { body: { required: body['required'] ?? false, schema: content(body) } }),
    responses: Object.fromEntries(responses.filter(([status]) => status.startsWith('2'))),
  }
}

function webhook(description: Json, name: string): unknown {
  return content(at(description, 'x-webhooks', name, 'post', 'requestBody'))
}

/** The schema of the JSON content, or `null` where there is none (204, a diff). */
function content(holder: Json): unknown {
  const types = (holder['content'] ?? {}) as Record<string, Json>
  return bare(types['application/json']?.['schema'] ?? null)
}

function resolved(description: Json, object: Json): Json {
  const reference = object['$ref']
  return typeof reference === 'string' ? at(description, ...reference.slice(2).split('/')) : object
}

function at(json: Json, ...keys: string[]): Json {
  let value: unknown = json
  for (const key of keys) value = (value as Json | undefined)?.[key]
  if (value === undefined) throw new Error(`GitHub’s description has no ${keys.join(' / ')}`)
  return value as Json
}

function referredSchemas(description: Json, kept: unknown): string[] {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (names.has(name)) continue
      names.add(name)
      visit(bare(at(description, 'components', 'schemas', name)))
    }
  }
  visit(kept)
  return [...names].sort()
}

const prose = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'default',
])

/** A schema without its prose; the names of properties are no prose. */
function bare(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bare)
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'properties') return [[key, eachProperty(value as Json)]]
    if (prose.has(key) || key.startsWith('x-')) return []
    return [[key, key === 'enum' ? value : bare(value)]]
  })
  return Object.fromEntries(entries)
}

function eachProperty(properties: Json): Json {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, bare(schema)]))
}

function pick(object: Json, ...keys: string[]): Json {
  return Object.fromEntries(keys.filter(key => key in object).map(key => [key, object[key]]))
}

function oneLineEach(source: string, parts: Record<string, Json>): string {
  const sections = Object.entries(parts).map(([name, part]) => {
    const lines = Object.entries(part).map(
      ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    )
    return `${JSON.stringify(name)}: {\n${lines.join(',\n')}\n}`
  })
  return `{\n"source": ${JSON.stringify(source)},\n${sections.join(',\n')}\n}\n`
}
