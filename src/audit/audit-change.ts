import { type Asked, auditRoot, type RootAudit, totalOf } from './audit-root.ts'
import { changedFolders } from './changed-folders.ts'
import { compareFindings } from './compare.ts'
import {
  type EvaluateOptions,
  evaluateRoot,
  type Evaluated,
  type Problem,
  type SourceTree,
} from './evaluate/evaluate-root.ts'
import type { AuditFinding, UndecidedFinding } from './finding.ts'
import { fingerprintOf } from './fingerprint.ts'
import { moduleCalls, rootsOf } from './module-calls.ts'
import { startOf } from './resource/place.ts'
import { namedVariableFiles } from './variable-files.ts'

/** A change, and how it is audited. */
export interface Change {
  /** The repository as the change would leave it, and as it was where the change began. */
  readonly head: SourceTree
  readonly base: SourceTree
  /** Paths of all changed files; of a renamed one both. */
  readonly changed: readonly string[]
  readonly asked: Omit<Asked, 'isAccount'>
  /** Whether the policy says that a root’s folder is an account’s. */
  readonly isAccountRoot: (root: string) => boolean
  readonly evaluation?: EvaluateOptions
}

/** The difference of two audits. */
export interface ChangeAudit {
  readonly introduced: readonly AuditFinding[]
  readonly existing: readonly AuditFinding[]
  readonly fixed: readonly AuditFinding[]
  readonly undecided: readonly UndecidedFinding[]
  readonly resourceCount: number
  /** As the audits of the head say; see `RootAudit`. */
  readonly resources: RootAudit['resources']
  readonly looked: RootAudit['looked']
  /** Folders of the root modules that are concerned, also of those that the change removes. */
  readonly roots: readonly string[]
  /** What could not be read or evaluated at the head, and either stands in a changed file or was not there before. */
  readonly problems: readonly Problem[]
}

/** Files that are needed and not at hand; asked again with them, the audit goes on. */
export interface Wanted {
  readonly wanted: { readonly head: readonly string[]; readonly base: readonly string[] }
}

/** Audits the root modules that a change concerns, before and after it. Pure, never throws. */
export function auditChange(change: Change): ChangeAudit | Wanted {
  const head = concerned(change, change.head)
  const base = concerned(change, change.base)
  if (head.wanted.length > 0 || base.wanted.length > 0) {
    return { wanted: { head: head.wanted, base: base.wanted } }
  }
  const roots = [...new Set([...head.roots, ...base.roots])].toSorted()
  const now = roots.flatMap(root => auditsOf(change, change.head, root))
  const before = roots.flatMap(root => auditsOf(change, change.base, root))
  const wanted = { head: wantedBy(now), base: wantedBy(before) }
  if (wanted.head.length > 0 || wanted.base.length > 0) return { wanted }
  // Under other values of its variables it is the same module: that is counted once.
  const plain = now.filter(({ isPlain }) => isPlain)
  return {
    ...compareFindings(findingsOf(before), findingsOf(now), renamed(now, before)),
    undecided: plain.flatMap(({ audit }) => audit.undecided),
    resourceCount: plain.reduce((sum, { evaluated }) => sum + evaluated.configuration.resources.length, 0),
    ...totalOf(plain.map(({ audit }) => audit)),
    roots,
    problems: [...newProblems(before, now, new Set(change.changed)), ...tooManyFiles(change, head.roots)],
  }
}

function concerned({ changed }: Change, tree: SourceTree) {
  const calls = moduleCalls(tree)
  const { folders, wanted } = changedFolders(changed, tree)
  if (calls.wanted.length > 0) return { roots: [], wanted: calls.wanted }
  return wanted.length > 0 ? { roots: [], wanted } : { roots: rootsOf(folders, calls), wanted }
}

interface Audited {
  readonly root: string
  /** Without any file of variables that has to be named. */
  readonly isPlain: boolean
  readonly evaluated: Evaluated
  readonly audit: RootAudit
}

