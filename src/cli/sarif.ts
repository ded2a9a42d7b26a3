import { sep } from 'node:path'

/** What SARIF says of a rule. */
export interface SarifRule {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly fix: string
  readonly tags?: readonly string[]
}

/** What SARIF says of one finding. */
export interface SarifResult {
  readonly rule: string
  readonly level: 'error' | 'warning' | 'note'
  readonly message: string
  readonly path: string
  readonly region: { readonly startLine: number; readonly startColumn?: number; readonly endLine: number }
  /** Address of what it is about, where that has a name. */
  readonly address?: string
  readonly fingerprint: string
  /** Why somebody thinks that it may stay; `undefined`: nobody does. */
  readonly justification?: string | undefined
}

export interface Sarif {
  readonly rules: readonly SarifRule[]
  readonly results: readonly SarifResult[]
  readonly unread: readonly { readonly path: string; readonly why: string; readonly line?: number }[]
  readonly version: string
}

/**
 * A log in SARIF 2.1.0, which code scanning and editors read:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * A justification is a suppression that nobody has accepted yet. Ends with a line end.
 */
export function sarifLog({ rules, results, unread, version }: Sarif): string {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'compliance-patrol', version, rules: rules.map(descriptor) } },
        // Columns are counted as JavaScript does.
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: unread.length === 0, toolExecutionNotifications: unread.map(notification) },
        ],
        results: results.map(each => result(each, indexes)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function descriptor({ id, title, why, fix, tags }: SarifRule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix },
    ...(tags === undefined ? {} : { properties: { tags } }),
  }
}

function notification({ path, why, line }: Sarif['unread'][number]) {
  const region = line === undefined ? {} : { region: { startLine: line } }
  return {
    level: 'error',
    message: { text: why },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), ...region } }],
  }
}

function result(
  { rule, level, message, path, region, address, fingerprint, justification }: SarifResult,
  indexes: ReadonlyMap<string, number>,
) {
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level,
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(path), region },
        ...(address === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }] }),
      },
    ],
    partialFingerprints: { 'compliancePatrol/v1': fingerprint },
    ...(justification === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', status: 'underReview', justification }] }),
  }
}

/** Slashes whatever the system has, and everything else as in an address. */
function artifact(path: string) {
  return { uri: path.split(sep).map(encodeURIComponent).join('/') }
}
