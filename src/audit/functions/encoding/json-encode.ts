import type { ObjectValue, UnknownValue, Value } from '../../resource/value.ts'
import { TooMuch } from '../../evaluate/scope.ts'
import { argument, takes } from '../arguments.ts'
import { sortedKeys } from '../collections/order.ts'
import { numberText } from '../conversion/number-text.ts'
import type { Call } from '../define-function.ts'
import { addText, addUnknown, newPieces, type Pieces, piecesAnswer } from '../pieces.ts'
import { DEEPEST } from '../survey.ts'

/** `jsonencode`: the text, with what it holds as `decoded`, so that places are not lost. */
export function jsonencode(call: Call): Value {
  takes(call, 1)
  const value = argument(call, 0)
  const pieces = newPieces()
  write({ call, pieces }, value, 0)
  return piecesAnswer(call, pieces, value)
}

/** A value as JSON, for texts of which it is a part. */
export function addJson(pieces: Pieces, value: Value, call: Call): void {
  write({ call, pieces }, value, 0)
}

interface Writer {
  readonly call: Call
  readonly pieces: Pieces
}

function write(writer: Writer, value: Value, depth: number): void {
  if (depth > DEEPEST) throw new TooMuch(`A value is nested more than ${DEEPEST} levels deep`)
  const { call, pieces } = writer
  switch (value.kind) {
    case 'string':
      return addText(pieces, quoted(value.value), call)
    case 'number':
      return addText(pieces, numberText(value.value), call)
    case 'boolean':
      return addText(pieces, String(value.value), call)
    case 'null':
      return addText(pieces, 'null', call)
    case 'list':
      return writeList(writer, value.items, value.isComplete, depth)
    case 'object':
      return writeObject(writer, value, depth)
    case 'unknown':
      return writeUnknown(writer, value)
  }
}

function writeList(writer: Writer, items: readonly Value[], isComplete: boolean, depth: number): void {
  const { call, pieces } = writer
  addText(pieces, '[', call)
  items.forEach((item, index) => {
    if (index > 0) addText(pieces, ',', call)
    write(writer, item, depth + 1)
  })
  if (!isComplete) addUnknown(pieces, undefined, call)
  addText(pieces, ']', call)
}

/** Terraform sorts the keys, so what is not known of an object may stand between any two of them. */
function writeObject(writer: Writer, { entries, isComplete }: ObjectValue, depth: number): void {
  const { call, pieces } = writer
  addText(pieces, '{', call)
  sortedKeys(entries).forEach((key, index) => {
    if (!isComplete) addUnknown(pieces, undefined, call)
    else if (index > 0) addText(pieces, ',', call)
    addText(pieces, `${quoted(key)}:`, call)
    const value = entries.get(key)
    if (value !== undefined) write(writer, value, depth + 1)
  })
  if (!isComplete) addUnknown(pieces, undefined, call)
  addText(pieces, '}', call)
}

function writeUnknown({ call, pieces }: Writer, { pieces: known }: UnknownValue): void {
  if (known === undefined) return addUnknown(pieces, undefined, call)
  addText(pieces, '"', call)
  addUnknown(
    pieces,
    known.map(piece => (piece === null ? null : quoted(piece).slice(1, -1))),
    call,
  )
  addText(pieces, '"', call)
}

const ESCAPED: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** A text in quotation marks as Go’s encoder writes it (https://pkg.go.dev/encoding/json#Marshal). */
function quoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(
    /[<>&\u2028\u2029]/g,
    found => ESCAPED[found] ?? found,
  )
}
