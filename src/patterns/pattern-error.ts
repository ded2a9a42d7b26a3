/** Longest glob or regular expression, in UTF-16 units; what people write stays well under a hundred. */
export const LONGEST_PATTERN = 500

/** A glob or regular expression that cannot be used; the message is one sentence for whoever wrote it. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** Throws when `source` is longer than any pattern may be. */
export function requireReasonableLength(source: string): void {
  if (source.length <= LONGEST_PATTERN) return
  const start = `${source.slice(0, 20)}…`
  throw new PatternError(
    `\`${start}\` is ${source.length} characters long; a pattern may have at most ${LONGEST_PATTERN}.`,
  )
}
