import type { Finding, UnreadFile } from '../model/finding.ts'
import type { ReportedFinding, Result } from '../model/result.ts'
import { fail, pass, pending, undetermined, type WaiverContext } from './define-check.ts'
import { literal, plain, quoted, sentence } from './wording.ts'

/** A finding, and what it does to the result unless it is waived. */
export interface WeighedFinding {
  readonly finding: Finding
  readonly effect: 'block' | 'advisory'
}

/** What a check that rests on findings has to answer. */
export interface FindingsInQuestion {
  readonly weighed: readonly WeighedFinding[]
  /** Files that could not be judged: with one of them the check is never green. */
  readonly unread: readonly UnreadFile[]
  /** The sentence for what blocks, before the places: “SSL validation is ignored”. */
  readonly blocked: string
  /** The sentence where nothing blocks, is waived or waits. */
  readonly passed: string
  readonly waivers: WaiverContext | undefined
}

/** More than this are counted, and not kept with the verdict. */
const MOST_REPORTED = 1_000

/** The result of a check that rests on findings: what blocks, what could not be read, what waits, what is waived. */
export function answerFindings({ weighed, unread, blocked, passed, waivers }: FindingsInQuestion): Result {
  const reported = weighed.map(toReported).toSorted((a, b) => weightOf(a) - weightOf(b))
  const more = reported.length === 0 ? {} : { findings: reported.slice(0, MOST_REPORTED) }
  const blocking = weighed.filter(({ effect }) => effect === 'block').map(({ finding }) => finding)
  const waits = blocking.filter(({ waiver }) => waiver?.state === 'waits')
  const unknown = blocking.filter(({ waiver }) => waiver?.state === 'unknown')
  const waived = blocking.filter(({ waiver }) => waiver?.state === 'holds')
  const blocks = blocking.filter(({ waiver }) => waiver === undefined || waiver.state === 'void')
  const unreadable = unreadInWords(unread)
  if (blocks.length > 0) {
    const says = sentence(`${blocked}: ${places(blocks)}`)
    return fail([says, ...flaws(blocks), ...unreadable].join(' '), { fix: fixOf(blocks, waivers), ...more })
  }
  if (unread.length > 0) {
    const retryAt = unread.flatMap(file => file.retryAt ?? []).sort()[0] ?? null
    return undetermined(unreadable.join(' '), { retryAt, ...more })
  }
  if (unknown.length > 0) return undetermined(justified(unknown), more)
  const approvals = waivers?.approvals ?? null
  const signedOff = approvals === null ? {} : { approvals }
  if (waits.length > 0) return pending(justified(waits), { ...signedOff, ...more })
  if (waived.length > 0) {
    const says = `Waived: ${places(waived, true)}. ${waived[0]?.waiver?.why ?? ''}`
    return pass(says, { ...signedOff, ...more })
  }
  return pass(passed, more)
}

function toReported({ finding, effect }: WeighedFinding): ReportedFinding {
  const isWaived = finding.waiver?.state === 'holds'
  return { ...finding, weight: effect === 'advisory' ? 'advises' : isWaived ? 'waived' : 'blocks' }
}

function weightOf({ weight }: ReportedFinding): number {
  return ['blocks', 'waived', 'advises'].indexOf(weight)
}

/** The first places: “`src/fetch.py` line 12: Certificate validation is off (requests); and 4 more”. */
export function places(findings: readonly Finding[], withReason = false): string {
  const shown = findings.slice(0, 3).map(finding => {
    const { path, startLine, title, waiver } = finding
    const place = `${literal(path)} line ${startLine}: ${title}`
    if (!withReason || waiver === undefined) return place
    return `${place} (${quoted(waiver.reason)}, until ${waiver.until ?? ''})`
  })
  const rest = findings.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}

function justified(findings: readonly Finding[]): string {
  return `Justified: ${places(findings, true)}. ${findings[0]?.waiver?.why ?? ''}`
}

/** Why justifications that stand there waive nothing, each reason once. */
function flaws(findings: readonly Finding[]): string[] {
  const void_ = findings.flatMap(({ path, waiver }) =>
    waiver?.state === 'void' ? [`The justification in ${literal(path)} waives nothing. ${waiver.why}`] : [],
  )
  return [...new Set(void_)].slice(0, 3)
}

function unreadInWords(unread: readonly UnreadFile[]): string[] {
  if (unread.length === 0) return []
  const shown = unread.slice(0, 3).map(({ why }) => sentence(why))
  const rest = unread.length - shown.length
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? 'file' : 'files'} likewise.`] : []
  return [`Not every changed file could be looked at: ${[...shown, ...more].join(' ')}`]
}

function fixOf(findings: readonly Finding[], waivers: WaiverContext | undefined): string {
  const [first, ...others] = [...new Set(findings.map(({ fix }) => sentence(fix)))]
  const where = others.length === 0 ? '' : ' The annotations say what to do at each place.'
  const rule = findings[0]?.rule ?? 'RULE'
  const waive =
    waivers === undefined
      ? ''
      : ` Or ask for a waiver by ${plain(waivers.role)}, in a comment on or above the line: \`patrol:allow ${rule} — reason, until DATE\`.`
  return `${first ?? ''}${where}${waive}`
}
