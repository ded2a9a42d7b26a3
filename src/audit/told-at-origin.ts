import type { AuditFinding } from './finding.ts'
import type { Place } from './resource/place.ts'

/**
 * The findings that come from where another one, of the same rule, says the same of another resource, each with that
 * other one: a policy with the data source that it is taken from. Whoever mends the origin has mended both: reports for
 * people tell it once.
 */
export function toldAtOrigin(findings: readonly AuditFinding[]): ReadonlyMap<AuditFinding, AuditFinding> {
  const told = new Map(findings.map(finding => [keyOf(finding, finding.place), finding]))
  return new Map(
    findings.flatMap(finding => {
      const others = finding.origins.map(origin => told.get(keyOf(finding, origin)))
      const other = others.find(each => each !== undefined && each.resource !== finding.resource)
      return other === undefined ? [] : [[finding, other]]
    }),
  )
}

function keyOf({ rule, message }: AuditFinding, { path, start }: Place): string {
  return JSON.stringify([rule, message, path, start.line])
}
