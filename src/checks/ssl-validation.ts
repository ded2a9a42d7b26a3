import * as z from 'zod'
import type { Finding, Findings } from '../model/finding.ts'
import type { ReportedFinding, Result } from '../model/result.ts'
import { globMatcher } from '../patterns/glob.ts'
import { globList } from '../patterns/option.ts'
import { defineCheck, fail, pass, pending, undetermined, type WaiverContext } from './define-check.ts'
import { exampleFinding, exampleFindings, exampleMarker } from './example-finding.ts'
import { globs } from './review-options.ts'
import { TEST_PATHS } from './test-paths.ts'
import { literal, plain, sentence } from './wording.ts'

const NOTHING = 'SSL validation is not ignored in the pull request'

function effect(standard: 'block' | 'advisory', description: string) {
  return z.enum(['block', 'advisory', 'off']).default(standard).describe(description)
}

const options = z.strictObject({
  levels: z
    .strictObject({
      bypass: effect('block', 'Certificates or host names are not checked.'),
      guarded: effect('advisory', 'A bypass behind a flag, or in something that is named insecure.'),
      missing: effect('advisory', 'Validation was never switched on where the library’s default is none.'),
      plaintext: effect('block', 'There may be no TLS at all, as with `sslmode=disable`.'),
    })
    .prefault({})
    .describe('What each kind of finding does: `block`, `advisory` (shown only), or `off`.'),
  advisory_paths: globList
    .default([...TEST_PATHS])
    .describe('Globs of files whose findings are shown only: tests, fixtures and examples.'),
  excluded_paths: globs('Globs of files that are not looked at.'),
})

type Options = z.output<typeof options>

/** No line that the pull request adds switches the validation of certificates or host names off. */
export const sslValidation = defineCheck({
  id: 'ssl-validation',
  name: 'SSL-Validation',
  requirement: 'SSL validation should not be ignored',
  fix: 'Let certificates and host names be validated.',
  needs: ['findings'],
  options,

  evaluate({ findings }, options, { waivers }) {
    return answer(weighed(findings, options), waivers)
  },

  examples: {
    passes: [
      { parts: { findings: exampleFindings([]) }, says: NOTHING },
      {
        parts: { findings: exampleFindings([exampleFinding({ path: 'tests/fetch_test.py' })]) },
        says: `${NOTHING}; advisory: \`tests/fetch_test.py\` line 12: Certificate validation is off (requests)`,
      },
      {
        parts: {
          findings: exampleFindings([
            exampleFinding({
              marker: exampleMarker,
              waiver: {
                state: 'holds',
                reason: exampleMarker.reason,
                until: exampleMarker.until,
                why: 'Approved by alex.',
              },
            }),
          ]),
        },
        says: 'Waived: `src/fetch.py` line 12: Certificate validation is off (requests) (“the vendor’s host has no name, SEC-77”, until 2027-01-31). Approved by alex.',
      },
    ],
    fails: [
      {
        parts: { findings: exampleFindings([exampleFinding()]) },
        says: 'SSL validation is ignored: `src/fetch.py` line 12: Certificate validation is off (requests).',
      },
      {
        parts: { findings: exampleFindings([exampleFinding({ level: 'guarded', severity: 'medium' })]) },
        options: { levels: { guarded: 'block' } },
        says: 'SSL validation is ignored: `src/fetch.py` line 12: Certificate validation is off (requests).',
      },
    ],
    waits: [
      {
        parts: {
          findings: exampleFindings([
            exampleFinding({
              marker: exampleMarker,
              waiver: {
                state: 'waits',
                reason: exampleMarker.reason,
                until: exampleMarker.until,
                why: 'Waits for a review by security.',
              },
            }),
          ]),
        },
        says: 'Justified: `src/fetch.py` line 12: Certificate validation is off (requests) (“the vendor’s host has no name, SEC-77”, until 2027-01-31). Waits for a review by security.',
      },
    ],
    errors: [
      {
        parts: {
          findings: exampleFindings(
            [],
            [{ path: 'src/big.py', why: '`src/big.py` is larger than 10 MB.', retryAt: null }],
          ),
        },
        says: 'Not every changed file could be looked at: `src/big.py` is larger than 10 MB.',
      },
    ],
  },
})

