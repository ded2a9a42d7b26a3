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

/** The pieces with neighbours of the same kind made one, and without empty ones. */
function merged(parts: readonly (string | null)[]): readonly (string | null)[] {
  const pieces: (string | null)[] = []
  let texts: string[] = []
  const close = () => {
    if (texts.length > 0) pieces.push(texts.join('').normalize('NFC'))
    texts = []
  }
  for (const part of parts) {
    if (part === '') continue
    if (part !== null) {
      texts.push(part)
      continue
    }
    close()
    if (pieces.length === 0 || pieces.at(-1) !== null) pieces.push(null)
  }
  close()
  return pieces
}
