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
  // Beside a list of which not all is known, there may be a separator or not.
  let isAfterItem = false
  for (let index = 1; index < call.args.length; index += 1) {
    const list = listOrUnknown(call, index)
    if (list.kind === 'unknown' || !list.isComplete) {
      addUnknown(pieces, undefined, call)
      isAfterItem = false
      continue
    }
    for (const item of list.items) {
      if (isAfterItem) addUnknown(pieces, [separator], call)
      addItem(call, pieces, item)
      isAfterItem = true
    }
  }
  return piecesAnswer(call, pieces)
}

function addItem(call: Call, pieces: Pieces, item: Value): void {
  if (item.kind === 'null') refuse('an item of the list is null')
  if (item.kind === 'unknown') addUnknown(pieces, item.pieces, call)
  else addText(pieces, asText(item), call)
}
