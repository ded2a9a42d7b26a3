import { type Attribute, attributeOf } from '../../resource/attribute.ts'
import { equals } from '../../resource/predicates.ts'
import type { ObjectValue, Value } from '../../resource/value.ts'
import type { Condition, Conditions, PrincipalGroup, Principals, Statement } from './policy.ts'
import { piecesOf, UNKNOWN_PART } from './read-document.ts'

/** A statement as JSON has it: `{ "Effect": "Allow", … }`. */
export function statementOfJson(at: Attribute): Statement {
  const effect = member(at, 'Effect')
  return {
    at,
    sid: member(at, 'Sid'),
    effect,
    isAllow: equals(effect, 'Allow'),
    isDeny: equals(effect, 'Deny'),
    actions: member(at, 'Action'),
    notActions: member(at, 'NotAction'),
    resources: member(at, 'Resource'),
    notResources: member(at, 'NotResource'),
    principals: principalsOf(member(at, 'Principal')),
    notPrincipals: principalsOf(member(at, 'NotPrincipal')),
    conditions: conditionsOf(member(at, 'Condition')),
  }
}

/** A member by its name, in whatever case it is written. */
export function member(from: Attribute, name: string): Attribute {
  const { value } = from
  if (value?.kind !== 'object' || value.entries.has(name)) return from.get(name)
  const wanted = name.toLowerCase()
  const other = [...value.entries.keys()].find(key => key.toLowerCase() === wanted)
  return from.get(other ?? name)
}

/** `"*"`, or identifiers by type: `{ "AWS": [ … ], "Service": … }`. */
function principalsOf(at: Attribute): Principals {
  const { value, isWritten } = at
  if (!isWritten || value === null) return { at, isWritten: false, groups: [], isComplete: true }
  if (value.kind === 'object')
    return { at, isWritten, groups: groupsOf(at, value), isComplete: value.isComplete }
  if (value.kind === 'unknown') return { at, isWritten, groups: [], isComplete: false }
  return { at, isWritten, groups: [{ type: '*', identifiers: at }], isComplete: true }
}

function groupsOf(at: Attribute, value: ObjectValue): readonly PrincipalGroup[] {
  return [...value.entries].map(([type, identifiers]) => ({
    type: type.includes(UNKNOWN_PART) ? null : (TYPES.get(type.toLowerCase()) ?? type),
    identifiers: inside(at, type, identifiers),
  }))
}

const TYPES = new Map(
  ['AWS', 'Service', 'Federated', 'CanonicalUser', '*'].map(type => [type.toLowerCase(), type]),
)

/** `{ "StringEquals": { "aws:SourceAccount": "111122223333" } }` */
function conditionsOf(at: Attribute): Conditions {
  const { value, isWritten } = at
  if (!isWritten || value === null) return { at, all: [], isComplete: true }
  if (value.kind !== 'object') return { at, all: [], isComplete: value.kind !== 'unknown' }
  const byOperator = [...value.entries].map(
    ([operator, keys]) => [operator, inside(at, operator, keys)] as const,
  )
  const isComplete = byOperator.every(([, { value: keys }]) => keys?.kind === 'object' && keys.isComplete)
  return {
    at,
    all: byOperator.flatMap(([operator, keys]) => keysOf(operator, keys)),
    isComplete: value.isComplete && isComplete,
  }
}

function keysOf(operator: string, keys: Attribute): readonly Condition[] {
  if (keys.value?.kind !== 'object') return []
  return [...keys.value.entries].map(([key, value]) => {
    const values = inside(keys, key, value)
    return { operator: named(values, operator), key: named(values, key), values }
  })
}

/** The name of a member as an attribute. */
function named(beside: Attribute, name: string): Attribute {
  const traced = { place: beside.place, through: beside.value?.through ?? [], references: [] }
  const value: Value = name.includes(UNKNOWN_PART)
    ? {
        kind: 'unknown',
        why: 'a part of the name is not known',
        pieces: piecesOf(name, UNKNOWN_PART),
        ...traced,
      }
    : { kind: 'string', value: name, ...traced }
  return attributeOf(value, beside.path, beside.place, beside.resource)
}

/** Names of members may hold dots, on which `get` would part them. */
function inside(from: Attribute, name: string, value: Value): Attribute {
  return attributeOf(value, `${from.path}.${name}`, from.place, from.resource)
}
