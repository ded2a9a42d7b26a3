/** A table in Markdown; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map(cells => `| ${cells.map(onOneLine).join(' | ')} |`).join('\n')
}

/** Code within a line; longer backticks surround one that holds backticks. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`
}

/** Plain text in which `code` stands between backticks, as Markdown: everything else means itself. */
export function prose(text: string): string {
  const pieces = text.split(/(`[^`]*`)/)
  return pieces.map((piece, i) => (i % 2 === 1 ? piece : piece.replaceAll(/[\\<>*_[\]#]/g, '\\$&'))).join('')
}

function onOneLine(cell: string): string {
  return cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}
