/**
 * Line ends to most languages, and to neither git nor GitHub: a lone carriage return, and Unicode's own. What stands
 * behind one reads as the end of the line before, such as of a comment, and runs as a line of its own.
 * https://docs.python.org/3/reference/lexical_analysis.html#physical-lines, https://tc39.es/ecma262/#sec-line-terminators,
 * https://learn.microsoft.com/en-us/dotnet/csharp/language-reference/language-specification/lexical-structure#632-line-terminators
 */
const HIDDEN = /\r(?!\n)|[\u0085\u2028\u2029]/
/** Java reads an escaped line end as one, in comments too: https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.3 */
const HIDDEN_IN_JAVA = new RegExp(`${HIDDEN.source}|\\\\u+000[ad]`, 'i')

/** A text whose hidden line ends are shown, and in which line of the file each of its lines stands. */
export interface ShownLines {
  readonly text: string
  lineOf(line: number): number
}

/** The text as those languages read it; `null` where it reads the same. */
export function withHiddenLines(path: string, text: string): ShownLines | null {
  const hidden = /\.java$/i.test(path) ? HIDDEN_IN_JAVA : HIDDEN
  if (!hidden.test(text)) return null
  const everyone = new RegExp(hidden, 'gi')
  const shown = text.split(/\r?\n/).map(line => line.replace(everyone, '\n'))
  const lines = shown.flatMap((line, at) => line.split('\n').map(() => at + 1))
  return { text: shown.join('\n'), lineOf: line => lines[line - 1] ?? shown.length }
}
