import { changedFolders } from '../../audit/changed-folders.ts'
import { moduleCalls, modulesOf, rootsOf } from '../../audit/module-calls.ts'
import type { Outline } from '../../audit/outline.ts'
import { folderOf, isTerraform, isVariables } from '../../audit/terraform-paths.ts'
import type { UnreadFile } from '../../model/finding.ts'
import type { ChangedFile } from '../../model/pull-request.ts'
import type { BlobReader } from '../blobs/read-blobs.ts'
import { addedLines } from '../findings/added-lines.ts'
import type { Auditor } from '../sources.ts'
import type { AuditSettings } from './audit-job.ts'
import type { AuditedPull } from './audited-pull.ts'
import type { ChangedLines } from './changed-lines.ts'
import { enteredFiles } from './entered-files.ts'
import type { Outlines } from './outlines.ts'
import type { RepositoryTree } from './repository-tree.ts'
import { snapshotTree, type TreeSnapshot } from './snapshot-tree.ts'
import { readTexts } from './texts.ts'
import { Unaudited } from './unaudited-error.ts'

/** What an audit stands on. */
export interface Ground {
  readonly head: RepositoryTree
  /** Where the pull request left its base branch. */
  base(): Promise<RepositoryTree>
  readonly reader: BlobReader
  readonly outlines: Outlines
  /** Paths of all changed files; of a renamed one both. */
  readonly changed: readonly string[]
}

/** Modules are nested so deep at most, functions read files that name files, and so on. */
const MOST_ROUNDS = 30

interface AuditedFiles {
  readonly files: readonly ChangedFile[]
  readonly settings: AuditSettings
  readonly isExcluded: (path: string) => boolean
}

/** `null`: nothing that is audited is concerned. */
export async function auditedOf(
  ground: Ground,
  auditor: Auditor,
  { files, settings, isExcluded }: AuditedFiles,
): Promise<AuditedPull | null> {
  const { head, outlines, changed } = ground
  const headOutlines = await outlines.of(head)
  if (!mayBeConcerned(changed, head, headOutlines)) return null
  const base = await ground.base()
  const sides = {
    head: await sideOf(ground, head, headOutlines),
    base: await sideOf(ground, base, await outlines.of(base)),
  }
  const entered = enteredFiles(files, isExcluded)
  const lines = new Map(files.map(file => [file.path, linesOf(file)]))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [now, before] = [sides.head.snapshot(), sides.base.snapshot()]
    const allChanged = [...changed, ...linksTo(changed, head), ...linksTo(changed, base)]
    const answer = await auditor.audit({
      kind: 'audit',
      head: now,
      base: before,
      changed: allChanged,
      lines,
      entered,
      settings,
    })
    if ('why' in answer) throw new Unaudited(answer.why)
    if ('audited' in answer) return withReasons(answer.audited, sides.head.unread())
    await sides.head.load(answer.wanted.head)
    await sides.base.load(answer.wanted.base)
  }
  throw new Unaudited('The modules that this pull request changes read too many files, one after the other.')
}

/** Why a file cannot be read is known here; the audit only knows that it could not. */
function withReasons(audited: AuditedPull, unread: readonly UnreadFile[]): AuditedPull {
  const named = new Set(unread.map(({ path }) => path))
  return { ...audited, unread: [...audited.unread.filter(({ path }) => !named.has(path)), ...unread] }
}

/**
 * A change of other files than Terraform’s concerns modules that read files alone; one of something that is no file, such
 * as a submodule or a link to a folder, those that call modules.
 */
function mayBeConcerned(
  changed: readonly string[],
  { files }: RepositoryTree,
  outlines: ReadonlyMap<string, Outline>,
): boolean {
  if (changed.some(path => isTerraform(path) || isVariables(path))) return true
  const isNoFile = changed.some(path => !files.has(path))
  return [...outlines.values()].some(({ readsFiles, calls }) => readsFiles || (isNoFile && calls.length > 0))
}

/** What a link leads to has changed with it. */
function linksTo(changed: readonly string[], { links }: RepositoryTree): string[] {
  if (links.size === 0) return []
  const targets = new Set(changed)
  return [...links].flatMap(([link, target]) => (targets.has(target) ? [link] : []))
}

function linesOf(file: ChangedFile): ChangedLines {
  const isNew = file.status === 'added' || file.status === 'copied'
  return { added: isNew ? 'all' : addedLines(file), before: isNew ? null : (file.previousPath ?? file.path) }
}

/** One of the two trees, with what was read of it so far. */
interface Side {
  snapshot(): TreeSnapshot
  /** Reads what is wanted. Throws where that brings nothing new, since it would be wanted for ever. */
  load(wanted: readonly string[]): Promise<void>
  /** Terraform files that were wanted and cannot be read. */
  unread(): UnreadFile[]
}

async function sideOf(
  { reader, changed }: Ground,
  tree: RepositoryTree,
  outlines: ReadonlyMap<string, Outline>,
): Promise<Side> {
  const texts = new Map<string, string>()
  const unreadable = new Map<string, string>()
  const paths = [...tree.files.keys()].toSorted()

  async function load(wanted: readonly string[]): Promise<void> {
    const read = await readTexts(
      reader,
      tree,
      wanted.filter(path => !texts.has(path) && !unreadable.has(path)),
    )
    if (wanted.length > 0 && read.texts.size + read.unreadable.size === 0)
      throw new Unaudited('The modules that this pull request changes could not be read to their end.')
    for (const [path, text] of read.texts) texts.set(path, text)
    for (const [path, why] of read.unreadable) unreadable.set(path, why)
  }

  const snapshot = () => ({ paths, texts, outlines, unreadable: new Set(unreadable.keys()) })
  const needed = concernedFiles([...changed, ...linksTo(changed, tree)], snapshot())
  if (needed.length > 0) await load(needed)
  return {
    snapshot,
    load,
    unread: () =>
      [...unreadable].flatMap(([path, why]) => (isTerraform(path) ? [{ path, why, retryAt: null }] : [])),
  }
}

/** The files of the modules that are concerned as far as that is known yet: asked for together, they are fewer requests. */
function concernedFiles(changed: readonly string[], snapshot: TreeSnapshot): string[] {
  const tree = snapshotTree(snapshot)
  const calls = moduleCalls(tree)
  const modules = modulesOf(rootsOf(changedFolders(changed, tree).folders, calls), calls)
  const isRead = (path: string) => isTerraform(path) || /(?:^|\/)terraform\.tfvars|\.auto\.tfvars/.test(path)
  return snapshot.paths.filter(path => isRead(path) && modules.has(folderOf(path)))
}
