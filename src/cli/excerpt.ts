import { styleText } from 'node:util'

const WIDEST = 100

/** What would steer the terminal or turn its text around; each becomes one character, so that columns stay. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** A place in a text, both 1-based. */
export interface Place {
  readonly line: number
  readonly column: number
}

export function linesOf(text: string): string[] {
  return text.split(/\r?\n/)
}

/**
 * The line before a place and its own, numbered, with a caret under the column, and behind it what is wrong there.
 * Ends with a line end.
 */
export function excerpt(
  lines: readonly string[],
  { line, column }: Place,
  colour: boolean,
  note = '',
): string {
  const start = Math.max(0, column - WIDEST + 20)
  const width = String(line).length + 2
  const row = (number: number) => {
    const shown = (lines[number - 1] ?? '').replaceAll(UNSEEN, ' ').slice(start, start + WIDEST)
    return `${String(number).padStart(width)} │ ${shown}`.trimEnd()
  }
  const caret = `${' '.repeat(width)} │ ${' '.repeat(column - 1 - start)}${paint(`^ ${note}`.trimEnd(), 'red', colour)}`
  const rows = line > 1 ? [row(line - 1), row(line)] : [row(line)]
  return `${[...rows, caret].join('\n')}\n`
}

/** The text in a colour, where colours are seen. */
export function paint(
  text: string,
  style: 'red' | 'green' | 'yellow' | 'bold' | 'dim',
  colour: boolean,
): string {
  return colour ? styleText(style, text, { validateStream: false }) : text
}
