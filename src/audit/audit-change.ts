import { type RootAudit, totalOf } from './audit-root.ts'
import { beyondInWords } from './beyond.ts'
import { changedFolders } from './changed-folders.ts'
import { compareAudits } from './compare-audits.ts'
import { type Audited, type Auditing, auditsOf, MOST_VARIABLE_FILES } from './configurations.ts'
import type { Problem, SourceTree } from './evaluate/evaluate-root.ts'
import type { AuditFinding, UndecidedFinding } from './finding.ts'
import { type ModuleCalls, moduleCalls, rootsOf } from './module-calls.ts'
import { startOf } from './resource/place.ts'
import { isTerraform } from './terraform-paths.ts'
import { namedVariableFiles } from './variable-files.ts'

/** A change, and how it is audited. */
export interface Change extends Auditing {
  /** The repository as the change would leave it, and as it was where the change began. */
  readonly head: SourceTree
  readonly base: SourceTree
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
  /** What the roots hold that no rule looks at, in words; `null`: nothing. */
  readonly beyond: string | null
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
  const reached = roots.flatMap(root => auditsOf(change, change.head, root))
  const others = notReached(head, reached).filter(root => !roots.includes(root))
  const now = [...reached, ...others.flatMap(root => auditsOf(change, change.head, root))]
  const before = [...roots, ...others].flatMap(root => auditsOf(change, change.base, root))
  const wanted = { head: wantedBy(now), base: wantedBy(before) }
  if (wanted.head.length > 0 || wanted.base.length > 0) return { wanted }
  const problems = newProblems(before, now, new Set(change.changed))
  // Under other values of its variables it is the same module: that is counted once.
  const plain = now.filter(({ under }) => under === '')
  return {
    ...compareAudits({ before, now, base: change.base, head: change.head }),
    undecided: plain.flatMap(({ audit }) => audit.undecided),
    resourceCount: plain.reduce((sum, { evaluated }) => sum + evaluated.configuration.resources.length, 0),
    ...totalOf(plain.map(({ audit }) => audit)),
    roots: [...roots, ...others].toSorted(),
    beyond: beyondInWords(
      plain.map(({ evaluated }) => evaluated.configuration),
      eachOnce(now.flatMap(({ evaluated }) => evaluated.problems)).length - problems.length,
    ),
    problems: [
      ...problems,
      ...tooManyFiles(change, [...head.roots, ...others]),
      ...changedModules(change, head.calls),
      ...exhausted(now, change.head),
    ],
  }
}

interface Concerned {
  readonly roots: readonly string[]
  readonly folders: ReadonlySet<string>
  readonly calls: ModuleCalls
  readonly wanted: readonly string[]
}

function concerned({ changed }: Change, tree: SourceTree): Concerned {
  const calls = moduleCalls(tree)
  const { folders, wanted } = changedFolders(changed, tree)
  if (calls.wanted.length > 0) return { roots: [], folders, calls, wanted: calls.wanted }
  return { roots: wanted.length > 0 ? [] : rootsOf(folders, calls), folders, calls, wanted }
}

/** Modules that change and that no root came to, such as one that is called with `count = 0`: they are looked at by themselves. */
function notReached({ folders, calls }: Concerned, reached: readonly Audited[]): readonly string[] {
  const seen = new Set(reached.flatMap(({ evaluated }) => evaluated.modules))
  const left = new Map([...calls.calls].filter(([folder]) => !seen.has(folder)))
  return rootsOf(
    [...folders].filter(folder => !seen.has(folder)),
    { ...calls, calls: left },
  )
}

function wantedBy(audited: readonly Audited[]): string[] {
  return [...new Set(audited.flatMap(({ evaluated }) => evaluated.wanted))]
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
  const beyond = roots
    .flatMap(root => namedVariableFiles(changed, root, head).slice(MOST_VARIABLE_FILES))
    .filter(path => changed.includes(path))
  const says = `More than ${MOST_VARIABLE_FILES} files of variables change for one module; this one is not looked at.`
  return beyond.map(path => ({ ...startOf(path), says }))
}

/** Of such a root nobody knows what was looked at: that it was so before makes it no better. */
function exhausted(now: readonly Audited[], head: SourceTree): Problem[] {
  const roots = new Set(now.filter(({ evaluated }) => evaluated.isExhausted).map(({ root }) => root))
  return [...roots].map(root => ({
    ...startOf(head.filesIn(root).find(isTerraform) ?? root),
    says: 'This root module, with all that it calls, takes more than an audit may: not all of it was looked at.',
  }))
}

/** What is called changes as a whole, such as a submodule or a link to a folder, and no file of it is here. */
function changedModules({ changed }: Change, { calls, folders }: ModuleCalls): Problem[] {
  const called = new Set([...calls.values()].flatMap(targets => [...targets]))
  const missing = [...called].filter(folder => !folders.has(folder))
  return changed.flatMap(path =>
    missing
      .filter(folder => folder === path || folder.startsWith(`${path}/`))
      .map(folder => ({
        ...startOf(path),
        says: `The module in \`${folder}\` changes with it, and cannot be read.`,
      })),
  )
}

/** A module that several roots call has its problems in each of them. */
function eachOnce(problems: readonly Problem[]): Problem[] {
  const byPlace = problems.map(each => [`${inWords(each)} ${each.start.offset}`, each] as const)
  return [...new Map(byPlace).values()]
}

function inWords({ path, says }: Problem): string {
  return `${path} ${says}`
}
