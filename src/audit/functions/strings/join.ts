import type { Value } from '../../resource/value.ts'
import { listOrUnknown, takes } from '../arguments.ts'
import { asText } from '../conversion/primitive.ts'
import type { Call } from '../define-function.ts'
import { addText, addUnknown, newPieces, type Pieces, piecesAnswer } from '../pieces.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'

/** `join(separator, lists...)` */
export function join(call: Call): Value {
  takes(call, 2, Infinity)
  const separator = read(call, 0, 'text')
  const pieces = newPieces()
  for (let index = 1; index < call.args.length; index += 1) {
    const list = listOrUnknown(call, index)
    if (list.kind === 'unknown' || !list.isComplete) addUnknown(pieces, undefined, call)
    else for (const item of list.items) addItem(call, pieces, item, separator)
  }
  return piecesAnswer(call, pieces)
}

function addItem(call: Call, pieces: Pieces, item: Value, separator: string | null): void {
  if (item.kind === 'null') refuse('an item of the list is null')
  if (pieces.parts.length > 0) {
    if (separator === null) addUnknown(pieces, undefined, call)
    else addText(pieces, separator, call)
  }
  if (item.kind === 'unknown') addUnknown(pieces, item.pieces, call)
  else addText(pieces, asText(item), call)
}
