import { readNested } from './nested.ts'
import { add, balance, type Collector, unquote, withoutComment } from './setting.ts'

interface Level {
  /** Column of the keys of this map. */
  readonly indent: number
  readonly path: readonly string[]
}

interface Reading {
  readonly lines: readonly string[]
  at: number
  readonly levels: Level[]
  readonly collector: Collector
  readonly shift: number
}

/** Reads YAML line by line, so that templates in it (Helm, Jinja) and mistakes cost their own lines only. */
export function readYaml(text: string, collector: Collector, firstLine = 1): void {
  const lines = text.split('\n')
  const reading: Reading = { lines, at: 0, levels: [], collector, shift: firstLine }
  while (reading.at < lines.length) readLine(reading)
}

function readLine(reading: Reading): void {
  const raw = (reading.lines[reading.at] ?? '').replace(/\r$/, '')
  const line = withoutComment(raw, '#')
  const content = line.trim()
  reading.at += 1
  if (content === '' || /^(?:---|\.\.\.|%)/.test(content) || /^\{\{[^}]*\}\}$/.test(content)) return
  const indent = line.length - line.trimStart().length
  readEntry(reading, line, indent)
}

/** Longest path that is kept. */
const DEEPEST = 60

/** An entry of a map or an item of a list that begins in column `column` of a line. */
function readEntry(reading: Reading, line: string, column: number): void {
  let at = column
  let path = parentPath(reading, column, line[column] === '-')
  while (line[at] === '-' && /^-(?:\s|$)/.test(line.slice(at, at + 2))) {
    path = path.length < DEEPEST ? [...path, '[]'] : path
    reading.levels.push({ indent: at, path })
    at += 1
    while (line[at] === ' ') at += 1
  }
  const rest = line.slice(at)
  if (rest === '') return
  const colon = colonIn(rest)
  if (colon < 0) return readScalar(reading, rest, path, column)
  const key = unquote(rest.slice(0, colon).replace(/^\? /, '')).value
  const own = [...path.slice(0, DEEPEST), key.slice(0, 300)]
  reading.levels.push({ indent: at, path: own })
  const value = rest.slice(colon + 1).trim()
  if (value !== '') return readScalar(reading, value, own, at)
  if (!hasChildren(reading, at)) add(reading.collector, own, '', reading.at - 1 + reading.shift)
}

function hasChildren(reading: Reading, indent: number): boolean {
  for (let next = reading.at; next < Math.min(reading.lines.length, reading.at + 20); next += 1) {
    const line = reading.lines[next] ?? ''
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const own = line.length - line.trimStart().length
    return own > indent || (own === indent && line.trimStart().startsWith('-'))
  }
  return false
}

/** The path of the map around a column; levels that end before it are closed. */
function parentPath(reading: Reading, column: number, isItem: boolean): readonly string[] {
  const { levels } = reading
  while (levels.length > 0) {
    const last = levels.at(-1)
    if (last === undefined || last.indent < column) break
    // A list may stand in the same column as the key that it belongs to.
    if (isItem && last.indent === column && last.path.at(-1) !== '[]') break
    levels.pop()
  }
  return levels.at(-1)?.path ?? []
}

/** Position of the colon behind a key; -1: the line is no `key: value`. */
function colonIn(text: string): number {
  let at = 0
  const quote = text[0]
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, 1)
    if (close < 0) return -1
    at = close + 1
    return text[at] === ':' || /^\s*:/.test(text.slice(at, at + 4)) ? text.indexOf(':', at) : -1
  }
  if (quote === '{' || quote === '[') return -1
  for (; at < text.length; at += 1) {
    if (text[at] === ':' && (at + 1 === text.length || text[at + 1] === ' ' || text[at + 1] === '\t'))
      return at
  }
  return -1
}

function readScalar(reading: Reading, text: string, path: readonly string[], indent: number): void {
  const line = reading.at - 1 + reading.shift
  const value = text.replace(/^(?:[&!][^\s]*\s+)+/, '')
  const block = /^[|>][+-]?\d?[+-]?\s*$/.exec(value)
  if (block !== null) return readBlock(reading, path, indent, line)
  if (value.startsWith('{{')) return add(reading.collector, path, value, line)
  if (value.startsWith('{') || value.startsWith('[')) return readFlow(reading, value, path, line)
  const quote = value[0]
  if ((quote === '"' || quote === "'") && !isClosed(value, quote))
    return readOpenQuote(reading, value, path, line)
  const { value: own, quoted } = unquote(value)
  add(reading.collector, path, own, line, { quoted })
}

function isClosed(value: string, quote: string): boolean {
  return value.length > 1 && value.trimEnd().endsWith(quote)
}

/** Most lines that a quoted value or a flow collection spans. */
const MOST_LINES = 400

function readOpenQuote(reading: Reading, value: string, path: readonly string[], line: number): void {
  const parts = [value.slice(1)]
  for (let count = 0; count < MOST_LINES && reading.at < reading.lines.length; count += 1) {
    const next = (reading.lines[reading.at] ?? '').trim()
    reading.at += 1
    parts.push(next)
    if (next.endsWith(value[0] ?? '')) break
  }
  add(reading.collector, path, parts.join('\n').replace(/["']$/, ''), line, {
    quoted: true,
    to: reading.at - 1 + reading.shift,
    multiline: true,
  })
}

function readBlock(reading: Reading, path: readonly string[], indent: number, line: number): void {
  const start = reading.at
  while (reading.at < reading.lines.length) {
    const next = reading.lines[reading.at] ?? ''
    if (next.trim() !== '' && next.length - next.trimStart().length <= indent) break
    reading.at += 1
  }
  const text = reading.lines.slice(start, reading.at).join('\n')
  add(reading.collector, path, text, line, {
    quoted: true,
    to: reading.at - 1 + reading.shift,
    textLine: start + reading.shift,
    multiline: true,
  })
}

function readFlow(reading: Reading, value: string, path: readonly string[], line: number): void {
  const parts = [value]
  let depth = balance(value)
  for (let count = 0; depth > 0 && count < MOST_LINES && reading.at < reading.lines.length; count += 1) {
    const next = withoutComment(reading.lines[reading.at] ?? '', '#')
    reading.at += 1
    parts.push(next)
    depth += balance(next)
  }
  const before = reading.collector.settings.length
  readNested(parts.join('\n'), reading.collector, path, line, true)
  if (reading.collector.settings.length === before) add(reading.collector, path, value, line)
}
