interface Reader {
  /** What ends the block that is open, in which nothing is a command. */
  closes: ((line: string) => boolean) | null
  /** A quote goes on to the next empty line, also without `>`: https://github.github.com/gfm/#lazy-continuation-line */
  inQuote: boolean
}

/** HTML in which text is quoted, code or not shown, by what opens and what closes it. */
const HIDING: readonly (readonly [RegExp, string])[] = [
  [/<!--/, '-->'],
  [/<pre\b/i, '</pre>'],
  [/<code\b/i, '</code>'],
  [/<blockquote\b/i, '</blockquote>'],
]

/**
 * The lines of a comment that its reader sees as plain text. Lines of quotes, of code and of HTML comments come
 * out empty; where it is in doubt, a line is left out, since a command can be given again.
 */
export function commandLines(markdown: string): string[] {
  const reader: Reader = { closes: null, inQuote: false }
  const lines = markdown.split(/\r\n|\r|\n/).map(line => (isText(reader, line) ? line : ''))
  return withoutCodeSpans(lines.join('\n')).split('\n')
}

function isText(reader: Reader, line: string): boolean {
  if (reader.closes !== null) {
    if (reader.closes(line)) reader.closes = null
    return false
  }
  if (line.trim() === '') reader.inQuote = false
  if (opensFence(reader, line) || opensHtml(reader, line)) return false
  if (/^ {0,3}>/.test(line)) reader.inQuote = true
  return !reader.inQuote
}

/** https://github.github.com/gfm/#fenced-code-blocks, also within a list item */
function opensFence(reader: Reader, line: string): boolean {
  const fence = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
  if (fence === undefined) return false
  reader.closes = next => {
    const text = next.trim()
    return text.length >= fence.length && text === fence.charAt(0).repeat(text.length)
  }
  return true
}

function opensHtml(reader: Reader, line: string): boolean {
  const text = line.replaceAll(/`[^`]*`/g, '')
  for (const [open, close] of HIDING) {
    const at = text.search(open)
    if (at === -1 || text.toLowerCase().includes(close, at)) continue
    reader.closes = next => next.toLowerCase().includes(close)
    return true
  }
  return false
}

/** Code spans may go over several lines of a paragraph: https://github.github.com/gfm/#code-spans */
function withoutCodeSpans(text: string): string {
  return text
    .split(/\n{2,}/)
    .map(paragraph =>
      paragraph.replaceAll(
        /(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g,
        span => `\`${span.replaceAll(/[^\n]/g, '')}\``,
      ),
    )
    .join('\n')
}
