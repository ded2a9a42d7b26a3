import * as z from 'zod'
import type { Finding, InfrastructureFindings } from '../model/finding.ts'
import type { Result } from '../model/result.ts'
import { globMatcher } from '../patterns/glob.ts'
import { answerFindings, type WeighedFinding } from './answer-findings.ts'
import { defineCheck, type WaiverContext } from './define-check.ts'
import { exampleMarker } from './example-finding.ts'
import {
  exampleInfrastructure,
  exampleInfrastructureFinding,
  noInfrastructure,
} from './example-infrastructure.ts'
import { globs } from './review-options.ts'
import { SEVERITIES, isAtLeast } from './severity.ts'
import { literal, plain } from './wording.ts'

const ruleSetting = z.strictObject({
  severity: z
    .enum([...SEVERITIES, 'off'])
    .optional()
    .describe('Another severity than the rule’s own, or `off`.'),
  reason: z
    .string()
    .min(10, 'is too short to be a reason')
    .max(300)
    .describe('Why, for whoever reads the report.'),
  options: z
    .record(z.string(), z.json())
    .optional()
    .describe('Options of the rule; the reference of the rules names them.'),
})

const options = z.strictObject({
  block: z
    .enum([...SEVERITIES, 'none'])
    .default('high')
    .describe('Findings of at least this severity block; those below are shown. `none`: nothing blocks.'),
  unsupported: z
    .enum(['error', 'advisory'])
    .default('error')
    .describe(
      'What changed infrastructure code that cannot be audited yet (CloudFormation, Helm and others) does: the check is an error, or it is named only.',
    ),
  excluded_paths: globs('Globs of files whose findings are left out, such as examples.'),
  account_roots: globs(
    'Globs of folders with root modules that set an account up: there the audit also asks for what every account has to have, such as a trail and alarms.',
  ),
  variables: z
    .record(z.string(), z.json())
    .default({})
    .describe(
      'Values of variables of root modules, by name, as `terraform apply -var` gives them: before defaults and tfvars files.',
    ),
  rules: z
    .record(z.string(), ruleSetting)
    .default({})
    .describe('Rules by id, with another severity or switched off, each with its reason.'),
})

type Options = z.output<typeof options>

const NONE = 'No infrastructure code in this pull request'

/** The infrastructure code that the pull request changes brings no new finding of the audit. */
export const infraAudit = defineCheck({
  id: 'infra-audit',
  name: 'Infra-audited',
  requirement: 'Changed infrastructure code should pass the audit',
  fix: 'Put the findings right.',
  needs: ['infrastructure'],
  options,

  evaluate({ infrastructure }, options, { waivers }) {
    return answer(infrastructure, options, waivers)
  },

  examples: {
    passes: [
      { parts: { infrastructure: noInfrastructure }, says: NONE },
      {
        parts: { infrastructure: exampleInfrastructure() },
        says: 'Infrastructure audited: no finding introduced',
      },
      {
        parts: {
          infrastructure: exampleInfrastructure({ fixedCount: 2, existingCount: 1, undecidedCount: 4 }),
        },
        says: 'Infrastructure audited: no finding introduced; 2 fixed, thank you; 1 already there; 4 questions that cannot be decided before it is applied',
      },
      {
        parts: {
          infrastructure: exampleInfrastructure({
            introduced: [exampleInfrastructureFinding({ severity: 'medium' })],
          }),
        },
        says: 'Infrastructure audited: 1 finding introduced, 1 medium, none of which blocks',
      },
      {
        parts: {
          infrastructure: exampleInfrastructure({
            switchedOff: [{ rule: 's3-access-logs', count: 2, reason: 'logged centrally, SEC-77' }],
          }),
        },
        says: 'Infrastructure audited: no finding introduced; 2 of `s3-access-logs`, which is off (“logged centrally, SEC-77”)',
      },
      {
        parts: { infrastructure: exampleInfrastructure({ beyond: '3 resources of `google`' }) },
        says: 'Infrastructure audited: no finding introduced; no rule looks at 3 resources of `google`',
      },
      {
        parts: { infrastructure: { ...noInfrastructure, unaudited: '3 CloudFormation templates' } },
        options: { unsupported: 'advisory' },
        says: 'Infrastructure code, not audited yet: 3 CloudFormation templates',
      },
    ],
    fails: [
      {
        parts: {
          infrastructure: exampleInfrastructure({
            introduced: [
              exampleInfrastructureFinding(),
              exampleInfrastructureFinding({ severity: 'medium', startLine: 4, fingerprint: 'i2' }),
            ],
          }),
        },
        says: 'Infrastructure audited: 2 findings introduced, 1 high: `infra/db.tf` line 1: Database storage is not encrypted.',
      },
    ],
    waits: [
      {
        parts: {
          infrastructure: exampleInfrastructure({
            introduced: [
              exampleInfrastructureFinding({
                marker: { ...exampleMarker, ids: ['rds-storage-encrypted'] },
                waiver: {
                  state: 'waits',
                  reason: exampleMarker.reason,
                  until: exampleMarker.until,
                  why: 'Waits for a review by security.',
                },
              }),
            ],
          }),
        },
        says: 'Justified: `infra/db.tf` line 1: Database storage is not encrypted (“the vendor’s host has no name, SEC-77”, until 2027-01-31). Waits for a review by security.',
      },
    ],
    errors: [
      {
        parts: {
          infrastructure: exampleInfrastructure({
            unread: [
              { path: 'infra/db.tf', why: '`infra/db.tf` line 3: a brace is missing.', retryAt: null },
            ],
          }),
        },
        says: 'Not every changed file could be looked at: `infra/db.tf` line 3: a brace is missing.',
      },
      {
        parts: { infrastructure: { ...noInfrastructure, unaudited: '1 Helm chart' } },
        says: 'Not every changed file could be looked at: not audited yet: 1 Helm chart; `unsupported: advisory` in the policy names them only.',
      },
    ],
  },
})

