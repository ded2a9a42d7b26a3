import type { Traced, Value } from '../../resource/value.ts'
import { textItem, tracedTo, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'
import { surveyOf } from '../survey.ts'

/** `csvdecode`: an object for each line, its keys from the first line. */
export function csvdecode(call: Call): Value {
  takes(call, 1)
  const text = read(call, 0, 'text')
  if (text === null) return unknownAnswer(call)
  charge(call, text.length)
  const [header, ...rows] = readRows(text)
  if (header === undefined) return refuse('the first line, which names the columns, is missing')
  if (new Set(header).size < header.length) return refuse('two columns have the same name')
  charge(call, rows.length * header.length)
  const traced = tracedTo(call, surveyOf(call.args, call.scope.budget))
  const items = rows.map((row, at) => rowValue(call, header, row, at + 2, traced))
  return { kind: 'list', items, isComplete: true, ...traced }
}

function rowValue(
  { scope }: Call,
  header: readonly string[],
  row: readonly string[],
  number: number,
  traced: Traced,
): Value {
  if (row.length !== header.length) refuse(`row ${number} has ${row.length} of ${header.length} fields`)
  const entries = new Map(
    header.map((name, at) => [name.normalize('NFC'), textItem(row[at] ?? '', traced, scope.budget)]),
  )
  return { kind: 'object', entries, isComplete: true, ...traced }
}

const BARE = /[^,"\n]*/y
const QUOTED = /"((?:[^"]|"")*)"/y

/** Rows as Go’s `encoding/csv` takes them: strict about quotation marks, and empty lines are none. */
function readRows(text: string): readonly (readonly string[])[] {
  const rest = text.replaceAll('\r\n', '\n')
  const rows: string[][] = []
  let at = 0
  while (at < rest.length) {
    if (rest[at] === '\n') {
      at += 1
      continue
    }
    const row: string[] = []
    rows.push(row)
    for (;;) {
      const isQuoted = rest[at] === '"'
      const field = matchAt(isQuoted ? QUOTED : BARE, rest, at)
      row.push(isQuoted ? (field[1] ?? '').replaceAll('""', '"') : field[0])
      at += field[0].length
      const separator = rest[at]
      at += 1
      if (separator === undefined || separator === '\n') break
      if (separator !== ',') refuse('a quotation mark stands inside a field')
    }
  }
  return rows
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at
  return pattern.exec(text) ?? refuse('a quotation mark is not closed')
}
