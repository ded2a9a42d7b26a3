/** What people see of a Markdown text, apart from blocks of code and comments, and the definitions of links. */
export interface Paragraphs {
  /** Runs of lines that belong together, line ends within. Inline code and inline comments still stand in them. */
  readonly texts: readonly string[]
  /** Addresses of `[label]: address`, by label as `labelOf` writes it; the first of a label holds. */
  readonly definitions: ReadonlyMap<string, string>
}

interface Reader {
  readonly texts: string[]
  readonly definitions: Map<string, string>
  /** Lines of the paragraph that is being read. */
  lines: string[]
  fence: Fence | null
  /** What ends the comment or raw HTML that is being read, in lower case. */
  hiddenUntil: string | null
  /** Column at which the text of the innermost list item begins; 0 outside lists. */
  listIndent: number
  afterBlank: boolean
}

/** Fenced code: its mark, how many of them, and what it stands in. */
interface Fence {
  readonly mark: string
  readonly length: number
  readonly listIndent: number
  readonly quoteDepth: number
}

/**
 * Reads Markdown line by line, each once, as far as it decides what is shown as text: fenced and indented code,
 * comments and preformatted HTML that begin a line are left out (https://github.github.com/gfm/, chapter 4).
 */
export function paragraphsOf(markdown: string): Paragraphs {
  const reader: Reader = {
    texts: [],
    definitions: new Map(),
    lines: [],
    fence: null,
    hiddenUntil: null,
    listIndent: 0,
    afterBlank: true,
  }
  for (const line of markdown.split(/\r\n|\r|\n/)) readLine(reader, line)
  endParagraph(reader)
  return { texts: reader.texts, definitions: reader.definitions }
}

/** Labels are compared without regard to case and the amount of white space. */
export function labelOf(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function readLine(reader: Reader, line: string): void {
  if (reader.hiddenUntil !== null) return readHidden(reader, line, reader.hiddenUntil)
  const quote = /^(?: {0,3}> ?)+/.exec(line)?.[0] ?? ''
  const content = line.slice(quote.length)
  const quoteDepth = quote.split('>').length - 1
  if (reader.fence !== null && isInFence(reader.fence, content, quoteDepth))
    return readFenced(reader, content)
  reader.fence = null
  if (content.trim() !== '') readContent(reader, content, quoteDepth)
  else endParagraph(reader)
  reader.afterBlank = content.trim() === ''
}

function readContent(reader: Reader, content: string, quoteDepth: number): void {
  const indent = indentOf(content)
  if (reader.afterBlank && indent < reader.listIndent) reader.listIndent = 0
  if (indent >= reader.listIndent + 4) {
    // Code, or else the continuation of a paragraph, in which no block can begin.
    if (reader.lines.length > 0) reader.lines.push(content.trimStart())
    return
  }
  const text = withoutListMarks(reader, content)
  if (openFence(reader, text, quoteDepth) || openHidden(reader, text)) return
  if (/^#{1,6}(?:\s|$)/.test(text)) return readHeading(reader, text)
  if (reader.lines.length > 0 || !readDefinition(reader, text)) reader.lines.push(text)
}

function openFence(reader: Reader, text: string, quoteDepth: number): boolean {
  const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[0]
  if (fence === undefined) return false
  endParagraph(reader)
  reader.fence = {
    mark: fence.charAt(0),
    length: fence.length,
    listIndent: reader.listIndent,
    quoteDepth,
  }
  return true
}

/** Code ends with the quotation or the list item in which it began. */
function isInFence(fence: Fence, content: string, quoteDepth: number): boolean {
  if (quoteDepth < fence.quoteDepth) return false
  return content.trim() === '' || indentOf(content) >= fence.listIndent
}

/** A fence is closed by at least as many of its marks, alone on a line. */
function readFenced(reader: Reader, content: string): void {
  const text = content.trim()
  const { mark, length } = reader.fence ?? { mark: '', length: 0 }
  if (text.length >= length && text === mark.repeat(text.length)) reader.fence = null
}

function openHidden(reader: Reader, text: string): boolean {
  const tag = /^<(pre|script|style|textarea)(?=[\s>]|$)/i.exec(text)?.[1]
  if (tag === undefined && !text.startsWith('<!--')) return false
  endParagraph(reader)
  if (tag === undefined) readHidden(reader, text.slice('<!--'.length), '-->')
  else readHidden(reader, text, `</${tag.toLowerCase()}>`)
  return true
}

/** What stands behind the end, on the same line, is text again. */
function readHidden(reader: Reader, line: string, end: string): void {
  const at = line.toLowerCase().indexOf(end)
  reader.hiddenUntil = at === -1 ? end : null
  if (at !== -1) reader.lines.push(line.slice(at + end.length))
}

function readHeading(reader: Reader, text: string): void {
  endParagraph(reader)
  reader.lines.push(text)
  endParagraph(reader)
}

function readDefinition(reader: Reader, text: string): boolean {
  const [start = '', label = ''] = /^\[([^[\]\\^][^[\]\\]{0,998})\]:[ \t]*/.exec(text) ?? []
  const address = /^(?:<[^<>]*>|[^\s<]\S*)/.exec(text.slice(start.length))?.[0]
  if (start === '' || address === undefined) return false
  if (!/^(?:$|["'(])/.test(text.slice(start.length + address.length).trim())) return false
  const name = labelOf(label)
  if (!reader.definitions.has(name)) reader.definitions.set(name, address.replace(/^<|>$/g, ''))
  return true
}

function endParagraph(reader: Reader): void {
  if (reader.lines.length > 0) reader.texts.push(reader.lines.join('\n'))
  reader.lines = []
}

/** Takes away `- `, `1. ` and the like, and remembers how far the item's own lines are indented. */
function withoutListMarks(reader: Reader, content: string): string {
  let rest = content
  let column = 0
  for (;;) {
    const [mark, space = ''] = /^\s*(?:[-*+]|\d{1,9}[.)])(\s+)/.exec(rest) ?? []
    if (mark === undefined) return rest.trimStart()
    endParagraph(reader)
    column += mark.length
    reader.listIndent = column
    // Five columns or more between the mark and the text make it indented code.
    if (space.length > 4) return ''
    rest = rest.slice(mark.length)
  }
}

/** Columns before the text, where a tab goes to the next multiple of four. */
function indentOf(line: string): number {
  let column = 0
  for (const character of line) {
    if (character === ' ') column += 1
    else if (character === '\t') column += 4 - (column % 4)
    else break
  }
  return column
}
