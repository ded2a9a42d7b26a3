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

/**
 * Compares the findings at the merge base with those at the head, never by line: first by rule, address and
 * attribute, as `moved` renames them, then by what the resource’s block holds, so that a file, resource or folder that
 * was renamed introduces nothing. One before answers for one now: a copy is introduced. So is one that says something
 * else than before (`s3:*` became `iam:*`), or a listed finding would be a place where worse may be put unseen.
 * @param moved fingerprints before → now, for what `moved` blocks rename
 */
export function compareFindings(
  before: readonly AuditFinding[],
  now: readonly AuditFinding[],
  moved: ReadonlyMap<string, string> = new Map(),
): Compared {
  const byAddress = pair(
    before,
    now,
    ({ fingerprint, message }) => `${moved.get(fingerprint) ?? fingerprint} ${message}`,
    ({ fingerprint, message }) => `${fingerprint} ${message}`,
  )
  const byContent = pair(
    byAddress.onlyBefore,
    byAddress.onlyNow,
    ({ content, message }) => `${content} ${message}`,
    ({ content, message }) => `${content} ${message}`,
  )
  const introduced = new Set(byContent.onlyNow)
  return {
    introduced: byContent.onlyNow,
    existing: now.filter(each => !introduced.has(each)),
    fixed: byContent.onlyBefore,
  }
}

interface Pairing {
  readonly onlyBefore: readonly AuditFinding[]
  readonly onlyNow: readonly AuditFinding[]
}

type KeyOf = (finding: AuditFinding) => string

function pair(
  before: readonly AuditFinding[],
  now: readonly AuditFinding[],
  keyBefore: KeyOf,
  keyNow: KeyOf,
): Pairing {
  const waiting = Map.groupBy(before, keyBefore)
  const onlyNow = now.filter(each => waiting.get(keyNow(each))?.shift() === undefined)
  const left = new Set([...waiting.values()].flat())
  return { onlyBefore: before.filter(each => left.has(each)), onlyNow }
}