interface Weighed {
  readonly reported: readonly ReportedFinding[]
  /** Those that would block, and have a justification that holds no less than the state says. */
  readonly waits: readonly Finding[]
  readonly unknown: readonly Finding[]
  readonly unread: Findings['unread']
}

function weighed({ found, unread }: Findings, { levels, advisory_paths, excluded_paths }: Options): Weighed {
  const isExcluded = globMatcher(excluded_paths)
  const isAdvisory = globMatcher(advisory_paths)
  const inQuestion = found.flatMap((finding): { finding: Finding; effect: 'block' | 'advisory' }[] => {
    const effect = levels[kindOf(finding)]
    if (effect === 'off' || isExcluded(finding.path)) return []
    return [{ finding, effect: isAdvisory(finding.path) ? 'advisory' : effect }]
  })
  const blocking = inQuestion.filter(({ effect }) => effect === 'block').map(({ finding }) => finding)
  const reported = inQuestion.map(({ finding, effect }): ReportedFinding => {
    const isWaived = finding.waiver?.state === 'holds'
    return { ...finding, weight: effect === 'advisory' ? 'advises' : isWaived ? 'waived' : 'blocks' }
  })
  return {
    reported,
    waits: blocking.filter(({ waiver }) => waiver?.state === 'waits'),
    unknown: blocking.filter(({ waiver }) => waiver?.state === 'unknown'),
    unread: unread.filter(({ path }) => !isExcluded(path)),
  }
}

function kindOf({ level = 'bypass', family }: Finding): keyof Options['levels'] {
  return family === 'plaintext' && level === 'bypass' ? 'plaintext' : level
}

/** More than this are counted, and not kept with the verdict. */
const MOST_REPORTED = 1_000

function answer({ reported, waits, unknown, unread }: Weighed, waivers: WaiverContext | undefined): Result {
  const kept = reported.toSorted((a, b) => weightOf(a) - weightOf(b)).slice(0, MOST_REPORTED)
  const more = reported.length === 0 ? {} : { findings: kept }
  const blocks = reported.filter(
    ({ weight, waiver }) => weight === 'blocks' && waiver?.state !== 'waits' && waiver?.state !== 'unknown',
  )
  const unreadable = unreadInWords(unread)
  if (blocks.length > 0) {
    const says = sentence(`SSL validation is ignored: ${places(blocks)}`)
    const fix = fixOf(blocks, waivers)
    return fail([says, ...flaws(blocks), ...unreadable].join(' '), { fix, ...more })
  }
  if (unread.length > 0) {
    const retryAt = unread.flatMap(file => file.retryAt ?? []).sort()[0] ?? null
    return undetermined(unreadable.join(' '), { retryAt, ...more })
  }
  if (unknown.length > 0) return undetermined(justified(unknown), more)
  if (waits.length > 0) {
    const approvals = waivers?.approvals ?? null
    return pending(justified(waits), { ...(approvals === null ? {} : { approvals }), ...more })
  }
  const waived = reported.filter(({ weight }) => weight === 'waived')
  if (waived.length > 0) {
    const says = `Waived: ${places(waived, true)}. ${waived[0]?.waiver?.why ?? ''}`
    const approvals = waivers?.approvals ?? null
    return pass(says, { ...(approvals === null ? {} : { approvals }), ...more })
  }
  return pass(reported.length === 0 ? NOTHING : `${NOTHING}; advisory: ${places(reported)}`, more)
}

function weightOf({ weight }: ReportedFinding): number {
  return ['blocks', 'waived', 'advises'].indexOf(weight)
}

/** The first places: “`src/fetch.py` line 12: Certificate validation is off (requests); and 4 more”. */
function places(findings: readonly Finding[], withReason = false): string {
  const shown = findings.slice(0, 3).map(finding => {
    const { path, startLine, title, waiver } = finding
    const place = `${literal(path)} line ${startLine}: ${title}`
    if (!withReason || waiver === undefined) return place
    return `${place} (“${plain(waiver.reason)}”, until ${waiver.until ?? ''})`
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

function unreadInWords(unread: Findings['unread']): string[] {
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
