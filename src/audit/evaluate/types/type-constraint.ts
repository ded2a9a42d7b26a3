import type { Expression, ObjectItem } from '../../language/hcl/syntax.ts'

/** What a variable’s `type` says (https://developer.hashicorp.com/terraform/language/expressions/type-constraints). */
export type Type =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> }

export interface AttributeType {
  readonly type: Type
  readonly isOptional: boolean
  /** What an optional attribute is where it is not given. */
  readonly standard: Expression | null
}

export const ANY: Type = { kind: 'any' }

/** Reads a type; what is none is `any`. Older code has types as texts: `"string"`, and `list` for a list of anything. */
export function typeOf(expression: Expression): Type {
  if (expression.kind === 'variable') return named(expression.name)
  if (expression.kind === 'string') return named(expression.value)
  if (expression.kind === 'parentheses') return typeOf(expression.inner)
  if (expression.kind === 'call') return constructed(expression.name.value, expression.args[0])
  return ANY
}

function named(name: string): Type {
  if (name === 'string' || name === 'number' || name === 'bool') return { kind: name }
  return name === 'list' || name === 'set' || name === 'map' ? { kind: name, of: ANY } : ANY
}

function constructed(name: string, of: Expression | undefined): Type {
  if (of === undefined) return ANY
  if (name === 'list' || name === 'set' || name === 'map') return { kind: name, of: typeOf(of) }
  if (name === 'tuple' && of.kind === 'tuple') return { kind: 'tuple', items: of.items.map(typeOf) }
  if (name !== 'object' || of.kind !== 'object') return ANY
  return { kind: 'object', attributes: new Map(of.items.flatMap(attribute)) }
}

function attribute({ key, value }: ObjectItem): [string, AttributeType][] {
  const name = key.kind === 'name' || key.kind === 'string' ? key.value : null
  if (name === null) return []
  if (value.kind !== 'call' || value.name.value !== 'optional') {
    return [[name, { type: typeOf(value), isOptional: false, standard: null }]]
  }
  const [inner, standard = null] = value.args
  return [[name, { type: inner === undefined ? ANY : typeOf(inner), isOptional: true, standard }]]
}
