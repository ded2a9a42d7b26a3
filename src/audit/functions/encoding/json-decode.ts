import type { JsonMember, JsonNode } from '../../resource/json/json-node.ts'
import { readJson } from '../../resource/json/read-json.ts'
import type { StringValue, Traced, Value } from '../../resource/value.ts'
import { type PlaceOf, textPlaces } from '../../views/policy/text-places.ts'
import { unknownAnswer } from '../answer.ts'
import { present, takes } from '../arguments.ts'
import { within } from '../collections/pick.ts'
import { asText, numberValue } from '../conversion/primitive.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'

/** `jsondecode`: what the text holds, with the places that it has in the text. */
export function jsondecode(call: Call): Value {
  takes(call, 1)
  const text = present(call, 0)
  if ((text.kind === 'string' || text.kind === 'unknown') && text.decoded !== undefined) {
    return within(text, text.decoded)
  }
  if (text.kind === 'unknown') return unknownAnswer(call)
  return text.kind === 'string'
    ? decoded(call, text)
    : decoded(call, { ...text, kind: 'string', value: asText(text) })
}

/** Files may begin with it, but Terraform takes it for no JSON. */
const BYTE_ORDER_MARK = '\ufeff'

interface Reading {
  readonly outer: StringValue
  readonly placeOf: PlaceOf
}

function decoded(call: Call, outer: StringValue): Value {
  charge(call, outer.value.length)
  if (outer.value.startsWith(BYTE_ORDER_MARK)) return refuse('the text begins with a byte order mark')
  const { root, problems } = readJson(outer.value)
  const [first] = problems
  if (first !== undefined) return refuse(`the text is not JSON: ${lowerFirst(first.says)}`)
  return valueOf(root, { outer, placeOf: textPlaces(outer.value, outer.segments, outer.place) })
}

/** The problem’s sentence inside another one. */
function lowerFirst(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}

function valueOf(node: JsonNode, reading: Reading): Value {
  const traced = tracedAt(node, reading)
  if (node.kind === 'object') {
    return { kind: 'object', entries: entriesOf(node.members, reading), isComplete: true, ...traced }
  }
  if (node.kind === 'array') {
    const items = node.items.map(item => valueOf(item, reading))
    return { kind: 'list', items, isComplete: true, ...traced }
  }
  if (node.kind === 'string') {
    return { kind: 'string', value: node.value.toWellFormed().normalize('NFC'), ...traced }
  }
  if (node.kind === 'number') return numberValue(node.value, traced)
  return node.kind === 'boolean'
    ? { kind: 'boolean', value: node.value, ...traced }
    : { kind: 'null', ...traced }
}

function entriesOf(members: readonly JsonMember[], reading: Reading): ReadonlyMap<string, Value> {
  return new Map(
    members.map(({ key, value }) => [key.value.toWellFormed().normalize('NFC'), valueOf(value, reading)]),
  )
}

function tracedAt({ start, end }: JsonNode, { outer, placeOf }: Reading): Traced {
  const { through, references, isSensitive } = outer
  return { place: placeOf(start, end), through, references, ...(isSensitive === true && { isSensitive }) }
}
