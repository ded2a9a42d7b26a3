import type { AuditFinding } from './finding.ts'

/** What a change does to the findings. */
export interface Compared {
  /** Were not there before. */
  readonly introduced: readonly AuditFinding[]
  /** Were there before, too, wherever they stood. */
  readonly existing: readonly AuditFinding[]
  /** Were there before. */
  readonly fixed: readonly AuditFinding[]
}

/** Which resources there are on one side of a change. */
export interface There {
  /** Whether the root has a resource, by its address without indexes; the root itself for the empty address. */
  has(root: string, resource: string): boolean
  /** Of one instance, by its address with indexes; `symbolic`: nobody knows how many there are. */
  instance(root: string, address: string): 'there' | 'symbolic' | 'absent'
}

export interface Comparison {
  readonly before: There
  readonly now: There
  /** Fingerprints before → now, for what `moved` blocks rename. */
  readonly moved: ReadonlyMap<string, string>
}

/**
 * Compares the findings of one configuration at the merge base with those at the head, never by line: first by rule,
 * address and attribute, as `moved` renames them, then by what the resource’s block holds, so that a file, resource or
 * folder that was renamed introduces nothing. One before answers for one now: a copy is introduced. So is one that says
 * something else than before (`s3:*` became `iam:*`) or of another secret, or a listed finding would be a place where worse may be put unseen.
 */
export function compareFindings(
  before: readonly AuditFinding[],
  now: readonly AuditFinding[],
  comparison: Comparison,
): Compared {
  const { moved } = comparison
  const keyBefore = ({ fingerprint, message, secret }: AuditFinding) =>
    `${moved.get(fingerprint) ?? fingerprint} ${message} ${secret}`
  const byAddress = pair(before, now, keyBefore, keyNow)
  const grown = grownBy(Map.groupBy(before, keyBefore), now, comparison)
  const introduced = new Set([...byAddress.onlyNow, ...grown.keys()])
  return {
    introduced: [...introduced].map(each => ({ ...each, resource: grown.get(each) ?? each.resource })),
    existing: now.filter(each => !introduced.has(each)),
    fixed: byAddress.onlyBefore,
  }
}

/**
 * Finds what was only renamed, over all configurations: a finding whose resource is gone answers for one with the same
 * block whose resource is new, in the same root or in one that is new itself. Between resources that stay, and from one
 * root that stays to another, nothing was renamed: the worse one of two that look alike does not become the other one.
 */
export function withoutRenamed(
  { introduced, existing, fixed }: Compared,
  { before, now }: Comparison,
): Compared {
  const gone = fixed.filter(each => !now.has(each.root, each.resourceWithoutIndexes))
  const fresh = introduced.filter(each => !before.has(each.root, each.resourceWithoutIndexes))
  const inRoot: KeyOf = ({ root, content, message, secret }) => `${root} ${content} ${message} ${secret}`
  const anywhere: KeyOf = ({ content, message, secret }) => `${content} ${message} ${secret}`
  const here = pair(gone, fresh, inRoot, inRoot)
  const ofNewRoots = here.onlyNow.filter(({ root }) => !before.has(root, ''))
  const there = pair(here.onlyBefore, ofNewRoots, anywhere, anywhere)
  const isOfNew = new Set(ofNewRoots)
  const left = new Set([...here.onlyNow.filter(each => !isOfNew.has(each)), ...there.onlyNow])
  const renamed = new Set(fresh.filter(each => !left.has(each)))
  const unanswered = new Set(there.onlyBefore)
  const answered = new Set(gone.filter(each => !unanswered.has(each)))
  return {
    introduced: introduced.filter(each => !renamed.has(each)),
    existing: [...existing, ...renamed],
    fixed: fixed.filter(each => !answered.has(each)),
  }
}

type KeyOf = (finding: AuditFinding) => string

function keyNow({ fingerprint, message, secret }: AuditFinding): string {
  return `${fingerprint} ${message} ${secret}`
}

interface Pairing {
  readonly onlyBefore: readonly AuditFinding[]
  readonly onlyNow: readonly AuditFinding[]
}

function pair(
  before: readonly AuditFinding[],
  now: readonly AuditFinding[],
  keyBefore: KeyOf,
  keyAfter: KeyOf,
): Pairing {
  // The first one is taken first, from the end, where taking one costs nothing.
  const waiting = Map.groupBy(before.toReversed(), keyBefore)
  const onlyNow = now.filter(each => waiting.get(keyAfter(each))?.pop() === undefined)
  const left = new Set([...waiting.values()].flat())
  return { onlyBefore: before.filter(each => left.has(each)), onlyNow }
}

/** Findings that were there before, and that more or other instances have now, with the first of those. */
function grownBy(
  before: ReadonlyMap<string, readonly AuditFinding[]>,
  now: readonly AuditFinding[],
  { before: there }: Comparison,
): ReadonlyMap<AuditFinding, string> {
  const grown = [...Map.groupBy(now, keyNow)].flatMap(([key, alike]) => {
    const known = before.get(key) ?? []
    const fresh = freshInstances(known, alike, there)
    return alike.flatMap((finding): [AuditFinding, string][] => {
      const first = finding.instances.find(each => fresh.has(each))
      return first === undefined ? [] : [[finding, first]]
    })
  })
  return new Map(grown)
}

/**
 * The instances that are insecure now and were not before. Numbers shift when a list loses an item, so of those it only
 * counts how many there are; a key that was there and was secure is another resource.
 */
function freshInstances(
  known: readonly AuditFinding[],
  alike: readonly AuditFinding[],
  there: There,
): ReadonlySet<string> {
  const before = new Set(known.flatMap(({ instances }) => instances))
  const now = new Set(alike.flatMap(({ instances }) => instances))
  const root = alike[0]?.root ?? ''
  const isUncounted = [...before].some(each => there.instance(root, each) === 'symbolic')
  if (before.size === 0 || isUncounted) return new Set()
  const fresh = [...now].filter(each => !before.has(each))
  if (now.size > before.size) return new Set(fresh)
  return new Set(fresh.filter(each => each.includes('["') && there.instance(root, each) !== 'absent'))
}
