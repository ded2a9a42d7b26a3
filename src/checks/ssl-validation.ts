import * as z from 'zod'
import type { Finding, Findings } from '../model/finding.ts'
import { globMatcher } from '../patterns/glob.ts'
import { globList } from '../patterns/option.ts'
import { answerFindings, places, type WeighedFinding } from './answer-findings.ts'
import { defineCheck } from './define-check.ts'
import { exampleFinding, exampleFindings, exampleMarker } from './example-finding.ts'
import { globs } from './review-options.ts'
import { TEST_PATHS } from './test-paths.ts'

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
    const inQuestion = weighed(findings, options)
    const isExcluded = globMatcher(options.excluded_paths)
    const advisory = places(inQuestion.map(({ finding }) => finding))
    return answerFindings({
      weighed: inQuestion,
      unread: findings.unread.filter(({ path }) => !isExcluded(path)),
      blocked: 'SSL validation is ignored',
      passed: inQuestion.length === 0 ? NOTHING : `${NOTHING}; advisory: ${advisory}`,
      waivers,
    })
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

function weighed({ found }: Findings, options: Options): WeighedFinding[] {
  const isExcluded = globMatcher(options.excluded_paths)
  const isAdvisory = globMatcher(options.advisory_paths)
  return found.flatMap((finding): WeighedFinding[] => {
    const effect = options.levels[kindOf(finding)]
    if (effect === 'off' || isExcluded(finding.path)) return []
    return [{ finding, effect: isAdvisory(finding.path) ? 'advisory' : effect }]
  })
}

function kindOf({ level = 'bypass', family }: Finding): keyof Options['levels'] {
  return family === 'plaintext' && level === 'bypass' ? 'plaintext' : level
}
