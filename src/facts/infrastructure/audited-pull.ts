import { createHash } from 'node:crypto'
import type { ChangeAudit } from '../../audit/audit-change.ts'
import type { Problem, SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import type { AuditFinding } from '../../audit/finding.ts'
import { toldAtOrigin } from '../../audit/told-at-origin.ts'
import type { Finding, InfrastructureFindings, UnreadFile } from '../../model/finding.ts'
import type { IsChanged } from './changed-lines.ts'
import { toFinding } from './to-finding.ts'

/** What the audit of a pull request says, in the words of the facts. */
export type AuditedPull = Omit<InfrastructureFindings, 'unaudited' | 'switchedOff'>

/** More than these are not kept with the facts; what is introduced beyond them keeps the check from passing. */
const MOST_INTRODUCED = 2_000
const MOST_EXISTING = 100
const MOST_PROBLEMS = 100

export function auditedPull(audit: ChangeAudit, head: SourceTree, isChanged: IsChanged): AuditedPull {
  const problems = audit.problems.slice(0, MOST_PROBLEMS)
  const [all, existing] = [toldOnce(audit.introduced), toldOnce(audit.existing)]
  const introduced = all.slice(0, MOST_INTRODUCED)
  const beyond = all.length - introduced.length
  return {
    introduced: [
      ...introduced.map(each => toFinding(each, head, isChanged)),
      ...problems.map(problemFinding),
    ],
    existing: existing.slice(0, MOST_EXISTING).map(each => toFinding(each, head, isChanged)),
    existingCount: existing.length,
    fixedCount: toldOnce(audit.fixed).length,
    undecidedCount: audit.undecided.length,
    resourceCount: audit.resourceCount,
    roots: audit.roots,
    ...(audit.beyond !== null && { beyond: audit.beyond }),
    unread: [
      ...problems.map(unreadBy),
      ...(audit.problems.length > problems.length
        ? [moreProblems(audit.problems.length - problems.length)]
        : []),
      ...(beyond > 0 ? [tooMany(beyond)] : []),
    ],
  }
}

function toldOnce(findings: readonly AuditFinding[]): readonly AuditFinding[] {
  const repeated = toldAtOrigin(findings)
  return findings.filter(finding => !repeated.has(finding))
}

/** Id of the findings about what could not be read or evaluated. */
export const UNREADABLE_CODE = 'unreadable-code'

/** Blocks by itself only where little suffices for that: the check is no pass in any case, since it could not look. */
export function problemFinding({ path, start, says }: Problem): Finding {
  return {
    rule: UNREADABLE_CODE,
    severity: 'medium',
    language: 'Terraform',
    path,
    startLine: start.line,
    endLine: start.line,
    title: 'Cannot be read or evaluated',
    message: says,
    fix: 'Put it right; `terraform validate` tells whether it is.',
    fingerprint: createHash('sha256')
      .update(JSON.stringify([UNREADABLE_CODE, path, says]))
      .digest('hex')
      .slice(0, 32),
  }
}

function unreadBy({ path, start, says }: Problem): UnreadFile {
  const named = `\`${path.replaceAll('`', "'")}\``
  return { path, why: `${named} line ${start.line}: ${says}`, retryAt: null }
}

/** Of no path: the policy may leave out where the first ones stand, and must not lose the others with them. */
function moreProblems(count: number): UnreadFile {
  return { path: '', why: `${count} more places cannot be read or evaluated.`, retryAt: null }
}

function tooMany(beyond: number): UnreadFile {
  return { path: '', why: `${beyond} more findings are introduced than are listed.`, retryAt: null }
}
