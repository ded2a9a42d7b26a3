import { jsonText } from '../json-text.ts'
import type { AuditReport } from './report.ts'

/** For programs; also what `--baseline` takes. */
export function auditAsJson(report: AuditReport): string {
  const { findings, known, change, resources, looked, undecided, unread, unaudited, roots } = report
  return jsonText({
    findings: findings.map(each => ({
      rule: each.rule,
      aliases: each.aliases,
      severity: each.severity,
      topic: each.topic,
      file: each.path,
      line: each.startLine,
      column: each.column,
      endLine: each.endLine,
      resource: each.resource,
      resourceType: each.resourceType,
      attribute: each.attribute,
      title: each.title,
      message: each.message,
      fix: each.fix,
      calls: each.calls,
      fingerprint: each.fingerprint,
      justification: each.marker ?? null,
    })),
    known,
    ...(change === null ? {} : { alreadyThere: change.existing, fixed: change.fixed }),
    resources,
    rules: looked,
    modules: roots,
    undecided,
    unread,
    unaudited,
  })
}
