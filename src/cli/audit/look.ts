import { dirname, join, relative, resolve, sep } from 'node:path'
import { auditChange } from '../../audit/audit-change.ts'
import { type Asked, auditRoot, totalOf, type RootAudit } from '../../audit/audit-root.ts'
import {
  evaluateRoot,
  type EvaluateOptions,
  type Problem,
  type SourceTree,
} from '../../audit/evaluate/evaluate-root.ts'
import type { AuditFinding, UndecidedFinding } from '../../audit/finding.ts'
import { moduleCalls, rootsOf } from '../../audit/module-calls.ts'
import type { Place } from '../../audit/resource/place.ts'
import { rules } from '../../audit/rules/index.ts'
import { isTerraform } from '../../audit/terraform-paths.ts'
import { boundedParseCache } from '../../facts/infrastructure/bounded-parse-cache.ts'
import { type IsChanged, linesChanged } from '../../facts/infrastructure/changed-lines.ts'
import { secretPlaces } from '../../facts/infrastructure/secrets.ts'
import { snapshotPaths } from '../../facts/infrastructure/snapshot-tree.ts'
import { baseTree, repositoryOf, workingFiles } from './git-trees.ts'
import { type DiskTree, diskTree, kindOf } from './disk-tree.ts'

/** What is looked at, and how. */
export interface ToAudit {
  readonly paths: readonly string[]
  /** `undefined`: everything below the paths, not a change. */
  readonly base: string | undefined
  readonly variableFiles: readonly string[]
  /** Told what is looked at now. */
  readonly progress: (words: string) => void
}

/** What the audit says of one tree of files. */
export interface TreeAudit extends Pick<RootAudit, 'resources' | 'looked'> {
  readonly tree: DiskTree
  /** Of a change those that it introduces. */
  readonly findings: readonly AuditFinding[]
  /** Of a change, what was there before, and what was and is no longer. */
  readonly change: {
    readonly existing: readonly AuditFinding[]
    readonly fixed: readonly AuditFinding[]
  } | null
  readonly undecided: readonly UndecidedFinding[]
  readonly problems: readonly Problem[]
  readonly roots: readonly string[]
  /** Where secrets stand, also those of findings that are not shown. */
  readonly secrets: readonly Place[]
  /** Whether a place holds lines that the change adds; where there is no change, none does. */
  readonly isChanged: IsChanged
  /** Files that were looked at or have changed, for what is not audited among them. */
  readonly files: readonly string[]
}

/** Somebody named a path that is not there, or cannot be used. */
export class NoSuchPath extends Error {}

/** Enough for some two thousand files, of which most are read once. */
const CACHE = 6_000_000

/** Audits what is at the paths, or what changed there since a base. Throws `NoSuchPath` and `GitFailed`. */
export function lookAt({ paths, base, variableFiles, progress }: ToAudit): TreeAudit[] {
  const cache = boundedParseCache(CACHE)
  return [
    ...Map.groupBy(
      paths.map(at => resolve(at)),
      topOf,
    ),
  ].map(([top, inside]) => {
    const tree = diskTree(top)
    const within = inside.map(path => pathIn(top, path))
    const options = { cache, variableFiles: variableFiles.map(file => variableFile(top, file)) }
    const audited =
      base === undefined
        ? wholeOf(tree, within, options, progress)
        : changeOf(tree, { base, within }, options)
    return { tree, ...audited }
  })
}

const asked: Asked = { rules, isAccount: false }

type Audited = Omit<TreeAudit, 'tree'>