/** Each of them is an evaluation of its own. */
const MOST_VARIABLE_FILES = 20

/** A root module as it is, and with each file of variables that changes and that it may be given. */
function auditsOf(change: Change, tree: SourceTree, root: string): Audited[] {
  const files = namedVariableFiles(change.changed, root, tree).slice(0, MOST_VARIABLE_FILES)
  return [[], ...files.map(file => [file])].map(named => auditOne(change, tree, root, named))
}

function auditOne(
  { asked, isAccountRoot, evaluation = {} }: Change,
  tree: SourceTree,
  root: string,
  named: readonly string[],
): Audited {
  const variableFiles = [...(evaluation.variableFiles ?? []), ...named]
  const evaluated = evaluateRoot(tree, root, { ...evaluation, variableFiles })
  const audit = auditRoot(evaluated, tree, { ...asked, isAccount: isAccountRoot(root) })
  return { root, isPlain: named.length === 0, evaluated, audit }
}

function wantedBy(audited: readonly Audited[]): string[] {
  return [...new Set(audited.flatMap(({ evaluated }) => evaluated.wanted))]
}

/** What a module has whatever its variables are is told once. */
function findingsOf(audited: readonly Audited[]): AuditFinding[] {
  const known = new Map<string, AuditFinding>()
  for (const finding of audited.flatMap(({ audit }) => audit.findings)) {
    const { fingerprint, message, place } = finding
    const key = `${fingerprint} ${message} ${place.path}:${place.start.offset}`
    if (!known.has(key)) known.set(key, finding)
  }
  return [...known.values()]
}

/** The fingerprints that findings before the change have under the addresses to which `moved` blocks move them. */
function renamed(now: readonly Audited[], before: readonly Audited[]): ReadonlyMap<string, string> {
  const moves = new Map(now.map(({ root, evaluated }) => [root, evaluated.moved]))
  const found = before.flatMap(({ root, evaluated, audit }) => {
    const moved = moves.get(root)
    if (moved === undefined || moved.size === 0) return []
    const plain = new Map(
      evaluated.configuration.resources.map(each => [each.address, each.addressWithoutIndexes]),
    )
    return audit.findings.flatMap(({ rule, resource, attribute, fingerprint }): [string, string][] => {
      const address = movedTo(plain.get(resource) ?? resource, moved)
      return address === null ? [] : [[fingerprint, fingerprintOf(rule, root, address, attribute)]]
    })
  })
  return new Map(found)
}

/** A resource moves by its own address, or with the module that it stands in; `null`: it stays. */
function movedTo(address: string, moved: ReadonlyMap<string, string>): string | null {
  for (let end = address.length; end > 0; end = address.lastIndexOf('.', end - 1)) {
    const to = moved.get(address.slice(0, end))
    if (to !== undefined) return to + address.slice(end)
  }
  return null
}

function newProblems(
  before: readonly Audited[],
  now: readonly Audited[],
  changed: ReadonlySet<string>,
): Problem[] {
  const known = new Set(before.flatMap(({ evaluated }) => evaluated.problems.map(inWords)))
  const problems = now.flatMap(({ evaluated }) => evaluated.problems)
  return eachOnce(problems.filter(problem => changed.has(problem.path) || !known.has(inWords(problem))))
}

function tooManyFiles({ changed, head }: Change, roots: readonly string[]): Problem[] {
  const beyond = roots.flatMap(root => namedVariableFiles(changed, root, head).slice(MOST_VARIABLE_FILES))
  const says = `More than ${MOST_VARIABLE_FILES} files of variables change for one module; this one is not looked at.`
  return beyond.map(path => ({ ...startOf(path), says }))
}

/** A module that several roots call has its problems in each of them. */
function eachOnce(problems: readonly Problem[]): Problem[] {
  const byPlace = problems.map(each => [`${inWords(each)} ${each.start.offset}`, each] as const)
  return [...new Map(byPlace).values()]
}

function inWords({ path, says }: Problem): string {
  return `${path} ${says}`
}
