import { describe, expect, test } from 'vitest'
import { exampleFinding, exampleFindings, exampleMarker } from '../../src/checks/example-finding.ts'
import { exampleReviewParts } from '../../src/checks/example-review.ts'
import { needsOf } from '../../src/policy/needs-of.ts'
import { type Case, judged, policyOf, rowOf } from './judged.ts'

const ROLES = 'roles: { senior: { permission: write }, security: { teams: [security] } }\n'
const WAIVERS = `${ROLES}waivers: { by: security }\nchecks: { security-review: off, peer-review: off }\n`

function ssl(policy: string, approved: boolean, more: Partial<Case> = {}) {
  const findings = exampleFindings([exampleFinding({ marker: exampleMarker })])
  const parts = { ...exampleReviewParts('security', approved), findings }
  const verdict = judged({ policy, parts, ...more })
  return { state: verdict.state, ...rowOf(verdict, 'ssl-validation') }
}

describe('a justification', () => {
  test('holds where the policy has waivers and the role approved this head', () => {
    expect(ssl(WAIVERS, true)).toMatchObject({
      state: 'success',
      result: { status: 'pass', findings: [{ weight: 'waived' }], approvals: { role: 'security' } },
    })
  })

  test('waits for the role, and says who can approve', () => {
    expect(ssl(WAIVERS, false)).toMatchObject({
      state: 'action_required',
      result: { status: 'pending', approvals: { candidates: [{ login: 'alex' }] } },
    })
  })

  test('is worth nothing where the policy has no waivers', () => {
    expect(ssl(ROLES, true)).toMatchObject({
      state: 'failure',
      result: { status: 'fail', says: expect.stringContaining('The policy has no `waivers`') },
    })
  })

  test('is undetermined where nobody knows who approved', () => {
    const reviews = { known: false, why: 'GitHub answered 502.', retryAt: null } as const
    expect(ssl(WAIVERS, true, { unread: { reviews } })).toMatchObject({
      state: 'failure',
      result: { status: 'error', says: expect.stringContaining('GitHub answered 502.') },
    })
  })
})

describe('what is gathered', () => {
  const parts = (policy: string) => [...needsOf(policyOf(policy).policy, { jira: false }).parts]

  test('holds the findings only where a check reads them', () => {
    expect(parts('checks: { ssl-validation: off }')).not.toContain('findings')
    expect(parts('')).toContain('findings')
    const security = `${ROLES}checks: { ssl-validation: off, security-review: { level: required } }\n`
    expect(parts(security)).not.toContain('findings')
    const asking = security.replace('level: required', 'level: required, when: { findings: low }')
    expect(parts(asking)).toContain('findings')
  })

  test('holds the approvals and the role where findings can be waived', () => {
    const needs = needsOf(policyOf(WAIVERS).policy, { jira: false })
    expect([...needs.parts]).toEqual(expect.arrayContaining(['reviews', 'history', 'roles', 'commits']))
    expect(needs.roles).toContain('security')
    expect(parts('checks: { peer-review: off }')).not.toContain('reviews')
  })
})

describe('the policy', () => {
  test('names a role that waivers ask for and nobody defined', () => {
    expect(policyOf('waivers: { by: secrity }\n').problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('`waivers.by` is the role `secrity`, which is not defined'),
    ])
  })
})