function wholeOf(
  tree: DiskTree,
  within: readonly string[],
  options: EvaluateOptions,
  progress: (words: string) => void,
): Audited {
  const roots = [...new Set(within.flatMap(path => rootsBelow(tree, path)))].toSorted()
  const audits = roots.map((root, at) => {
    progress(`Auditing module ${at + 1} of ${roots.length}: ${root === '' ? '.' : root}`)
    const evaluated = evaluateRoot(tree, root, options)
    return { problems: evaluated.problems, audit: auditRoot(evaluated, tree, asked) }
  })
  const isShown = shownWithin(tree, within)
  return {
    findings: audits.flatMap(({ audit }) => audit.findings).filter(isShown),
    change: null,
    undecided: audits.flatMap(({ audit }) => audit.undecided),
    problems: eachOnce(audits.flatMap(({ problems }) => problems)),
    roots,
    secrets: audits.flatMap(({ audit }) => audit.findings).flatMap(secretPlaces),
    isChanged: () => false,
    files: within.flatMap(path => tree.filesBelow(path)),
    ...totalOf(audits.map(({ audit }) => audit)),
  }
}

function changeOf(
  tree: DiskTree,
  { base, within }: { readonly base: string; readonly within: readonly string[] },
  options: EvaluateOptions,
): Audited {
  const before = baseTree(
    tree.top,
    base,
    within.map(path => (path === '' ? '.' : path)),
  )
  const head: SourceTree = { ...tree, ...snapshotPaths(workingFiles(tree.top)) }
  const audit = auditChange({
    head,
    base: before.tree,
    changed: before.changed,
    asked: { rules },
    isAccountRoot: () => false,
    evaluation: options,
  })
  // Both trees are wholly at hand.
  if ('wanted' in audit)
    throw new Error(`${audit.wanted.head[0] ?? audit.wanted.base[0] ?? ''} could not be read.`)
  const { introduced: findings, existing, fixed, ...rest } = audit
  const lines = before.changed.map(path => [path, { added: null, before: path }] as const)
  return {
    ...rest,
    findings,
    change: { existing, fixed },
    secrets: [...findings, ...existing].flatMap(secretPlaces),
    isChanged: linesChanged(new Map(lines), head, before.tree),
    files: before.changed.filter(path => head.read(path) !== 'absent'),
  }
}

/** The root modules below a folder, or the one to which a file belongs. */
function rootsBelow(tree: DiskTree, path: string): readonly string[] {
  if (kindOf(join(tree.top, path)) === 'file') return [pathUp(path)]
  const below: SourceTree = { ...tree, filesBelow: () => tree.filesBelow(path) }
  const calls = moduleCalls(below)
  return rootsOf(calls.folders, calls)
}

/** Of a file that is named, only what is found in it is shown. */
function shownWithin(tree: DiskTree, within: readonly string[]): (finding: AuditFinding) => boolean {
  const files = within.filter(path => kindOf(join(tree.top, path)) === 'file')
  if (files.length < within.length) return () => true
  return ({ place, origins, calls }) => [place, ...origins, ...calls].some(({ path }) => files.includes(path))
}

function eachOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map(each => [`${each.path} ${each.start.offset} ${each.says}`, each])).values()]
}

/** The repository in which a path is; where it is in none, the working folder, or else the path’s own. */
function topOf(path: string): string {
  const kind = kindOf(path)
  if (kind === null) throw new NoSuchPath(`${path} is not there.`)
  const folder = kind === 'folder' ? path : dirname(path)
  if (kind === 'file' && !isTerraform(path)) throw new NoSuchPath(`${path} is no Terraform file.`)
  const repository = repositoryOf(folder)
  if (repository !== null) return repository
  const here = process.cwd()
  return folder === here || folder.startsWith(here + sep) ? here : folder
}

/** With slashes, and empty for the top itself. */
function pathIn(top: string, path: string): string {
  return relative(top, path).split(sep).join('/')
}

function pathUp(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function variableFile(top: string, file: string): string {
  const path = pathIn(top, resolve(process.cwd(), file))
  if (kindOf(resolve(process.cwd(), file)) !== 'file') throw new NoSuchPath(`${file} is not there.`)
  if (path.startsWith('..')) throw new NoSuchPath(`${file} is outside of ${top}, where the modules are.`)
  return path
}
