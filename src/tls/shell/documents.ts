import type { Cursor } from './quotes.ts'

/** Reads the lines of a here-document up to its word. */
export function readDocument(
  cursor: Cursor,
  { word, indented, position }: Cursor['documents'][number],
): void {
  const start = cursor.at
  const line = cursor.line
  while (cursor.at < cursor.text.length) {
    const found = cursor.text.indexOf('\n', cursor.at)
    const end = found < 0 ? cursor.text.length : found
    const isShort = end - cursor.at < word.length + 200
    const own = isShort ? cursor.text.slice(cursor.at, end).replace(/\r$/, '') : ''
    const stop = cursor.at
    cursor.at = Math.min(cursor.text.length, end + 1)
    cursor.line += 1
    if (isShort && (indented ? own.trim() : own.trimEnd()) === word)
      return setDocument(cursor, position, start, stop, line)
  }
  setDocument(cursor, position, start, cursor.text.length, line)
}

function setDocument(cursor: Cursor, position: number, start: number, stop: number, line: number): void {
  const piece = cursor.pieces[position]
  if (piece !== undefined)
    cursor.pieces[position] = {
      ...piece,
      text: cursor.text.slice(start, stop),
      from: line,
      to: cursor.line - 1,
    }
}
