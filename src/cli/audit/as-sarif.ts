import { rules } from '../../audit/rules/index.ts'
import { sarifLog } from '../sarif.ts'
import type { AuditReport } from './report.ts'

const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const

/** What the infrastructure audit finds, as SARIF. */
export function auditAsSarif({ findings, unread }: AuditReport, version: string): string {
  return sarifLog({
    rules: rules.map(({ id, title, why, fix, topic, severity, aliases }) => ({
      id,
      title,
      why,
      fix,
      tags: [...new Set([topic, severity, ...aliases])],
    })),
    results: findings.map(each => ({
      rule: each.rule,
      level: LEVELS[each.severity],
      message: `${each.message} ${each.fix}`,
      path: each.path,
      region: { startLine: each.startLine, startColumn: each.column, endLine: each.endLine },
      address: each.resource,
      fingerprint: each.fingerprint,
      justification: each.marker === undefined ? undefined : (each.marker.reason ?? 'none given'),
    })),
    unread: unread.map(({ file, line, why }) => ({ path: file, line, why })),
    version,
  })
}
