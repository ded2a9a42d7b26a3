import { add, type Collector } from './setting.ts'

interface Reading {
  readonly text: string
  at: number
  line: number
  readonly path: string[]
  readonly collector: Collector
  readonly shift: number
  /** Text of `<key>`, `<name>` elements that name the value of the element after them. */
  name: string
}

/**
 * Reads XML: attributes by their name, elements by theirs, and the three ways of writing a name and its value
 * (`<add key="k" value="v"/>`, `<entry key="k">v</entry>`, `<key>k</key><false/>`) by the name given.
 */
export function readXml(text: string, collector: Collector, firstLine = 1): void {
  const reading: Reading = { text, at: 0, line: 1, path: [], collector, shift: firstLine - 1, name: '' }
  while (reading.at < text.length) {
    const open = text.indexOf('<', reading.at)
    if (open < 0) return
    skip(reading, open)
    readMarkup(reading)
  }
}

function skip(reading: Reading, to: number): void {
  for (let at = reading.at; at < to; at += 1) if (reading.text.charCodeAt(at) === 10) reading.line += 1
  reading.at = to
}

function readMarkup(reading: Reading): void {
  const { text, at } = reading
  if (text.startsWith('<!--', at)) return passTo(reading, '-->')
  if (text.startsWith('<![CDATA[', at)) return passTo(reading, ']]>')
  if (text.startsWith('<?', at) || text.startsWith('<!', at)) return passTo(reading, '>')
  if (text.startsWith('</', at)) {
    reading.path.pop()
    return passTo(reading, '>')
  }
  readElement(reading)
}

function passTo(reading: Reading, sign: string): void {
  const end = reading.text.indexOf(sign, reading.at)
  skip(reading, end < 0 ? reading.text.length : end + sign.length)
}

const NAME = /<([A-Za-z_][\w:.-]*)/y
const ATTRIBUTE = /\s*([\w:.@*#()[\]-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/y

/** Deepest element that is kept account of. */
const DEEPEST = 200

function readElement(reading: Reading): void {
  NAME.lastIndex = reading.at
  const found = NAME.exec(reading.text)
  if (found === null) return skip(reading, reading.at + 1)
  const element = found[1] ?? ''
  const startLine = reading.line
  skip(reading, reading.at + found[0].length)
  const attributes = new Map<string, string>()
  for (let count = 0; count < 400; count += 1) {
    ATTRIBUTE.lastIndex = reading.at
    const attribute = ATTRIBUTE.exec(reading.text)
    if (attribute === null || attribute[0] === '') break
    const name = attribute[1] ?? ''
    const value = (attribute[2] ?? '').replace(/^["']|["']$/g, '')
    skip(reading, reading.at + attribute[0].length)
    attributes.set(name, value)
    add(reading.collector, [...reading.path, element, name], value, reading.line + reading.shift, {
      quoted: true,
    })
  }
  const isEmpty = /^\s*\//.test(reading.text.slice(reading.at, reading.at + 20))
  passTo(reading, '>')
  const content = isEmpty ? '' : textContent(reading)
  const from = startLine + reading.shift
  const to = reading.line + reading.shift
  addElement(reading, element, attributes, content, from, to)
  if (!isEmpty && reading.path.length < DEEPEST) reading.path.push(element)
}

function textContent(reading: Reading): string {
  const { text, at } = reading
  if (/^\s*<!\[CDATA\[/.test(text.slice(at, at + 200))) {
    const start = text.indexOf('<![CDATA[', at) + 9
    const end = text.indexOf(']]>', start)
    return text.slice(start, end < 0 ? text.length : end)
  }
  const end = text.indexOf('<', at)
  return end < 0 ? '' : text.slice(at, end)
}

const NAMES = ['key', 'name', 'property', 'id', 'Name', 'Key', 'Include']

function addElement(
  reading: Reading,
  element: string,
  attributes: ReadonlyMap<string, string>,
  content: string,
  from: number,
  to: number,
): void {
  const { path, collector } = reading
  const trimmed = content.trim()
  const given = NAMES.map(name => attributes.get(name)).find(value => value !== undefined)
  const value = attributes.get('value') ?? attributes.get('Value') ?? (trimmed === '' ? undefined : trimmed)
  const more = { to, multiline: trimmed.includes('\n'), textLine: from }
  if (given !== undefined && value !== undefined) add(collector, [...path, element, given], value, from, more)
  else if (trimmed !== '') add(collector, [...path, element], trimmed, from, more)
  if (reading.name !== '' && /^(?:true|false|string|integer|value|param-value)$/.test(element)) {
    add(collector, [...path, reading.name], trimmed === '' ? element : trimmed, from, more)
  }
  if (!/^(?:true|false|string|integer|description)$/.test(element)) reading.name = ''
  if (/^(?:key|name|param-name)$/.test(element)) reading.name = trimmed
}
