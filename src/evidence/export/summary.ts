import type { EvidenceEntry } from '../../model/evidence.ts'

/** What an entry tells, in one line for people. Its words may be typed by anybody. */
export function summaryOf(entry: EvidenceEntry): string {
  switch (entry.kind) {
    case 'verdict':
      return `Verdict on ${short(entry.headSha)}: ${states[entry.details.state]}`
    case 'reset':
      return `Approval by ${entry.details.by.login} reset: ${entry.details.why}`
    case 'waiver':
      return `Justification for ${entry.details.rule} in ${entry.details.path}:${entry.details.line} holds: ${entry.details.reason}. ${entry.details.why}`
    case 'refresh':
      return `Another look was asked for by ${entry.actor?.login ?? 'somebody'}`
    case 'policy-change':
      return `Another policy is in force: ${entry.details.to.slice(0, 8)} after ${entry.details.from.slice(0, 8)}`
    case 'merge':
      return `Merged by ${entry.actor?.login ?? 'somebody'} into ${entry.details.baseRef}. ${entry.details.why}`
    case 'push':
      return `${entry.details.branch} was ${entry.details.change} by ${entry.actor?.login ?? 'somebody'}, past pull requests`
    case 'checkpoint':
    default:
      return `Checkpoint of ${entry.details.day}`
  }
}

const states = { success: 'compliant', action_required: 'waiting', failure: 'not compliant' } as const

function short(sha: string | null): string {
  return sha?.slice(0, 7) ?? 'no commit'
}
