import type { Comment } from '../model/approval.ts'
import type { Observation } from '../model/observation.ts'

/**
 * Whether a line of the comment, as GitHub shows it, is one of the phrases: the same but for white space around it
 * and for upper and lower case. Quotes, code and whatever follows HTML do not count; a doubtful line does not either.
 */
export function isApprovingComment({ body }: Comment, phrases: readonly string[]): boolean {
  const wanted = new Set(phrases.map(plain).filter(phrase => phrase !== ''))
  if (wanted.size === 0) return false
  let fence: string | null = null
  let doubtful = false
  for (const line of body.split(/\r\n|\n|\r/)) {
    const mark = fenceMark.exec(line)?.[1] ?? null
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null
      continue
    }
    if (mark !== null) {
      fence = mark
      continue
    }
    if (line.trim() === '') doubtful = false
    // A comment within a comment, a folded section or a `<pre>` may go on to the end: nothing behind it is certain.
    if (html.test(line)) return false
    if (!doubtful && !indentedCode.test(line) && wanted.has(plain(line))) return true
    // A quote goes on until an empty line, and so may a code span or a struck-through text that began here.
    if (quote.test(line) || line.includes('`') || line.includes('~~')) doubtful = true
  }
  return false
}

/** Whether the comment was ever edited or deleted, as GitHub or an event says. */
export function wasEdited(comment: Comment, observations: readonly Observation[]): boolean {
  return changeOf(comment, observations) !== null
}

/** What revoked the comment: `null` when it stands as it was written. */
export function changeOf(
  comment: Comment,
  observations: readonly Observation[],
): 'edited' | 'deleted' | null {
  const actions = observations.flatMap(seen =>
    seen.kind === 'comment' && seen.commentId === comment.id ? [seen.action] : [],
  )
  if (actions.includes('deleted')) return 'deleted'
  return actions.includes('edited') || comment.updatedAt !== comment.createdAt ? 'edited' : null
}

const fenceMark = /^\s*(?:(?:[-*+]|\d+[.)]|>)\s*)*(`{3,}|~{3,})/
const html = /<[a-z!/?]/i
const indentedCode = /^(?: {4}| {0,3}\t)/
const quote = /^\s*(?:(?:[-*+]|\d+[.)])\s+)*>/

function plain(text: string): string {
  return text.trim().toLowerCase()
}
