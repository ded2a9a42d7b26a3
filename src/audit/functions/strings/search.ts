import type { Value } from '../../resource/value.ts'
import { booleanAnswer, unknownAnswer } from '../answer.ts'
import { argument, takes } from '../arguments.ts'
import type { Call, TerraformFunction } from '../define-function.ts'
import { read } from '../simple-function.ts'

type Pieces = readonly (string | null)[]

export const startswith = search(
  (text, prefix) => text.startsWith(prefix),
  ([first], prefix) => endOf(first, prefix, (piece, length) => piece.slice(0, length)),
)

export const endswith = search(
  (text, suffix) => text.endsWith(suffix),
  (pieces, suffix) => endOf(pieces.at(-1), suffix, (piece, length) => piece.slice(-length)),
)

export const strcontains = search(
  (text, part) => text.includes(part),
  (pieces, part) => (pieces.some(piece => piece?.includes(part) === true) ? true : null),
)

/** A search that may have an answer where only parts of the text are known; `null`: it has none. */
function search(
  inText: (text: string, part: string) => boolean,
  inPieces: (pieces: Pieces, part: string) => boolean | null,
): TerraformFunction {
  return (call: Call): Value => {
    takes(call, 2)
    const text = read(call, 0, 'text')
    const part = read(call, 1, 'text')
    if (part === null) return unknownAnswer(call)
    call.scope.budget.spend(text?.length ?? 0)
    if (text !== null) return booleanAnswer(call, inText(text, part))
    const value = argument(call, 0)
    const pieces = value.kind === 'unknown' ? (value.pieces ?? []) : []
    const found = inPieces(pieces, part)
    return found === null ? unknownAnswer(call) : booleanAnswer(call, found)
  }
}

/** Whether the piece at one end of a text has that end; `null`: too little of it is known. */
function endOf(
  piece: string | null | undefined,
  end: string,
  cut: (piece: string, length: number) => string,
): boolean | null {
  if (end === '') return true
  if (piece === null || piece === undefined) return null
  const known = cut(piece, end.length)
  if (known === end) return true
  const length = Math.min(piece.length, end.length)
  return cut(piece, length) === cut(end, length) ? null : false
}
