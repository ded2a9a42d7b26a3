import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { type Path, pathKey, quotedPath, shortened } from './path.ts'
import type { Plain } from './plain.ts'

/** Where a key and its value begin in the text. */
export interface Offsets {
  readonly key: number
  readonly value: number
}

/** Something in the file that a policy must not hold, with its offset in the text. */
export class YamlMistake extends Error {
  override readonly name = 'YamlMistake'
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** A policy of a thousand rules is smaller by far; aliases of aliases grow to more than any machine holds. */
const MOST_VALUES = 10_000
const DEEPEST = 32

interface Walk {
  readonly places: Map<string, Offsets>
  /** What each anchor stood at last; the library would look through the whole document for every alias. */
  readonly anchors: Map<string, Node>
  values: number
}

/**
 * The document as plain values, and the place of each in `places`, by its path in words.
 * @throws {YamlMistake} for keys that are no text or stand twice, and for aliases that lead nowhere or to too much
 */
export function plainValue(document: Document.Parsed, places: Map<string, Offsets>): Plain {
  return valueOf(document.contents, { places, anchors: new Map(), values: 0 }, [], null)
}

function valueOf(node: Node | null, walk: Walk, path: Path, key: number | null): Plain {
  const offset = node?.range?.[0] ?? key ?? 0
  walk.values += 1
  if (walk.values > MOST_VALUES)
    throw new YamlMistake(offset, `The file holds more than ${MOST_VALUES.toLocaleString('en')} values.`)
  if (path.length > DEEPEST) throw new YamlMistake(offset, 'This is nested too deeply.')
  walk.places.set(pathKey(path), { key: key ?? offset, value: offset })

  if (node === null) return null
  if (isAlias(node)) return valueOf(resolved(node, walk, offset), walk, path, offset)
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
  if (isMap(node)) return mapOf(node.items as Pair<Node, Node | null>[], walk, path)
  if (isSeq(node)) return node.items.map((item, i) => valueOf(item as Node | null, walk, [...path, i], null))
  if (isScalar(node) && isPlainScalar(node.value)) return node.value
  throw new YamlMistake(offset, `${quotedPath(path)} must be text, a number, true or false, a list or a map.`)
}

function isPlainScalar(value: unknown): value is string | number | boolean | null {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

function resolved({ source }: Alias, { anchors }: Walk, offset: number): Node {
  const node = anchors.get(source)
  if (node) return node
  const written = shortened(`*${source}`)
  throw new YamlMistake(
    offset,
    `\`${written}\` begins with \`*\`, an alias in YAML. Put it in quotes: \`'${written}'\`.`,
  )
}

/** `Object.fromEntries` keeps a key such as `__proto__` an ordinary one. */
function mapOf(pairs: readonly Pair<Node, Node | null>[], walk: Walk, path: Path): Plain {
  const seen = new Map<string, number>()
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      const offset = key.range?.[0] ?? 0
      const name = keyName(key, offset)
      const before = seen.get(name)
      if (before !== undefined) throw new YamlMistake(offset, twice([...path, name]))
      seen.set(name, offset)
      return [name, valueOf(value, walk, [...path, name], offset)] as const
    }),
  )
}

function keyName(key: Node, offset: number): string {
  if (isScalar(key) && isPlainScalar(key.value)) return String(key.value)
  throw new YamlMistake(offset, 'A key must be plain text. Put a key with special characters in quotes.')
}

function twice(path: Path): string {
  return `${quotedPath(path)} stands here a second time. Keep one of the two.`
}
