import type { JsonNode, JsonString } from '../../resource/json/json-node.ts'
import { readJson } from '../../resource/json/read-json.ts'
import type { Place } from '../../resource/place.ts'
import type { Reference, StringValue, Traced, UnknownValue, Value } from '../../resource/value.ts'
import { fillGaps } from './fill-gaps.ts'
import type { PolicyProblem } from './policy.ts'
import { type PlaceOf, textPlaces } from './text-places.ts'

/** In the name of a member, what stands for a part that is not known: `${…}:sub`. */
export const UNKNOWN_PART = '${…}'

/** What a JSON text holds, with the places that it has where the text is written. */
export interface Document {
  readonly value: Value
  /** Where it is not JSON; `null` also where that may be due to what is not known of it. */
  readonly problem: PolicyProblem | null
}

/** Reads a known text. */
export function documentOfText(text: StringValue): Document {
  const places = textPlaces(text.value, text.segments, text.place)
  return documentOf(text.value, { outer: text, mark: null, placeOf: places, referencesIn: () => [] })
}

/** Reads a text of which parts are known: only what holds an unknown part is unknown. */
export function documentOfPieces(unknown: UnknownValue, pieces: readonly (string | null)[]): Document {
  const { text, mark, known, before } = fillGaps(pieces)
  const { gaps, references } = unknown
  const places = textPlaces(pieces.filter(piece => piece !== null).join(''), unknown.segments, unknown.place)
  const { value } = documentOf(text, {
    outer: unknown,
    mark,
    placeOf: (start, end) => places(known(start), known(end)),
    referencesIn: (start, end) => gaps?.slice(before(start), before(end)).flat() ?? references,
  })
  return { value, problem: null }
}

interface Reading {
  readonly outer: StringValue | UnknownValue
  readonly mark: string | null
  readonly placeOf: PlaceOf
  /** What the unknown parts between two offsets refer to. */
  readonly referencesIn: (start: number, end: number) => readonly Reference[]
}

function documentOf(text: string, reading: Reading): Document {
  const { root, problems } = readJson(text)
  const [first] = problems
  const problem = first && { place: reading.placeOf(first.start, first.end), says: first.says }
  return { value: valueOf(root, reading), problem: problem ?? null }
}

function valueOf(node: JsonNode, reading: Reading): Value {
  const { outer, placeOf } = reading
  const traced = tracedAt(placeOf(node.start, node.end), outer)
  if (node.kind === 'object')
    return { kind: 'object', entries: entriesOf(node.members, reading), isComplete: true, ...traced }
  if (node.kind === 'array')
    return {
      kind: 'list',
      items: node.items.map(item => valueOf(item, reading)),
      isComplete: true,
      ...traced,
    }
  if (node.kind === 'string') return stringOf(node, reading, traced)
  if (node.kind === 'invalid') return { kind: 'unknown', why: 'it is not JSON', ...traced }
  return { ...node, ...traced }
}

function tracedAt(place: Place, { through, isSensitive }: Value): Traced {
  return { place, through, references: [], ...(isSensitive && { isSensitive }) }
}

function entriesOf(
  members: readonly { readonly key: { readonly value: string }; readonly value: JsonNode }[],
  reading: Reading,
): ReadonlyMap<string, Value> {
  const { mark } = reading
  const nameOf = (key: string) => (mark === null ? key : key.replaceAll(mark, UNKNOWN_PART))
  return new Map(members.map(({ key, value }) => [nameOf(key.value), valueOf(value, reading)]))
}

function stringOf({ value: text, start, end }: JsonString, reading: Reading, traced: Traced): Value {
  const { outer, mark } = reading
  if (mark === null || !text.includes(mark)) return { kind: 'string', value: text, ...traced }
  const why = outer.kind === 'unknown' ? outer.why : ''
  return {
    kind: 'unknown',
    why,
    ...traced,
    references: reading.referencesIn(start, end),
    pieces: piecesOf(text, mark),
  }
}

/** `a§b` → `a`, unknown, `b` */
export function piecesOf(text: string, mark: string): readonly (string | null)[] {
  return text
    .split(mark)
    .flatMap((piece, at) => (at === 0 ? [piece] : [null, piece]))
    .filter(piece => piece !== '')
}
