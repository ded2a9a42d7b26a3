import type { FindingLevel } from '../model/finding.ts'
import { families } from '../tls/rules/index.ts'
import type { Looked } from './findings-text.ts'
import { sarifLog } from './sarif.ts'

const LEVELS: Record<FindingLevel, 'error' | 'warning' | 'note'> = {
  bypass: 'error',
  guarded: 'warning',
  missing: 'note',
}

/** What the detector of TLS bypasses finds, as SARIF. */
export function findingsAsSarif({ found, unread }: Looked, version: string): string {
  return sarifLog({
    rules: families.flatMap(family =>
      family.rules.map(({ id, title, why, fix }) => ({ id, title, why, fix })),
    ),
    results: found.map(({ finding }) => {
      const { rule, level = 'bypass', message, fix, path, startLine, endLine, fingerprint, marker } = finding
      return {
        rule,
        level: LEVELS[level],
        message: `${message} ${fix}`,
        path,
        region: { startLine, endLine },
        fingerprint,
        justification: marker === undefined ? undefined : (marker.reason ?? 'none given'),
      }
    }),
    unread,
    version,
  })
}
