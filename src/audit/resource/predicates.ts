import type { Attribute } from './attribute.ts'
import { either, not, some, type Truth, truth } from './truth.ts'
import type { UnknownValue, Value } from './value.ts'

/**
 * Something is there: not nothing, not `null`, not an empty text, list or object. A reference to another resource’s
 * attribute counts as something.
 */
export function isSet({ value, isWritten }: Attribute): Truth {
  if (!isWritten || value === null) return 'no'
  if (value.kind === 'string') return truth(value.value !== '')
  if (value.kind === 'list') return hasSome(value.items.length, value.isComplete)
  if (value.kind === 'object') return value.entries.size > 0 ? 'yes' : hasSome(0, value.isComplete)
  if (value.kind !== 'unknown') return 'yes'
  return truthOfUnknown(value)
}

function hasSome(count: number, isComplete: boolean): Truth {
  if (!isComplete) return 'unknown'
  return truth(count > 0)
}

function truthOfUnknown({ pieces, references, mayBeNull }: UnknownValue): Truth {
  if (mayBeNull === true) return 'unknown'
  if (pieces?.some(piece => piece !== null && piece !== '')) return 'yes'
  return references.length > 0 ? 'yes' : 'unknown'
}

/** True, also as a text or number: `"true"`, `"1"`, `1`. What is neither written nor a default is not. */
export function isTrue(attribute: Attribute): Truth {
  return isBoolean(attribute, true)
}

/** False, also as a text or number: `"false"`, `"0"`, `0`. What is neither written nor a default is not: `not(isTrue(…))`. */
export function isFalse(attribute: Attribute): Truth {
  return isBoolean(attribute, false)
}

/**
 * The texts that Terraform takes for a boolean: those in lower case (https://pkg.go.dev/github.com/zclconf/go-cty/cty/convert),
 * and up to 0.11 the others, too (https://pkg.go.dev/strconv#ParseBool). What today’s refuses is meant as it says.
 */
const BOOLEANS: ReadonlyMap<string | null, boolean> = new Map([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map(text => [text, true] as const),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map(text => [text, false] as const),
])

function isBoolean({ value }: Attribute, wanted: boolean): Truth {
  if (value === null) return 'no'
  return value.kind === 'unknown' ? 'unknown' : truth(BOOLEANS.get(textOf(value)) === wanted)
}

/** One of these, as Terraform compares after converting: `"5"` is 5. Nothing is none of them. */
export function equals({ value }: Attribute, ...wanted: readonly (string | number | boolean)[]): Truth {
  if (value === null) return 'no'
  if (value.kind === 'unknown') {
    return wanted.some(each => couldBe(value, String(each))) ? 'unknown' : 'no'
  }
  const text = textOf(value)
  return truth(text !== null && wanted.some(each => String(each) === text))
}

/** One of these without regard to case. */
export function equalsInAnyCase({ value }: Attribute, ...wanted: readonly string[]): Truth {
  if (value === null) return 'no'
  if (value.kind === 'unknown') return 'unknown'
  const text = textOf(value)?.toLowerCase()
  return truth(text !== undefined && wanted.some(each => each.toLowerCase() === text))
}

/** Begins with one of these. */
export function startsWith({ value }: Attribute, ...wanted: readonly string[]): Truth {
  if (value === null) return 'no'
  if (value.kind === 'unknown') return beginning(value, wanted)
  const text = textOf(value)
  return truth(text !== null && wanted.some(each => text.startsWith(each)))
}

function beginning({ pieces }: UnknownValue, wanted: readonly string[]): Truth {
  const first = pieces?.[0]
  if (typeof first !== 'string') return 'unknown'
  return either(
    ...wanted.map(each => {
      if (first.startsWith(each)) return 'yes'
      return each.startsWith(first) ? 'unknown' : 'no'
    }),
  )
}

/** A known text matches the expression; of a text that is known in parts, nothing is said. */
export function matches({ value }: Attribute, expression: RegExp): Truth {
  if (value === null) return 'no'
  if (value.kind === 'unknown') return 'unknown'
  const text = textOf(value)
  return truth(text !== null && expression.test(text))
}

/** One of its characters matches the expression, which is about a single one: so parts of a text tell it, too. */
export function hasCharacter(attribute: Attribute, expression: RegExp): Truth {
  const { value } = attribute
  if (value?.kind !== 'unknown') return matches(attribute, expression)
  return value.pieces?.some(piece => piece !== null && expression.test(piece)) === true ? 'yes' : 'unknown'
}

/** A number (also as a text) of at least this. Nothing, and what is no number, is not. */
export function isAtLeast(attribute: Attribute, least: number): Truth {
  return isNumber(attribute, number => number >= least)
}

/** A number (also as a text) of at most this. Nothing, and what is no number, is not. */
export function isAtMost(attribute: Attribute, most: number): Truth {
  return isNumber(attribute, number => number <= most)
}

function isNumber({ value }: Attribute, holds: (number: number) => boolean): Truth {
  if (value === null) return 'no'
  if (value.kind === 'unknown') return 'unknown'
  const number = numberOf(value)
  return truth(number !== null && holds(number))
}

/** One of a list’s items (or the one thing that it is) is so. What is not known of the list may be so, too. */
export function someItem(attribute: Attribute, holds: (item: Attribute) => Truth): Truth {
  const { value, isWritten } = attribute
  if (value === null || !isWritten) return 'no'
  if (value.kind === 'unknown') return 'unknown'
  const rest: Truth = value.kind === 'list' && !value.isComplete ? 'unknown' : 'no'
  return either(some(attribute.each(), holds), rest)
}

/** All of a list’s items are so; of an empty list they are. */
export function everyItem(attribute: Attribute, holds: (item: Attribute) => Truth): Truth {
  return not(someItem(attribute, item => not(holds(item))))
}

/** A text, number or boolean as text; `null` for what is none or not known. */
export function textOf(value: Value | null): string | null {
  if (value?.kind === 'string') return value.value
  return value?.kind === 'number' || value?.kind === 'boolean' ? String(value.value) : null
}

/** A number, or a text that is one; `null` for what is none or not known. */
export function numberOf(value: Value | null): number | null {
  if (value?.kind === 'number') return value.value
  if (value?.kind !== 'string' || value.value.trim() === '') return null
  const number = Number(value.value)
  return Number.isFinite(number) ? number : null
}

/** Whether a text of which parts are known could be this one. Linear: known parts are looked for in their order. */
function couldBe({ pieces }: UnknownValue, text: string): boolean {
  if (pieces === undefined) return true
  const first = pieces[0]
  const last = pieces.at(-1)
  if (typeof first === 'string' && !text.startsWith(first)) return false
  if (typeof last === 'string' && !text.endsWith(last)) return false
  let from = 0
  for (const piece of pieces) {
    if (piece === null) continue
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return true
}
