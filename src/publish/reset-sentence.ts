import type { JudgedApproval, Reset } from '../model/approval.ts'
import type { Row } from '../model/verdict.ts'
import { cut, inline } from './markdown.ts'
import { fullStop, listed } from './wording.ts'

/** How the judgement on an approval tells of a push that took it away. */
const CHANGED_CODE = /^\S+ approved `([0-9a-f]{7})` .*; the code changed with `([0-9a-f]{7})`/
const LONGEST_REASON = 1_000

/**
 * What took approvals away, as paragraphs of Markdown; nothing for rows that wait for no review.
 * A judgement says `reset` until the review is dismissed; from then on our own records say so.
 */
export function whatWasReset(
  waiting: readonly Row[],
  resets: readonly Reset[],
  write: (login: string) => string,
): string[] {
  const before = new Set(resets.map(nameOf))
  const found = new Map(
    waiting
      .flatMap(row => row.result.approvals?.approvals ?? [])
      .filter(approval => !approval.counts && (approval.reset || before.has(nameOf(approval))))
      .map(approval => [nameOf(approval), approval]),
  )
  const byPush = new Map<string, string[]>()
  const others: string[] = []
  for (const approval of found.values()) {
    const [, approved, changed] = CHANGED_CODE.exec(approval.why ?? '') ?? []
    if (approved === undefined || changed === undefined) others.push(reasonOf(approval))
    else
      byPush.set(changed, [
        ...(byPush.get(changed) ?? []),
        `${write(approval.by.login)} approved \`${approved}\``,
      ])
  }
  return [...[...byPush].map(([changed, who]) => resetByPush(changed, who)), ...others]
}

/** “`9b1d0ce` changed the code after alex approved `4f2c1aa`, so the review starts again.” */
function resetByPush(changed: string, who: readonly string[]): string {
  return `\`${changed}\` changed the code after ${listed(who)}, so the review starts again.`
}

function reasonOf({ why, by }: JudgedApproval): string {
  return inline(fullStop(cut(why ?? `${by.login}'s approval was reset`, LONGEST_REASON)))
}

function nameOf({ source, id }: Pick<Reset, 'source' | 'id'>): string {
  return `${source} ${id}`
}
