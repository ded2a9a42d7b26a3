import type { JsonMember, JsonNode, JsonProblem, JsonString } from './json-node.ts'
import { expected, type JsonTokenKind, type JsonTokens, newJsonTokens, next, report } from './json-tokens.ts'

/** How deep a tree gets at most, so that whoever walks it by recursion never runs out of stack. */
export const MAX_JSON_DEPTH = 200

const VALUES: ReadonlySet<JsonTokenKind> = new Set(['{', '[', 'string', 'number', 'true', 'false', 'null'])

/** A JSON text as far as it could be read, and where it could not. */
export interface ReadJson {
  readonly root: JsonNode
  readonly problems: readonly JsonProblem[]
}

interface Reader extends JsonTokens {
  depth: number
  /** Lists that are open around the token: a `]` closes one of them, or nothing. */
  lists: number
}

/**
 * Reads JSON (RFC 8259), strictly: comments and trailing commas are problems. Never throws: what is broken is in
 * `problems`, and everything else is read. Linear in the length of the text; no tree is deeper than 200 levels.
 */
export function readJson(text: string): ReadJson {
  const reader: Reader = Object.assign(newJsonTokens(text), { depth: 0, lists: 0 })
  const root = readValue(reader)
  if (reader.kind !== 'end') expected(reader, 'the end of the text behind the value')
  return { root, problems: reader.problems }
}

function readValue(reader: Reader): JsonNode {
  const { kind, start, end, scanner } = reader
  if (kind === '{' || kind === '[') return readNested(reader, kind)
  if (!VALUES.has(kind)) {
    expected(reader, 'a value')
    if (kind !== 'unknown') return { kind: 'invalid', start, end: start }
    next(reader)
    return { kind: 'invalid', start, end }
  }
  const text = scanner.getTokenValue()
  next(reader)
  if (kind === 'string') return { kind, value: text, start, end }
  if (kind === 'number') return { kind, value: Number(text), text, start, end }
  return kind === 'null' ? { kind, start, end } : { kind: 'boolean', value: kind === 'true', start, end }
}

function readNested(reader: Reader, kind: '{' | '['): JsonNode {
  const { start } = reader
  if (reader.depth >= MAX_JSON_DEPTH) return skipNested(reader)
  reader.depth += 1
  next(reader)
  const node: JsonNode =
    kind === '{'
      ? { kind: 'object', members: readMembers(reader), start, end: 0 }
      : { kind: 'array', items: readItems(reader), start, end: 0 }
  reader.depth -= 1
  return { ...node, end: close(reader, kind === '{' ? '}' : ']') }
}

/** Passes the closing bracket; gives the end of what it closes. */
function close(reader: Reader, closer: '}' | ']'): number {
  const { start, end } = reader
  if (reader.kind !== closer) {
    expected(reader, `a \`${closer}\``)
    return start
  }
  next(reader)
  return end
}

/** Passes over what is nested too deep, up to the bracket that closes it. */
function skipNested(reader: Reader): JsonNode {
  const { start } = reader
  report(reader, reader, `The text is nested more than ${MAX_JSON_DEPTH} levels deep, which is not read.`)
  let depth = 0
  let end = start
  do {
    if (reader.kind === '{' || reader.kind === '[') depth += 1
    if (reader.kind === '}' || reader.kind === ']') depth -= 1
    end = reader.end
    next(reader)
  } while (depth > 0 && reader.kind !== 'end')
  return { kind: 'invalid', start, end }
}

/** Reads members up to the closing brace, or to where a list around the object ends. */
function readMembers(reader: Reader): JsonMember[] {
  const members: JsonMember[] = []
  while (reader.kind !== '}' && reader.kind !== 'end') {
    if (reader.kind === ']' && reader.lists > 0) break
    const member = readMember(reader)
    if (member === null) continue
    members.push(member)
    passComma(reader, '}')
  }
  return members
}

/** `null`: what stands there is no member, and is passed. */
function readMember(reader: Reader): JsonMember | null {
  const { kind, start, end, scanner } = reader
  if (kind !== 'string') {
    expected(reader, 'a name in double quotes')
    skip(reader)
    return null
  }
  const key: JsonString = { kind, value: scanner.getTokenValue(), start, end }
  next(reader)
  if (isAt(reader, ':')) next(reader)
  else expected(reader, `a \`:\` and a value behind \`"${key.value.slice(0, 30)}"\``)
  if (isAt(reader, ':') || VALUES.has(reader.kind) || reader.kind === 'unknown')
    return { key, value: readValue(reader) }
  expected(reader, 'a value')
  return { key, value: { kind: 'invalid', start: reader.start, end: reader.start } }
}

function isAt(reader: Reader, kind: JsonTokenKind): boolean {
  return reader.kind === kind
}

/** Passes one token, or all of a nested value. */
function skip(reader: Reader): void {
  if (reader.kind === '{' || reader.kind === '[') readValue(reader)
  else next(reader)
}

function readItems(reader: Reader): JsonNode[] {
  const items: JsonNode[] = []
  reader.lists += 1
  while (reader.kind !== ']' && reader.kind !== 'end') {
    if (reader.kind === '}' && reader.depth > reader.lists) break
    if (reader.kind === '}' || reader.kind === ':' || reader.kind === ',') {
      expected(reader, 'a value')
      next(reader)
      continue
    }
    items.push(readValue(reader))
    passComma(reader, ']')
  }
  reader.lists -= 1
  return items
}

/** Passes the comma between two values; a missing one, and one behind the last value, is a problem. */
function passComma(reader: Reader, closer: '}' | ']'): void {
  if (reader.kind !== ',') {
    const isEnd =
      reader.kind === closer || reader.kind === 'end' || reader.kind === '}' || reader.kind === ']'
    if (!isEnd) expected(reader, `a comma or a \`${closer}\``)
    return
  }
  const comma = { start: reader.start, end: reader.end }
  next(reader)
  if (isAt(reader, closer))
    report(reader, comma, `A comma stands between values: there is none before \`${closer}\`.`)
}
