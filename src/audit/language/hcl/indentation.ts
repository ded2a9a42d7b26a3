import type { Range } from '../../resource/place.ts'

/** A text whose value may still change. */
export interface DraftText extends Range {
  readonly kind: 'text'
  value: string
}

/** A text, or a sequence between texts. */
export type Draft = DraftText | null

/**
 * Removes from the texts of a `<<-` heredoc the blanks that all its lines begin with. As Terraform does it: strip markers
 * come first, blank lines neither count nor change, and a line that begins with a sequence has no indentation.
 */
export function removeIndentation(drafts: readonly Draft[]): void {
  const leading: DraftText[] = []
  let least = Number.POSITIVE_INFINITY
  let isAtLineStart = true
  for (const draft of drafts) {
    const value = draft?.value ?? ''
    const isBlankLine = draft !== null && value.endsWith('\n') && value.trim() === ''
    if (isAtLineStart && !isBlankLine) {
      least = Math.min(least, value.length - value.trimStart().length)
      if (draft !== null) leading.push(draft)
    }
    isAtLineStart = value.endsWith('\n')
  }
  for (const draft of leading) draft.value = draft.value.slice(least)
}
