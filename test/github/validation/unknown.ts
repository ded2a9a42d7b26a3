import { dereferenced, type Schema } from './description.ts'

/**
 * Paths of the properties that no alternative of the schema names. GitHub ignores what it does not know, so a
 * misspelt property would go unnoticed there.
 */
export function unknownProperties(schema: Schema, value: unknown, path = ''): string[] {
  const alternatives = flattened(schema)
  if (Array.isArray(value)) {
    const items = alternatives.map(each => each['items']).filter(each => each !== undefined) as Schema[]
    if (items.length === 0) return []
    return value.flatMap((item, index) => unknownProperties({ anyOf: items }, item, `${path}/${index}`))
  }
  if (typeof value !== 'object' || value === null) return []
  const named = alternatives.filter(each => each['properties'] !== undefined)
  const isFree = alternatives.some(each => isFreeForm(each)) || named.length === 0
  return Object.entries(value).flatMap(([name, inner]) => {
    const schemas = named
      .map(each => (each['properties'] as Record<string, Schema>)[name])
      .filter(each => each !== undefined)
    if (schemas.length > 0) return unknownProperties({ anyOf: schemas }, inner, `${path}/${name}`)
    return isFree ? [] : [`${path}/${name}`]
  })
}

/** An object of which nothing is said, or whose further properties have a schema. */
function isFreeForm(schema: Schema): boolean {
  const further = schema['additionalProperties']
  return (
    further === true || typeof further === 'object' || (schema['type'] === 'object' && !schema['properties'])
  )
}

function flattened(schema: Schema): Schema[] {
  const known = dereferenced(schema)
  const inner = ['allOf', 'anyOf', 'oneOf'].flatMap(key => (known[key] ?? []) as Schema[])
  return [known, ...inner.flatMap(flattened)]
}
