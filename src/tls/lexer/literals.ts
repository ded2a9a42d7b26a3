import type { StringForm } from '../languages/profile.ts'
import { type Cursor, addString, lineEnd, skipTo } from './cursor.ts'
import { endOfString, unescapeString } from './strings.ts'

/** Reads a string that begins at the cursor; false when none does. */
export function readString(cursor: Cursor): boolean {
  const prefix = prefixLength(cursor)
  const form = formAt(cursor, cursor.at + prefix) ?? formAt(cursor, cursor.at)
  if (form === undefined) return false
  const from = formAt(cursor, cursor.at + prefix) === undefined ? cursor.at : cursor.at + prefix
  const isRaw = /[rR]/.test(cursor.text.slice(cursor.at, from)) && cursor.profile.id !== 'php'
  const inside = from + form.open.length
  const close = endOfString(cursor.text, inside, form)
  const content = cursor.text.slice(inside, close.contentEnd)
  addString(cursor, close.end, isRaw ? content : unescapeString(content, form), inside)
  return true
}

function prefixLength(cursor: Cursor): number {
  const form = cursor.profile.stringPrefix
  if (form === undefined) return 0
  form.lastIndex = cursor.at
  return form.exec(cursor.text)?.[0].length ?? 0
}

function formAt(cursor: Cursor, at: number): StringForm | undefined {
  const code = cursor.text.charCodeAt(at)
  return cursor.profile.strings.find(
    form => form.open.charCodeAt(0) === code && cursor.text.startsWith(form.open, at),
  )
}

/** Reads the here-documents whose words stood on the line before. */
export function readHeredocs(cursor: Cursor): void {
  for (const { token, word, indented } of cursor.heredocs.splice(0)) {
    const from = cursor.at
    const startLine = cursor.line
    while (cursor.at < cursor.text.length && !isHeredocEnd(cursor, word, indented))
      skipTo(cursor, lineEnd(cursor.text, cursor.at) + 1)
    const end = cursor.at
    skipTo(cursor, Math.min(cursor.text.length, lineEnd(cursor.text, end) + 1))
    const string = cursor.tokens[token]
    if (string === undefined) continue
    string.value = cursor.text.slice(from, end)
    string.contentLine = startLine
    string.endLine = Math.max(startLine, cursor.line - 1)
  }
}

function isHeredocEnd(cursor: Cursor, word: string, indented: boolean): boolean {
  const end = lineEnd(cursor.text, cursor.at)
  if (end - cursor.at > word.length + 200) return false
  const line = cursor.text.slice(cursor.at, end).replace(/\r$/, '')
  return (indented ? line.trim() : line) === word
}
