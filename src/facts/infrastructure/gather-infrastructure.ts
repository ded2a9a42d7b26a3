import { mayConcernAudit } from '../../audit/changed-folders.ts'
import { type Recognised, recognisedInWords } from '../../audit/recognise/in-words.ts'
import { isVariables } from '../../audit/terraform-paths.ts'
import { moduleOfVariables } from '../../audit/variable-files.ts'
import type { InfrastructureFindings } from '../../model/finding.ts'
import type { ChangedFile, PullRequest } from '../../model/pull-request.ts'
import type { BlobSources } from '../blobs/read-blob.ts'
import { blobReader } from '../blobs/read-blobs.ts'
import type { Memory } from '../remembered.ts'
import type { Auditor, GitHubReader } from '../sources.ts'
import { auditedOf, type Ground } from './audited.ts'
import type { AuditSettings } from './audit-job.ts'
import { knownOutlines } from './outlines.ts'
import { snapshotTree } from './snapshot-tree.ts'
import { recogniseChanged } from './recognise-changed.ts'
import { type RepositoryTree, repositoryTree } from './repository-tree.ts'

export interface InfrastructureSources extends BlobSources {
  readonly github: Pick<GitHubReader, 'blob' | 'archive' | 'tree' | 'mergeBase'>
  readonly auditor: Auditor
  readonly memory: Memory
}

/** What is audited. */
export interface InfrastructureOf {
  readonly pull: PullRequest
  readonly files: readonly ChangedFile[]
  /** Where the base branch stands; `null` where that is not known. */
  readonly baseSha: string | null
  readonly settings: AuditSettings
  /** Files that the policy leaves out; they are read all the same, as parts of modules. */
  isExcluded(path: string): boolean
}

/**
 * What the audit finds in the root modules that the pull request changes, at its head and at the merge base. Asks for
 * nothing where no changed file has to do with it. Throws where that cannot be found out.
 */
export async function gatherInfrastructure(
  sources: InfrastructureSources,
  of: InfrastructureOf,
): Promise<InfrastructureFindings> {
  const reader = blobReader(sources, of.pull.repository)
  const included = of.files.filter(({ path }) => !of.isExcluded(path))
  const recognised = await recogniseChanged({ reader, blobs: sources.blobs }, of.pull, included)
  const ground = await groundOf(sources, of, reader)
  const ofNone = ground === null ? [] : variablesOfNone(ground.head, included)
  const unaudited = recognisedInWords([...recognised, ...ofNone])
  if (ground === null) return { ...NOTHING, unaudited }
  const audited = await auditedOf(ground, sources.auditor, of)
  return { ...(audited ?? NOTHING), unaudited }
}

/** Which module is given them, nobody can tell. */
function variablesOfNone({ files }: RepositoryTree, changed: readonly ChangedFile[]): Recognised[] {
  const tree = snapshotTree({
    paths: [...files.keys()],
    texts: new Map(),
    outlines: new Map(),
    unreadable: new Set(),
  })
  return changed
    .filter(({ path }) => isVariables(path) && files.has(path) && moduleOfVariables(path, tree) === null)
    .map(({ path }) => ({ path, kind: 'variables' }))
}

const NOTHING: Omit<InfrastructureFindings, 'unaudited'> = {
  introduced: [],
  existing: [],
  existingCount: 0,
  fixedCount: 0,
  undecidedCount: 0,
  resourceCount: 0,
  roots: [],
  unread: [],
}

/** `null`: no changed file has to do with the audit. */
async function groundOf(
  { github, memory, auditor }: InfrastructureSources,
  { pull, files, baseSha }: InfrastructureOf,
  reader: ReturnType<typeof blobReader>,
): Promise<Ground | null> {
  const changed = files.flatMap(({ path, previousPath }) =>
    previousPath === null ? [path] : [path, previousPath],
  )
  if (!changed.some(mayConcernAudit)) return null
  const { repository, headSha, baseRef } = pull
  const head = await repositoryTree(github, reader, repository, headSha)
  const outlines = knownOutlines({ ...memory, auditor, reader }, pull)
  const base = async () => {
    const mergeBase = await github.mergeBase(repository, baseSha ?? baseRef, headSha)
    return repositoryTree(github, reader, repository, mergeBase)
  }
  return { head, base, reader, outlines, changed }
}
