import { describe, expect, test } from 'vitest'
import {
  exampleInfrastructure,
  exampleInfrastructureFinding,
} from '../../src/checks/example-infrastructure.ts'
import { infraAudit } from '../../src/checks/infra-audit.ts'
import type { Finding } from '../../src/model/finding.ts'
import { evaluate } from './evaluate.ts'

describe('a finding in a path that the policy leaves out', () => {
  const statusOf = (finding: Partial<Finding>) =>
    evaluate(infraAudit, {
      parts: {
        infrastructure: exampleInfrastructure({ introduced: [exampleInfrastructureFinding(finding)] }),
      },
      options: { excluded_paths: ['examples/**'] },
    }).status

  test.each<[string, Partial<Finding>, string]>([
    ['does not count', { path: 'examples/a.tf' }, 'pass'],
    [
      'does not count, wherever in it the insecure thing stands',
      { path: 'examples/a.tfvars', seenIn: 'examples/a.tf' },
      'pass',
    ],
    [
      'counts where the insecure thing stands elsewhere, and only depends on that path',
      { path: 'examples/policy.json', seenIn: 'live/main.tf' },
      'fail',
    ],
    [
      'counts where it is shown elsewhere, since that is what changed',
      { path: 'live/main.tf', seenIn: 'examples/a.tf' },
      'fail',
    ],
  ])('%s', (_, finding, status) => {
    expect(statusOf(finding)).toBe(status)
  })
})
