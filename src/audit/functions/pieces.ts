import type { Value } from '../resource/value.ts'
import { textAnswer, unknownAnswer } from './answer.ts'
import type { Call } from './define-function.ts'

/** A text in the making, of which parts may be unknown. */
export interface Pieces {
  /** Known text and, between, `null` for what is not known. */
  readonly parts: (string | null)[]
}

export function newPieces(): Pieces {
  return { parts: [] }
}

export function addText({ parts }: Pieces, text: string, call: Call): void {
  call.scope.budget.spend(1 + text.length)
  parts.push(text)
}

/** Adds an unknown part, or what is known of it. */
export function addUnknown(pieces: Pieces, known: readonly (string | null)[] | undefined, call: Call): void {
  for (const piece of known ?? [null]) {
    if (piece === null) pieces.parts.push(null)
    else addText(pieces, piece, call)
  }
}

/** The text, or what is known of it, with what it holds when it is decoded as JSON. */
export function piecesAnswer(call: Call, { parts }: Pieces, decoded?: Value): Value {
  const holds = decoded === undefined ? {} : { decoded }
  if (!parts.includes(null)) return { ...textAnswer(call, parts.join('')), ...holds }
  return { ...unknownAnswer(call), pieces: merged(parts), ...holds }
}

/** The pieces with neighbours of the same kind made one. */
function merged(parts: readonly (string | null)[]): readonly (string | null)[] {
  const pieces: (string | null)[] = []
  let text: string[] = []
  for (const part of [...parts, null]) {
    if (part !== null) {
      text.push(part)
      continue
    }
    const known = text.join('').normalize('NFC')
    if (known !== '') pieces.push(known)
    text = []
    if (pieces.at(-1) !== null || pieces.length === 0) pieces.push(null)
  }
  return parts.at(-1) === null ? pieces : pieces.slice(0, -1)
}
