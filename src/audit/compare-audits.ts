import { type Compared, type Comparison, compareFindings, type There, withoutRenamed } from './compare.ts'
import type { Audited } from './configurations.ts'
import type { SourceTree } from './evaluate/evaluate-root.ts'
import type { AuditFinding } from './finding.ts'
import { fingerprintOf } from './fingerprint.ts'
import { isTerraform } from './terraform-paths.ts'

interface Sides {
  readonly before: readonly Audited[]
  readonly now: readonly Audited[]
  readonly base: SourceTree
  readonly head: SourceTree
}

/**
 * Compares two audits, each configuration with itself: what is listed as a finding under one file of variables does not
 * answer for the same one under another. What a module has whatever its variables are is told once.
 */
export function compareAudits({ before, now, base, head }: Sides): Compared {
  const there = { before: thereIn(before, base), now: thereIn(now, head) }
  const comparison: Comparison = { ...there, moved: renamed(now, before, there) }
  const compared = now.map(each =>
    compareFindings(findingsOf(ofBefore(each, before, now)), each.audit.findings, comparison),
  )
  const gone = before.filter(each => !now.some(other => isSame(each, other)))
  const all = {
    introduced: eachOnce(compared.flatMap(({ introduced }) => introduced)),
    existing: eachOnce(compared.flatMap(({ existing }) => existing)),
    fixed: eachOnce([...compared.flatMap(({ fixed }) => fixed), ...findingsOf(gone)]),
  }
  const { introduced, existing, fixed } = withoutRenamed(all, comparison)
  const isNew = new Set(introduced.map(keyOf))
  const isThere = new Set([...introduced, ...existing].map(inWords))
  return {
    introduced,
    existing: existing.filter(each => !isNew.has(keyOf(each))),
    fixed: fixed.filter(each => !isThere.has(inWords(each))),
  }
}

function isSame(one: Audited, other: Audited): boolean {
  return one.root === other.root && one.under === other.under
}

/** What a configuration was before; one that is new was the module as it was, or under files that are gone. */
function ofBefore(each: Audited, before: readonly Audited[], now: readonly Audited[]): readonly Audited[] {
  const same = before.filter(other => isSame(other, each))
  if (same.length > 0) return same
  const ofRoot = before.filter(({ root }) => root === each.root)
  return ofRoot.filter(other => other.under === '' || !now.some(here => isSame(here, other)))
}

function findingsOf(audited: readonly Audited[]): readonly AuditFinding[] {
  return eachOnce(audited.flatMap(({ audit }) => audit.findings))
}

function eachOnce(findings: readonly AuditFinding[]): AuditFinding[] {
  const known = new Map<string, AuditFinding>()
  for (const finding of findings) if (!known.has(keyOf(finding))) known.set(keyOf(finding), finding)
  return [...known.values()]
}

function keyOf(finding: AuditFinding): string {
  const { path, start } = finding.place
  return `${inWords(finding)} ${path}:${start.offset}`
}

function inWords({ fingerprint, message }: AuditFinding): string {
  return `${fingerprint} ${message}`
}

function thereIn(audited: readonly Audited[], tree: SourceTree): There {
  const resources = new Set<string>()
  const instances = new Map<string, 'there' | 'symbolic'>()
  for (const { root, evaluated } of audited) {
    for (const { address, addressWithoutIndexes, isSymbolic } of evaluated.configuration.resources) {
      resources.add(`${root} ${addressWithoutIndexes}`)
      instances.set(`${root} ${address}`, isSymbolic ? 'symbolic' : 'there')
    }
  }
  return {
    has: (root, resource) =>
      resource === '' ? tree.filesIn(root).some(isTerraform) : resources.has(`${root} ${resource}`),
    instance: (root, address) => instances.get(`${root} ${address}`) ?? 'absent',
  }
}

/**
 * The fingerprints that findings before the change have under the addresses to which `moved` blocks move them. As for
 * Terraform, nothing moves that is still declared, or onto something that is there.
 */
function renamed(
  now: readonly Audited[],
  before: readonly Audited[],
  there: Pick<Comparison, 'before' | 'now'>,
): ReadonlyMap<string, string> {
  const moves = new Map(now.map(({ root, evaluated }) => [root, evaluated.moved]))
  const found = findingsOf(before).flatMap(
    ({ rule, root, resourceWithoutIndexes: from, attribute, fingerprint }): [string, string][] => {
      const to = movedTo(from, moves.get(root) ?? new Map())
      if (to === null || there.now.has(root, from) || there.before.has(root, to)) return []
      return [[fingerprint, fingerprintOf(rule, root, to, attribute)]]
    },
  )
  return new Map(found)
}

/** A resource moves by its own address, or with the module that it stands in; `null`: it stays. */
function movedTo(address: string, moved: ReadonlyMap<string, string>): string | null {
  if (moved.size === 0) return null
  for (let end = address.length; end > 0; end = address.lastIndexOf('.', end - 1)) {
    const to = moved.get(address.slice(0, end))
    if (to !== undefined) return to + address.slice(end)
  }
  return null
}
