/**
 * The candidate that somebody probably meant: the fewest edits away, at most one for every three letters.
 * `null` when none is that near.
 */
export function closest(word: string, candidates: readonly string[]): string | null {
  if (word.length > 64) return null
  const ranked = candidates
    .map(candidate => ({ candidate, edits: editsBetween(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
  const [best] = ranked
  if (best === undefined || best.edits > Math.max(1, Math.floor(best.candidate.length / 3))) return null
  return best.candidate
}

/** “ Did you mean `count`?”, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const meant = closest(word, candidates)
  return meant === null ? '' : ` Did you mean \`${meant}\`?`
}

/** Levenshtein's distance, in which two swapped neighbours count as one edit. */
function editsBetween(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const above = rows[i - 1] ?? []
      const substituted = (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      row.push(
        Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, substituted, swapped(from, to, i, j, rows)),
      )
    }
    rows.push(row)
  }
  return rows[from.length]?.[to.length] ?? 0
}

function swapped(from: string, to: string, i: number, j: number, rows: readonly number[][]): number {
  if (i < 2 || j < 2 || from[i - 1] !== to[j - 2] || from[i - 2] !== to[j - 1])
    return Number.POSITIVE_INFINITY
  return (rows[i - 2]?.[j - 2] ?? 0) + 1
}
