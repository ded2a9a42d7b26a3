import { sep } from 'node:path'
import type { FindingLevel } from '../model/finding.ts'
import { families } from '../tls/rules/index.ts'
import type { FoundIn, Looked } from './findings-text.ts'

const LEVELS: Record<FindingLevel, 'error' | 'warning' | 'note'> = {
  bypass: 'error',
  guarded: 'warning',
  missing: 'note',
}

/**
 * As SARIF 2.1.0, which code scanning and editors read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * A justification is a suppression that nobody has accepted yet.
 */
export function findingsAsSarif({ found, unread }: Looked, version: string): string {
  const rules = families.flatMap(family =>
    family.rules.map(({ id, title, why, fix }) => ({ id, title, why, fix })),
  )
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'compliance-patrol',
            version,
            rules: rules.map(({ id, title, why, fix }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: why },
              help: { text: fix },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map(({ path, why }) => ({
              level: 'error',
              message: { text: why },
              locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
            })),
          },
        ],
        results: found.map(each => result(each, indexes)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function result({ finding }: FoundIn, indexes: ReadonlyMap<string, number>) {
  const { rule, level = 'bypass', message, fix, path, startLine, endLine, fingerprint, marker } = finding
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: LEVELS[level],
    message: { text: `${message} ${fix}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), region: { startLine, endLine } } }],
    partialFingerprints: { 'compliancePatrol/v1': fingerprint },
    ...(marker === undefined
      ? {}
      : {
          suppressions: [
            { kind: 'inSource', status: 'underReview', justification: marker.reason ?? 'none given' },
          ],
        }),
  }
}

/** Slashes whatever the system has, and everything else as in an address. */
function artifact(path: string) {
  return { uri: path.split(sep).map(encodeURIComponent).join('/') }
}
