import type { FindingSeverity } from '../model/finding.ts'

/** The worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly FindingSeverity[]

/** True for a severity that is as bad as `least`, or worse. */
export function isAtLeast(severity: FindingSeverity, least: FindingSeverity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least)
}
