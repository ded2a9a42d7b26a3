import type { Position } from '../../resource/place.ts'
import type { Segment, Value } from '../../resource/value.ts'
import { someSensitive } from '../survey.ts'
import { booleanAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'

export const NOT_AT_HAND = 'the file is not at hand as text'

/** Stands where bytes of a file were no text. */
const REPLACEMENT = '\ufffd'

/** A file’s text; `null`: it is not known. Refuses a file that does not exist. */
export function readFile(call: Call): { readonly text: string; readonly path: string } | null {
  const path = read(call, 0, 'text')
  if (path === null) return null
  const found = call.scope.files.read(path)
  if (found === 'absent') return refuse(`there is no file \`${path}\``)
  if (found === 'unknown') return null
  call.scope.budget.spend(found.text.length)
  return found.text.includes(REPLACEMENT) ? null : found
}

/** `file`: the text of a file, with the places that its lines have there. */
export function file(call: Call): Value {
  takes(call, 1)
  const found = readFile(call)
  if (found === null) return unknownAnswer(call, call.args[0]?.kind === 'unknown' ? undefined : NOT_AT_HAND)
  const isSensitive = someSensitive(call.args)
  const { value, segments } = placed(found.text, found.path)
  const start = { offset: 0, line: 1, column: 1 }
  const place = { path: found.path, start, end: segments.at(-1)?.place.end ?? start }
  return {
    kind: 'string',
    value,
    place,
    segments,
    through: [call.at],
    references: call.args[0]?.references ?? [],
    ...(isSensitive && { isSensitive }),
  }
}

/** A file’s text in the form that Terraform keeps, and where its lines are. */
function placed(
  text: string,
  path: string,
): { readonly value: string; readonly segments: readonly Segment[] } {
  const segments: Segment[] = []
  const kept: string[] = []
  let offset = 0
  let start: Position = { offset: 0, line: 1, column: 1 }
  for (const line of text.split(/(?<=\n)/)) {
    const end = behind(start, line)
    segments.push({ offset, place: { path, start, end } })
    const normal = line.normalize('NFC')
    kept.push(normal)
    offset += normal.length
    start = end
  }
  return { value: kept.join(''), segments }
}

function behind({ offset, line, column }: Position, text: string): Position {
  const after = offset + text.length
  if (text.endsWith('\n')) return { offset: after, line: line + 1, column: 1 }
  return { offset: after, line, column: column + text.length }
}

/** `fileexists` */
export function fileexists(call: Call): Value {
  takes(call, 1)
  const path = read(call, 0, 'text')
  const found = path === null ? 'unknown' : call.scope.files.read(path)
  return found === 'unknown' ? unknownAnswer(call) : booleanAnswer(call, found !== 'absent')
}
