/**
 * The path that both sides of a `diff --git` line name. It is `null` inside where they differ, as with renames,
 * whose other lines name them; the whole answer is `null` for a line that is none.
 */
export function headerPaths(line: string): { readonly path: string | null } | null {
  const rest = /^diff --git (.+)$/s.exec(line)?.[1]
  if (rest === undefined) return null
  const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/s.exec(rest)
  const half = (rest.length - 1) / 2
  const [old, fresh] = quoted ? [quoted[1], quoted[2]] : [rest.slice(0, half), rest.slice(half + 1)]
  const oldPath = old === undefined ? null : pathOf(old, true)
  const freshPath = fresh === undefined ? null : pathOf(fresh, true)
  return { path: oldPath !== null && oldPath === freshPath ? oldPath : null }
}

/**
 * A path as git writes it, one character for each byte: plain, or quoted with C escapes and octal bytes.
 *
 * @param marked whether `a/` or `b/` stands before it, or it is `/dev/null`; a tab may follow it then
 * @returns `null` for what git does not write
 */
export function pathOf(text: string, marked: boolean): string | null {
  const bare = marked ? text.replace(/\t$/, '') : text
  const bytes = bare.startsWith('"') ? unquote(bare) : Buffer.from(bare, 'utf8').toString('latin1')
  if (bytes === null || !marked || bytes === '/dev/null') return bytes
  return /^[ab]\//.test(bytes) ? bytes.slice(2) : null
}

/** git quotes `"`, `\`, control characters and, by `core.quotePath`, every byte above 127. */
function unquote(text: string): string | null {
  if (text.length < 2 || !text.endsWith('"')) return null
  let bytes = ''
  for (const [, octal, escape, plain] of text.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)|\\/gs)) {
    if (octal !== undefined) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    else if (escape !== undefined && escape in escapes) bytes += escapes[escape as keyof typeof escapes]
    else if (plain !== undefined) bytes += Buffer.from(plain, 'utf8').toString('latin1')
    else return null
  }
  return bytes
}

const escapes = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', '"': '"', '\\': '\\' }
