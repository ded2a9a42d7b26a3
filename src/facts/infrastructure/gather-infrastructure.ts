import type { InfrastructureFindings } from '../../model/finding.ts'
import type { ChangedFile, PullRequest } from '../../model/pull-request.ts'

/** What is audited. */
export interface AuditOf {
  readonly pull: PullRequest
  readonly files: readonly ChangedFile[]
}

/** What the audit finds in the root modules that the pull request changes, at its head and at the merge base. */
export async function gatherInfrastructure({ files }: AuditOf): Promise<InfrastructureFindings> {
  const changed = files.filter(({ path }) => /\.tf(\.json|vars)?$/.test(path))
  return {
    introduced: [],
    existing: [],
    existingCount: 0,
    fixedCount: 0,
    undecidedCount: 0,
    resourceCount: 0,
    roots: [],
    unread: changed.map(({ path }) => ({ path, why: `\`${path}\` is not audited yet.`, retryAt: null })),
    unaudited: null,
  }
}