function answer(
  infrastructure: InfrastructureFindings,
  options: Options,
  waivers: WaiverContext | undefined,
): Result {
  const isExcluded = globMatcher(options.excluded_paths)
  const weighed = infrastructure.introduced
    .filter(({ path, seenIn = path }) => !isExcluded(path) || !isExcluded(seenIn))
    .map(finding => weigh(finding, options))
  const { unaudited } = infrastructure
  const notAudited = unaudited === null ? null : `not audited yet: ${unaudited}`
  const missing =
    notAudited !== null && options.unsupported === 'error'
      ? [
          {
            path: '',
            why: `${notAudited}; \`unsupported: advisory\` in the policy names them only.`,
            retryAt: null,
          },
        ]
      : []
  return answerFindings({
    weighed,
    unread: [...infrastructure.unread.filter(({ path }) => path === '' || !isExcluded(path)), ...missing],
    blocked: `Infrastructure audited: ${introducedInWords(weighed, 'block')}`,
    passed: passedInWords(infrastructure, weighed, notAudited),
    waivers,
  })
}

function weigh(finding: Finding, { block }: Options): WeighedFinding {
  const blocks = block !== 'none' && isAtLeast(finding.severity, block)
  return { finding, effect: blocks ? 'block' : 'advisory' }
}

/** “3 findings introduced, 1 high”: of severities only those that have the effect. */
function introducedInWords(weighed: readonly WeighedFinding[], effect: WeighedFinding['effect']): string {
  const counts = SEVERITIES.flatMap(severity => {
    const count = weighed.filter(each => each.effect === effect && each.finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}`]
  })
  return [`${counted(weighed.length, 'finding')} introduced`, ...counts].join(', ')
}

function passedInWords(
  { roots, fixedCount, existingCount, undecidedCount, beyond, switchedOff = [] }: InfrastructureFindings,
  weighed: readonly WeighedFinding[],
  notAudited: string | null,
): string {
  if (roots.length === 0) return notAudited === null ? NONE : `Infrastructure code, ${notAudited}`
  const found =
    weighed.length === 0
      ? 'no finding introduced'
      : `${introducedInWords(weighed, 'advisory')}, none of which blocks`
  const more = [
    ...(fixedCount === 0 ? [] : [`${fixedCount} fixed, thank you`]),
    ...(existingCount === 0 ? [] : [`${existingCount} already there`]),
    ...(undecidedCount === 0
      ? []
      : [`${counted(undecidedCount, 'question')} that cannot be decided before it is applied`]),
    ...switchedOff.map(
      ({ rule, count, reason }) => `${count} of ${literal(rule)}, which is off (“${plain(reason)}”)`,
    ),
    ...(beyond === undefined ? [] : [`no rule looks at ${beyond}`]),
    ...(notAudited === null ? [] : [notAudited]),
  ]
  return [`Infrastructure audited: ${found}`, ...more].join('; ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
