import { auditChange } from '../../audit/audit-change.ts'
import type { ParseCache } from '../../audit/evaluate/files/parse-cache.ts'
import { type Outline, outlineOf } from '../../audit/outline.ts'
import { rules } from '../../audit/rules/index.ts'
import { globMatcher } from '../../patterns/glob.ts'
import { type AuditedPull, auditedPull } from './audited-pull.ts'
import { type ChangedLines, linesChanged } from './changed-lines.ts'
import { type Entered, withEntered } from './entered-files.ts'
import { snapshotTree, type TreeSnapshot } from './snapshot-tree.ts'

/** An audit of what a pull request changes; plain data, so that another thread can do it. */
export interface AuditJob {
  readonly kind: 'audit'
  readonly head: TreeSnapshot
  readonly base: TreeSnapshot
  /** Paths of all changed files; of a renamed one both. */
  readonly changed: readonly string[]
  /** By path at the head. */
  readonly lines: ReadonlyMap<string, ChangedLines>
  /** Files into which something may have come from where the policy leaves findings out. */
  readonly entered: Entered
  readonly settings: AuditSettings
}

/** What the policy says of the audit. */
export interface AuditSettings {
  /** Globs of root modules that set an account up. */
  readonly accountRoots: readonly string[]
  readonly variables: Readonly<Record<string, unknown>>
  /** Options of rules, by id, as the policy has them. */
  readonly options: Readonly<Record<string, unknown>>
}

/** Outlines of files are asked for; their paths only tell how they are written. */
export interface OutlineJob {
  readonly kind: 'outlines'
  readonly files: readonly { readonly path: string; readonly text: string }[]
}

export interface AuditAnswer {
  readonly audited: AuditedPull
}

export interface WantedAnswer {
  readonly wanted: { readonly head: readonly string[]; readonly base: readonly string[] }
}

/** Pure but for the cache. */
export function auditOf(job: AuditJob, cache: ParseCache): AuditAnswer | WantedAnswer {
  const { changed, settings } = job
  const [head, base] = [snapshotTree(job.head), snapshotTree(job.base)]
  const audit = auditChange({
    head,
    base,
    changed,
    asked: { rules, options: parsedOptions(settings.options) },
    isAccountRoot: globMatcher(settings.accountRoots),
    evaluation: { variables: settings.variables, cache },
  })
  if ('wanted' in audit) return audit
  const isChanged = linesChanged(job.lines, head, base)
  return { audited: auditedPull(withEntered(audit, job.entered, isChanged), head, isChanged) }
}

export function outlinesOf({ files }: OutlineJob): Outline[] {
  return files.map(({ path, text }) => outlineOf(path, text))
}

/** The policy was validated when it was read: what is wrong all the same is left at the rule’s defaults. */
function parsedOptions(options: AuditSettings['options']): Record<string, Record<string, unknown>> {
  const parsed = rules.flatMap(({ id, options: schema }): [string, Record<string, unknown>][] => {
    if (schema === undefined || !Object.hasOwn(options, id)) return []
    const result = schema.safeParse(options[id])
    return result.success ? [[id, result.data]] : []
  })
  return Object.fromEntries(parsed)
}
