import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml'
import { TooMuch } from '../../evaluate/scope.ts'
import type { StringValue, Traced, Value } from '../../resource/value.ts'
import { type PlaceOf, textPlaces } from '../../views/policy/text-places.ts'
import { unknownAnswer } from '../answer.ts'
import { present, takes } from '../arguments.ts'
import { numberText } from '../conversion/number-text.ts'
import { asText, numberValue } from '../conversion/primitive.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { onlyDocument } from './yaml-document.ts'
import { isNoNumber, type PlainScalar, plainScalar } from './yaml-scalar.ts'

/** `yamldecode`: what the text’s only document holds, with the places that it has in the text. */
export function yamldecode(call: Call): Value {
  takes(call, 1)
  const text = present(call, 0)
  if (text.kind === 'unknown') return unknownAnswer(call)
  const outer: StringValue = text.kind === 'string' ? text : { ...text, kind: 'string', value: asText(text) }
  charge(call, outer.value.length * STEPS_OF_CHARACTER)
  const root = onlyDocument(outer.value)
  if (root === 'unknown') return unknownAnswer(call, 'the YAML is written in a form that is not looked into')
  const placeOf = textPlaces(outer.value, outer.segments, outer.place)
  const reading: Reading = { call, outer, placeOf, anchors: new Map(), open: new Set() }
  return valueOf(reading, root, 0).value
}

/** The library takes some hundred times as long for a character as everything else here. */
const STEPS_OF_CHARACTER = 20

interface Reading {
  readonly call: Call
  readonly outer: StringValue
  readonly placeOf: PlaceOf
  readonly anchors: Map<string, Sized>
  /** Anchors of what is being read: nothing holds itself. */
  readonly open: Set<string>
}

/** A value, and how many there are in it where aliases count as what they stand for. */
interface Sized {
  readonly value: Value
  readonly size: number
}

/** Values are nested at most this deep, so that whoever walks them never runs out of stack. */
const DEEPEST = 200

function valueOf(reading: Reading, node: Node | null, depth: number): Sized {
  if (depth > DEEPEST) throw new TooMuch('A YAML text is nested too deep')
  if (isAlias(node)) return aliased(reading, node.source)
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
  if (anchor !== undefined) reading.open.add(anchor)
  const sized = withoutAnchor(reading, node, depth)
  if (anchor !== undefined) {
    reading.open.delete(anchor)
    reading.anchors.set(anchor, sized)
  }
  return sized
}

/** What an anchor stands for, which costs as much as if it were written there. */
function aliased({ anchors, open, call }: Reading, anchor: string): Sized {
  if (open.has(anchor)) return refuse(`\`${anchor}\` stands in what it stands for`)
  const found = anchors.get(anchor) ?? refuse(`there is no anchor \`${anchor}\``)
  charge(call, found.size)
  return found
}

function withoutAnchor(reading: Reading, node: Node | null, depth: number): Sized {
  const traced = tracedAt(reading, node)
  if (isMap(node)) return mapOf(reading, node, traced, depth)
  if (isSeq(node)) {
    requireTag(node.tag, 'seq')
    const items = node.items.map(item => valueOf(reading, item as Node | null, depth + 1))
    return {
      value: { kind: 'list', items: items.map(({ value }) => value), isComplete: true, ...traced },
      size: sizeOf(items),
    }
  }
  return { value: isScalar(node) ? scalarOf(reading, node, traced) : { kind: 'null', ...traced }, size: 1 }
}

function sizeOf(all: readonly Sized[]): number {
  return all.reduce((sum, { size }) => sum + size, 1)
}

function mapOf(reading: Reading, node: YAMLMap, traced: Traced, depth: number): Sized {
  requireTag(node.tag, 'map')
  const entries = new Map<string, Value>()
  const all: Sized[] = []
  for (const { key, value } of node.items as readonly Pair<Node, Node | null>[]) {
    const name = keyOf(key)
    const inner = valueOf(reading, value, depth + 1)
    all.push(inner)
    if (name !== null) entries.set(name, inner.value)
    else mergeInto(entries, inner.value)
  }
  return { value: { kind: 'object', entries, isComplete: true, ...traced }, size: sizeOf(all) }
}

/** `<<` puts the entries of another map in its place; those before it are replaced, too. */
function mergeInto(entries: Map<string, Value>, value: Value): void {
  if (value.kind !== 'object') return refuse('`<<` merges a map')
  for (const [key, inner] of value.entries) entries.set(key, inner)
}

/** The name that a key is; `null`: what follows is to be merged. */
function keyOf(node: Node | null): string | null {
  if (!isScalar(node)) return refuse('a key is neither a text, a number nor a truth value')
  if (node.type === 'PLAIN' && node.source === '<<') return null
  const value = scalarValue(node)
  if (value === null) return refuse('a key is null')
  return typeof value === 'number' ? numberText(value) : String(value).normalize('NFC')
}

function scalarOf({ outer }: Reading, node: Scalar, traced: Traced): Value {
  const value = scalarValue(node)
  // The library ends a text below `|` with a line break, also where the document ends without one.
  const isOpen = node.type?.startsWith('BLOCK') && node.range?.[1] === outer.value.length
  if (isOpen && typeof value === 'string' && !outer.value.endsWith('\n')) {
    return { kind: 'string', value: value.replace(/\n$/, '').normalize('NFC'), ...traced }
  }
  if (value === null) return { kind: 'null', ...traced }
  if (typeof value === 'number') return numberValue(value, traced)
  if (typeof value === 'boolean') return { kind: 'boolean', value, ...traced }
  return { kind: 'string', value: value.normalize('NFC'), ...traced }
}

const PREFIX = 'tag:yaml.org,2002:'
const TYPES: Readonly<Record<string, (value: PlainScalar) => boolean>> = {
  int: value => Number.isInteger(value),
  float: value => typeof value === 'number',
  bool: value => typeof value === 'boolean',
  null: value => value === null,
  timestamp: value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value),
}

/** Of what is not plain, a tag does not change that it is a text. */
function scalarValue({ value, tag, type }: Scalar): PlainScalar {
  const text = String(value)
  const name = tag?.startsWith(PREFIX) ? tag.slice(PREFIX.length) : tag
  if (name === 'str' || name === 'binary') return text
  const accepts = name === undefined ? () => true : Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (accepts === undefined) return refuse('the text has a tag that Terraform does not know')
  if (type !== 'PLAIN') return text
  if (isNoNumber(text)) return refuse('the text has a number that is none')
  const plain = plainScalar(text)
  return accepts(plain) ? plain : refuse('the text has a value that does not fit its tag')
}

function requireTag(tag: string | undefined, name: string): void {
  if (tag !== undefined && tag !== PREFIX + name) refuse('the text has a tag that Terraform does not know')
}

function tracedAt({ outer, placeOf }: Reading, node: Node | null): Traced {
  const { through, references, isSensitive } = outer
  const [start, end] = node?.range ?? [0, outer.value.length]
  return { place: placeOf(start, end), through, references, ...(isSensitive === true && { isSensitive }) }
}
