/** A Jupyter notebook as its code, each line of it at the line of the file on which it stands. */
export function notebookCode(text: string): string {
  let isCode = false
  let isSource = false
  return text
    .split('\n')
    .map(line => {
      const kind = /"cell_type"\s*:\s*"(\w+)"/.exec(line)?.[1]
      if (kind !== undefined) isCode = kind === 'code'
      const source = /"source"\s*:\s*(\[?)(.*)$/.exec(line)
      if (source === null && isSource && /^\s*\]/.test(line)) isSource = false
      if (source !== null) isSource = source[1] === '['
      const own = source === null ? (isSource ? line : '') : (source[2] ?? '')
      return isCode ? codeIn(own) : ''
    })
    .join('\n')
}

/** The text of the first string in a line, without its line end; what notebooks add to Python is left out. */
function codeIn(line: string): string {
  const found = /^\s*("(?:[^"\\]|\\.)*")/.exec(line)
  if (found === null) return ''
  try {
    const code: unknown = JSON.parse(found[1] ?? '""')
    const text = typeof code === 'string' ? (code.split('\n')[0] ?? '') : ''
    return /^\s*[!%]/.test(text)
      ? text.replace(
          /^(\s*)(?:!|%\w*\s?)(.*)$/,
          (_, indent: string, rest: string) => `${indent}os.system(${JSON.stringify(rest)})`,
        )
      : text
  } catch {
    return ''
  }
}
