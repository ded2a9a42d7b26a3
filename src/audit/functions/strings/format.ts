import type { Value } from '../../resource/value.ts'
import { unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'
import { addText, newPieces, piecesAnswer } from '../pieces.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'
import { formatOne } from './format-verb.ts'
import { parseFormat } from './parse-format.ts'

/** `format(pattern, args...)` */
export function format(call: Call): Value {
  takes(call, 1, Infinity)
  const pattern = read(call, 0, 'text')
  if (pattern === null) return unknownAnswer(call)
  return formatted(call, pattern, call.args.slice(1))
}

/** The text that a pattern makes of values. */
export function formatted(call: Call, pattern: string, values: readonly Value[]): Value {
  const { parts, used } = parseFormat(pattern)
  if (used < values.length) refuse(`the pattern uses ${used} of ${values.length} values`)
  const pieces = newPieces()
  for (const part of parts) {
    if (typeof part === 'string') addText(pieces, part, call)
    else formatOne(call, pieces, part, values)
  }
  return piecesAnswer(call, pieces)
}
