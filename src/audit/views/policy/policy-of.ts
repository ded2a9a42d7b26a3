import { type Attribute, attributeOf } from '../../resource/attribute.ts'
import type { Place } from '../../resource/place.ts'
import type { Resource } from '../../resource/resource.ts'
import type { StringValue, UnknownValue, Value } from '../../resource/value.ts'
import type { Policy, PolicyProblem } from './policy.ts'
import { documentOfPieces, documentOfText, type Document } from './read-document.ts'
import { member, statementOfJson } from './statement-of-json.ts'

/**
 * AWS takes no policy of more than 32 kilobytes, which holds fewer than a thousand statements: what is longer is not
 * worth the time that it would take. https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
 */
const MAX_LENGTH = 200_000
const MAX_STATEMENTS = 1000

/** A document is read once for all rules that ask for it. */
const known = new WeakMap<Value, WeakMap<Resource, Policy>>()

/**
 * The JSON policy document that an attribute holds, as text, by `jsonencode`, or from a data source. An attribute that
 * is not written holds no statement. Never throws; linear in the length of the document.
 */
export function policyOf(attribute: Attribute): Policy {
  const { value, resource, isWritten } = attribute
  if (value === null || !isWritten) return { at: attribute, statements: [], isComplete: true, problem: null }
  const byResource = known.get(value) ?? new WeakMap<Resource, Policy>()
  known.set(value, byResource)
  const policy = byResource.get(resource) ?? readPolicy(attribute, value)
  byResource.set(resource, policy)
  return policy
}

function readPolicy(at: Attribute, value: Value): Policy {
  const document = documentIn(value)
  if (document === null) return nothingIn(at, value)
  const root = attributeOf(document.value, at.path, at.place, at.resource)
  const list = member(root, 'Statement')
  const all = list.each()
  const statements = all.slice(0, MAX_STATEMENTS).filter(each => each.value?.kind === 'object')
  return {
    at,
    statements: statements.map(statementOfJson),
    isComplete: isWhole(document, list) && statements.length === all.length,
    problem: document.problem ?? problemOf(document.value),
  }
}

/** Of an empty text no statement is known, of what is no text none can be. */
function nothingIn(at: Attribute, value: Value): Policy {
  const problem = value.kind === 'string' ? null : problemOf(value)
  return { at, statements: [], isComplete: value.kind === 'string', problem }
}

/** The document as a tree; `null`: there is none, or nothing is known of it. */
function documentIn(value: Value): Document | null {
  if (value.kind === 'object') return { value, problem: null }
  if (value.kind !== 'string' && value.kind !== 'unknown') return null
  if (lengthOf(value) > MAX_LENGTH) return { value: emptyAt(value), problem: tooLong(value) }
  if (value.decoded !== undefined) return { value: seenThrough(value.through, value.decoded), problem: null }
  if (value.kind === 'unknown')
    return value.pieces === undefined ? null : documentOfPieces(value, value.pieces)
  return value.value.trim() === '' ? null : documentOfText(value)
}

function isWhole({ value, problem }: Document, { value: list }: Attribute): boolean {
  if (problem !== null || value.kind !== 'object' || !value.isComplete) return false
  return list?.kind !== 'unknown' && (list?.kind !== 'list' || list.isComplete)
}

function lengthOf(value: StringValue | UnknownValue): number {
  if (value.kind === 'string') return value.value.length
  return (value.pieces ?? []).reduce((sum, piece) => sum + (piece?.length ?? 1), 0)
}

function emptyAt({ place, through, references }: Value): Value {
  return { kind: 'object', entries: new Map(), isComplete: false, place, through, references }
}

function tooLong({ place }: Value): PolicyProblem {
  return {
    place,
    says: `A policy document of more than ${MAX_LENGTH} characters is not read; AWS takes none.`,
  }
}

function problemOf({ kind, place }: Value): PolicyProblem | null {
  if (kind === 'unknown' || kind === 'object') return null
  return { place, says: 'A policy document is a JSON object with a list of statements.' }
}

/** What is inside a document was reached by the way on which the document was reached. */
function seenThrough(through: readonly Place[], value: Value): Value {
  if (through.length === 0) return value
  const seen = { through: [...through, ...value.through] }
  if (value.kind === 'list')
    return { ...value, ...seen, items: value.items.map(item => seenThrough(through, item)) }
  if (value.kind !== 'object') return { ...value, ...seen }
  const entries = [...value.entries].map(([key, inner]) => [key, seenThrough(through, inner)] as const)
  return { ...value, ...seen, entries: new Map(entries) }
}
