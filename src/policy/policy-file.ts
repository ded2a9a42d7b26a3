import { type Document, LineCounter, parseDocument } from 'yaml'
import { type Path, pathKey } from './path.ts'
import { isMap, type PlainMap } from './plain.ts'
import { type Offsets, plainValue, YamlMistake } from './yaml-values.ts'
import { yamlErrorInWords } from './yaml-errors.ts'

/** Where something stands in a file, both 1-based. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Something wrong in one file. */
export interface FileProblem {
  readonly place: Place | null
  readonly message: string
}

/** What a policy file says, or why it could not be read. */
export type PolicyFile = ReadablePolicyFile | { readonly problem: FileProblem }

export interface ReadablePolicyFile {
  readonly value: PlainMap
  /** Whether the file itself says something there. */
  has(path: Path): boolean
  /** Of the value there, or of the nearest thing around it that the file says. */
  placeOf(path: Path): Place
  /** Of the key itself, or of the nearest thing around it that the file says. */
  placeOfKey(path: Path): Place
}

/** Bytes of a policy file; ten thousand lines of one would be less. */
const LARGEST_FILE = 256 * 1024

/** Reads the text of a policy file; what is wrong with it as YAML is told with its place. */
export function readPolicyFile(text: string): PolicyFile {
  const size = Buffer.byteLength(text)
  if (size > LARGEST_FILE) {
    const message = `The file has ${size.toLocaleString('en')} bytes; at most ${LARGEST_FILE.toLocaleString('en')} are read.`
    return { problem: { place: null, message } }
  }
  const lines = new LineCounter()
  // The library compares each key with every other one: minutes for a file of the size that is allowed.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false, resolveKnownTags: false }
  const document = parseDocument(text, options)
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  try {
    return readable(document, text, placeAt)
  } catch (error) {
    if (!(error instanceof YamlMistake)) throw error
    return { problem: { place: placeAt(error.offset), message: error.message } }
  }
}

function readable(
  document: Document.Parsed,
  text: string,
  placeAt: (offset: number) => Place,
): ReadablePolicyFile {
  const mistake = document.errors[0] ?? document.warnings[0]
  if (mistake) throw new YamlMistake(mistake.pos[0], yamlErrorInWords(mistake, text))

  const places = new Map<string, Offsets>()
  // A file of comments alone is an empty policy.
  const value = plainValue(document, places) ?? {}
  if (!isMap(value)) {
    const what = Array.isArray(value) ? 'a list' : 'a single value'
    throw new YamlMistake(
      document.range[0],
      `A policy is a map of keys, such as \`version: 1\`, not ${what}.`,
    )
  }
  const nearest = (path: Path): Offsets => {
    const found = places.get(pathKey(path))
    return found ?? (path.length === 0 ? { key: 0, value: 0 } : nearest(path.slice(0, -1)))
  }
  return {
    value,
    has: path => places.has(pathKey(path)),
    placeOf: path => placeAt(nearest(path).value),
    placeOfKey: path => placeAt(nearest(path).key),
  }
}
