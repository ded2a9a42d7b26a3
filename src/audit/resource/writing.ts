import type { Reference, UnknownValue, Value } from './value.ts'

/** How a text is written that is not known. */
export interface Writing {
  /** Its known pieces, and the attributes that stand between them: what has the same is the same text. */
  readonly text: string
  /** False: something else stands in it, of which nothing is known, such as a variable. */
  readonly isWhole: boolean
}

/** More characters, pieces and references than the names of resources and their ARNs have. */
const MOST_CHARACTERS = 2048
const MOST_PIECES = 32
const MOST_REFERENCES = 16

/**
 * How a value that is not known is written: `"logs-${random_pet.p.id}"`. `null`: it is known, refers to nothing, or is
 * too long for a name.
 */
export function writingOf(value: Value | null): Writing | null {
  if (value?.kind !== 'unknown' || value.references.length === 0) return null
  const { pieces = [null] } = value
  if (isLong(value, pieces)) return null
  const gaps = gapsOf(value, pieces)
  let gap = 0
  const parts = pieces.map(piece => piece ?? (gaps[gap++] ?? []).map(nameOf))
  return { text: JSON.stringify(parts), isWhole: gaps.every(references => references.length > 0) }
}

function isLong({ references }: UnknownValue, pieces: readonly (string | null)[]): boolean {
  if (references.length > MOST_REFERENCES || pieces.length > MOST_PIECES) return true
  return pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0) > MOST_CHARACTERS
}

/** What each unknown part refers to. Where it is not known which of several refers to what, each may refer to nothing. */
function gapsOf(
  { gaps, references }: UnknownValue,
  pieces: readonly (string | null)[],
): readonly (readonly Reference[])[] {
  const count = pieces.filter(piece => piece === null).length
  return gaps ?? (count === 1 ? [references] : [[]])
}

function nameOf({ address, attribute }: Reference): string {
  return `${address}.${attribute}`
}
