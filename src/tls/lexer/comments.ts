import { type Cursor, lineEnd, skipTo } from './cursor.ts'

/** Reads a comment that begins at the cursor, and keeps it aside; false when none does. */
export function readComment(cursor: Cursor): boolean {
  const { text, at, profile } = cursor
  for (const [opener, closer] of profile.blockComments ?? []) {
    const lineBound = opener.startsWith('\n')
    const sign = lineBound ? opener.slice(1) : opener
    if (!text.startsWith(sign, at) || (lineBound && at > 0 && text.charCodeAt(at - 1) !== 10)) continue
    const found = profile.nestedComments
      ? nestedEnd(text, at, opener, closer)
      : text.indexOf(closer, at + sign.length)
    const end =
      found < 0
        ? text.length
        : lineBound
          ? lineEnd(text, found + 1)
          : profile.nestedComments
            ? found
            : found + closer.length
    return comment(cursor, end)
  }
  const isComment = profile.lineComments.some(sign => text.startsWith(sign, at))
  if (!isComment || isNoComment(cursor)) return false
  return comment(cursor, lineEnd(text, at))
}

/** PHP's attributes `#[…]`, Perl's `$#array`, and `#` that a word or mark has before it in R and PowerShell. */
function isNoComment({ text, at, profile }: Cursor): boolean {
  if (profile.id === 'php') return text.startsWith('#[', at)
  if (profile.id === 'perl') return text[at - 1] === '$'
  return false
}

function nestedEnd(text: string, from: number, opener: string, closer: string): number {
  let depth = 1
  let at = from + opener.length
  while (at < text.length) {
    if (text.startsWith(opener, at)) [depth, at] = [depth + 1, at + opener.length]
    else if (text.startsWith(closer, at)) [depth, at] = [depth - 1, at + closer.length]
    else at += 1
    if (depth === 0) return at
  }
  return text.length
}

function comment(cursor: Cursor, end: number): true {
  const line = cursor.line
  const start = cursor.at
  skipTo(cursor, end)
  cursor.comments.push({ text: cursor.text.slice(start, end), start, line, endLine: cursor.line })
  return true
}
