import type { Finding, Findings, UnreadFile } from '../model/finding.ts'

/** A bypass in one line, for examples; name what differs. */
export function exampleFinding(more: Partial<Finding> = {}): Finding {
  return {
    rule: 'python-requests-verify',
    level: 'bypass',
    severity: 'high',
    family: 'validation',
    language: 'Python',
    path: 'src/fetch.py',
    startLine: 12,
    endLine: 12,
    title: 'Certificate validation is off (requests)',
    message: '`verify=False` accepts any certificate.',
    fix: 'Leave `verify` out.',
    fingerprint: 'f1',
    ...more,
  }
}

export function exampleFindings(found: readonly Finding[], unread: readonly UnreadFile[] = []): Findings {
  return { found, unread }
}

/** A justification that is complete. */
export const exampleMarker = {
  line: 11,
  ids: ['python-requests-verify'],
  reason: 'the vendor’s host has no name, SEC-77',
  until: '2027-01-31',
} as const
