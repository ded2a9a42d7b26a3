import type { StringForm } from '../languages/profile.ts'
import { type Cursor, addString, lineEnd, skipTo } from './cursor.ts'
import { endOfString, unescapeString } from './strings.ts'
import { kindOf, setSpan, setValue, textOfToken } from './tokens.ts'

/** Reads a string that begins at the cursor; false when none does. */
export function readString(cursor: Cursor): boolean {
  if (isApostrophe(cursor)) return false
  const prefix = prefixLength(cursor)
  const prefixed = prefix === 0 ? undefined : formAt(cursor, cursor.at + prefix)
  const form = prefixed ?? formAt(cursor, cursor.at)
  if (form === undefined) return false
  const from = prefixed === undefined ? cursor.at : cursor.at + prefix
  const isRaw =
    from > cursor.at && /[rR]/.test(cursor.text.slice(cursor.at, from)) && cursor.profile.id !== 'php'
  const inside = from + form.open.length
  const close = endOfString(cursor.text, inside, form)
  const content = cursor.text.slice(inside, close.contentEnd)
  addString(cursor, close.end, isRaw ? content : unescapeString(content, form), inside)
  return true
}

const BEFORE_STRING =
  /^(?:return|case|typeof|in|of|import|from|else|default|do|yield|await|as|instanceof|delete|void|new|throw|require|export|get|set|static|async)$/

/** `don't` in the text of an element (JSX): within a word of JavaScript no string begins. */
function isApostrophe({ text, at, profile, tokens }: Cursor): boolean {
  if (text.charCodeAt(at) !== 39 || (profile.id !== 'javascript' && profile.id !== 'typescript')) return false
  const last = tokens.length - 1
  return (
    kindOf(tokens, last) === 'word' &&
    tokens.ends[last] === at &&
    !BEFORE_STRING.test(textOfToken(tokens, last))
  )
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
    setValue(cursor.tokens, token, cursor.text.slice(from, end))
    setSpan(cursor.tokens, token, {
      contentLine: startLine,
      endLine: Math.max(startLine, cursor.line - 1),
    })
  }
}

function isHeredocEnd(cursor: Cursor, word: string, indented: boolean): boolean {
  const end = lineEnd(cursor.text, cursor.at)
  if (end - cursor.at > word.length + 200) return false
  const line = cursor.text.slice(cursor.at, end).replace(/\r$/, '')
  return (indented ? line.trim() : line) === word
}
