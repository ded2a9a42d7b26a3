/** Columns after which the emitter breaks a line at the next blank. */
const WIDTH = 80

const NAMED: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
}

/** What the emitter writes as it is. */
const PRINTABLE = /^[\n -~\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/u
const BREAKS = /[\u0085\u2028\u2029]/u

/**
 * A text in quotation marks that begins at `column`; what is too long goes on in the next line.
 * @param indentation of a next line; `null`: all stays in one line, as in a key
 */
export function foldedText(text: string, start: number, indentation: number | null): string {
  const characters = Array.from(text)
  const parts: string[] = ['"']
  let column = start + 1
  let isAfterBlank = false
  characters.forEach((character, at) => {
    const isInside = at > 0 && at < characters.length - 1
    if (character === ' ' && indentation !== null && !isAfterBlank && column > WIDTH && isInside) {
      parts.push(`\n${' '.repeat(indentation)}${characters[at + 1] === ' ' ? '\\' : ''}`)
      column = indentation + (characters[at + 1] === ' ' ? 1 : 0)
      isAfterBlank = true
      return
    }
    const written = escaped(character)
    parts.push(written)
    column += written.length === 2 && character.length === 2 ? 1 : written.length
    isAfterBlank = character === ' '
  })
  return `${parts.join('')}"`
}

function escaped(character: string): string {
  const named = NAMED[character]
  if (named !== undefined) return named
  if (PRINTABLE.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

/** Whether the emitter writes a text line by line. */
export function isLiteral(text: string): boolean {
  if (!text.includes('\n') || BREAKS.test(text) || / \n| $/.test(text)) return false
  return Array.from(text).every(character => PRINTABLE.test(character))
}

/** The lines of a text below `|` or what stands for it, each indented. */
export function literalText(text: string, indentation: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : ''
  const lines = text.split('\n')
  const isClosed = lines.at(-1) === ''
  const written = (isClosed ? lines.slice(0, -1) : lines).map(line =>
    line === '' ? '' : ' '.repeat(indentation) + line,
  )
  return [`|${hint}${chomping(text)}`, ...written].join('\n')
}

/** `-`: the text does not end with a line break; `+`: it ends with several, or is nothing else. */
function chomping(text: string): string {
  if (!text.endsWith('\n')) return '-'
  return text === '\n' || text.endsWith('\n\n') ? '+' : ''
}
