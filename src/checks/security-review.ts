import * as z from 'zod'
import { approvalNeeds, requireApprovals } from '../approvals/require-approvals.ts'
import type { Finding, Findings, FindingSeverity } from '../model/finding.ts'
import type { ChangedFile } from '../model/pull-request.ts'
import { globMatcher } from '../patterns/glob.ts'
import { type CheckFacts, defineCheck, pass } from './define-check.ts'
import { exampleFile } from './example-file.ts'
import { exampleFinding, exampleFindings } from './example-finding.ts'
import { exampleHead, exampleReviewParts } from './example-review.ts'
import { approvalDemand, globs, reviewOptions } from './review-options.ts'
import { sensitiveFile } from './sensitive-files.ts'
import { SEVERITIES, isAtLeast } from './severity.ts'
import { because, firstFew, literal } from './wording.ts'

/** The security role approved what touches security. */
export const securityReview = defineCheck({
  id: 'security-review',
  name: 'Security-reviewed',
  requirement: 'Changes should be reviewed by Security Team',
  fix: 'Ask the security team for a review.',
  needs: ['files', 'findings', 'infrastructure', ...approvalNeeds],
  leavesOut: ({ when }) => (when.findings === undefined ? ['findings', 'infrastructure'] : []),
  options: z.strictObject({
    ...reviewOptions('security'),
    when: z
      .strictObject({
        paths: globs('Globs of files whose change asks for it.'),
        labels: z
          .array(z.string().min(1))
          .max(100)
          .default([])
          .describe('Labels that ask for it, whatever their case.'),
        findings: z
          .enum(SEVERITIES)
          .optional()
          .describe(
            'Findings of at least this severity ask for it: what the infrastructure audit finds, by its rule; a bypass of TLS validation is high, a guarded one medium, a missing validation low.',
          ),
      })
      .prefault({})
      .describe('What asks for it, beside the policy file, CODEOWNERS and workflow files, which always do.'),
  }),
  isSetUp: ({ by }, { roles }) => roles.includes(by),

  evaluate(facts, options, { approvals }) {
    const { paths, labels, findings } = options.when
    const { found, unread } = findings === undefined ? nothing : allFindings(facts)
    const reasons = [
      ...fromFiles(facts.files, globMatcher(paths)),
      ...fromLabels(facts.pull.labels, labels),
      ...fromFindings(found, findings),
      // What could not be looked at may hold anything.
      ...unread.map(({ path }) => `${literal(path)} could not be looked at`),
    ]
    if (reasons.length === 0) return pass('Pull request does not require security review')
    const { result } = requireApprovals(facts, approvalDemand(options), approvals)
    return { ...result, says: because(result.says, firstFew(reasons)) }
  },

  examples: {
    passes: [
      {
        parts: { files: [exampleFile('src/claims.ts')] },
        says: 'Pull request does not require security review',
      },
      {
        pull: { headSha: exampleHead },
        parts: { ...exampleReviewParts('security', true), files: [exampleFile('.github/CODEOWNERS')] },
        says: 'PR has been reviewed by alex: `.github/CODEOWNERS` names the code owners',
      },
    ],
    waits: [
      {
        pull: { headSha: exampleHead },
        parts: { ...exampleReviewParts('security', false), files: [exampleFile('.github/workflows/ci.yml')] },
        says: 'Waits for a review by security: `.github/workflows/ci.yml` is a workflow file',
      },
      {
        pull: { headSha: exampleHead },
        parts: {
          ...exampleReviewParts('security', false),
          findings: exampleFindings([exampleFinding()]),
        },
        options: { when: { findings: 'high' } },
        says: 'Waits for a review by security: `src/fetch.py` line 12: Certificate validation is off (requests)',
      },
      {
        pull: { headSha: exampleHead, labels: ['Security'] },
        parts: {
          ...exampleReviewParts('security', false),
          files: [exampleFile('.github/compliance-patrol.yml'), exampleFile('auth/login.ts')],
        },
        options: { when: { paths: ['auth/**'], labels: ['security'] } },
        says: 'Waits for a review by security: `.github/compliance-patrol.yml` is the policy file, `auth/login.ts` is a security-sensitive path and it has the label `Security`',
      },
    ],
    errors: [
      {
        pull: { headSha: exampleHead },
        parts: { ...exampleReviewParts('security', true), files: [exampleFile('docs/CODEOWNERS')] },
        options: { by: 'appsec' },
        says: 'Who holds the role `appsec` is not known: `docs/CODEOWNERS` names the code owners',
      },
    ],
  },
})

/** One reason for each file; a renamed file counts by its old path as by its new one. */
function fromFiles(files: readonly ChangedFile[], isNamed: (path: string) => boolean): string[] {
  return files.flatMap(file => {
    const paths = file.previousPath === null ? [file.path] : [file.path, file.previousPath]
    return paths.map(path => reasonOf(path, isNamed)).find(reason => reason !== null) ?? []
  })
}

function reasonOf(path: string, isNamed: (path: string) => boolean): string | null {
  const always = sensitiveFile(path)
  if (always !== null) return `${literal(path)} ${always}`
  return isNamed(path) ? `${literal(path)} is a security-sensitive path` : null
}

const nothing: Findings = { found: [], unread: [] }

function allFindings({ findings, infrastructure }: CheckFacts<'findings' | 'infrastructure'>): Findings {
  return {
    found: [...findings.found, ...infrastructure.introduced],
    unread: [...findings.unread, ...infrastructure.unread],
  }
}

function fromFindings(found: readonly Finding[], least: FindingSeverity | undefined): string[] {
  if (least === undefined) return []
  return found
    .filter(({ severity }) => isAtLeast(severity, least))
    .map(({ path, startLine, title }) => `${literal(path)} line ${startLine}: ${title}`)
}

function fromLabels(labels: readonly string[], asking: readonly string[]): string[] {
  const wanted = new Set(asking.map(label => label.toLowerCase()))
  return labels
    .filter(label => wanted.has(label.toLowerCase()))
    .map(label => `it has the label ${literal(label)}`)
}
