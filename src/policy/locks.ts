import { isReplacedAsWhole } from './merge.ts'
import { type Path, quotedPath } from './path.ts'
import { isMap, ownValue, type Plain, type PlainMap } from './plain.ts'
import type { Policy } from './schema.ts'
import type { PathProblem } from './schema-problems.ts'

/** What the organisation locked, and where it says so. */
export interface Locks {
  readonly paths: readonly Path[]
  /** How people name the organisation's file. */
  readonly source: string
}

/**
 * The locks that follow from the organisation's `locked`. A check that is locked as a whole, or in its `by`, keeps that role, and
 * so do waivers, since whoever may redefine the role decides who can approve.
 */
export function locksOf(policy: Policy, source: string): Locks {
  const written = policy.locked.map(path => path.split('.'))
  const all = [...written, ...written.flatMap(waiversOf)]
  return { source, paths: [...all, ...all.flatMap(path => rolesOf(path, policy))] }
}

/** Checks whose findings can be waived. */
const WAIVABLE = ['ssl-validation', 'infra-audit']

/** Whoever may say who waives a check's findings decides what it demands. */
function waiversOf([top, id]: Path): Path[] {
  return top === 'checks' && (id === undefined || WAIVABLE.includes(String(id))) ? [['waivers']] : []
}

function rolesOf([top, id, option]: Path, { checks, waivers }: Policy): Path[] {
  if (top === 'waivers') return waivers && (id === undefined || id === 'by') ? [['roles', waivers.by]] : []
  if (top !== 'checks' || (option !== undefined && option !== 'by')) return []
  return Object.entries(checks).flatMap(([check, options]): Path[] => {
    const isLocked = id === undefined || id === check
    return isLocked && 'by' in options ? [['roles', options.by]] : []
  })
}

/** What a repository's file says although it is locked: the key itself, something in it, or something around it. */
export function lockProblems(value: PlainMap, { paths, source }: Locks): PathProblem[] {
  const ask = `by \`${source}\`. Remove it here, or ask who keeps that file.`
  const set = paths
    .flatMap(path => pathThatSets(value, path))
    .map(path => {
      return { path, atKey: true, message: `${quotedPath(path)} is locked ${ask}` }
    })
  const skipped = skippedChecks(value).flatMap(({ path, id }) => {
    const isLocked = paths.some(
      ([top, locked]) => top === 'checks' && (locked === undefined || locked === id),
    )
    return isLocked
      ? [{ path, message: `No exemption may skip \`${id}\`: \`checks.${id}\` is locked ${ask}` }]
      : []
  })
  return [...set, ...skipped]
}

/** The path at which the file changes what is locked; none when it leaves it alone. */
function pathThatSets(value: PlainMap, locked: Path): Path[] {
  let here: Plain | undefined = value
  for (const [depth, step] of locked.entries()) {
    const path = locked.slice(0, depth)
    if (!isMap(here) || isReplacedAsWhole(path)) return [path]
    here = ownValue(here, String(step))
    if (here === undefined) return []
  }
  return [locked]
}

interface SkippedCheck {
  readonly path: Path
  readonly id: string
}

function skippedChecks({ exemptions }: PlainMap): SkippedCheck[] {
  if (!Array.isArray(exemptions)) return []
  return exemptions.flatMap((exemption: Plain, i) => {
    const skip = isMap(exemption) ? exemption['skip'] : []
    if (!Array.isArray(skip)) return []
    return skip.flatMap((id: Plain, j) =>
      typeof id === 'string' ? [{ path: ['exemptions', i, 'skip', j], id }] : [],
    )
  })
}
