import { describe, expect, test } from 'vitest'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import type { PolicyLayer, ResolvedPolicy } from '../../src/policy/resolved-policy.ts'
import { builtIn, organisation, repository } from './layers.ts'

function resolve(...layers: PolicyLayer[]): ResolvedPolicy {
  return resolvePolicy([builtIn, ...layers], { jira: true })
}

describe('merging', () => {
  test('the built-in policy alone has no problem and asks for a review by anybody with write access', () => {
    const { policy, problems, inForce } = resolve()
    expect(problems).toEqual([])
    expect(policy.roles).toEqual({ senior: { permission: 'write' } })
    expect(policy.checks['peer-review']).toEqual({ by: 'senior', count: 1 })
    expect(inForce.sources).toEqual(['built-in default'])
  })

  test.each(['', '# nothing but a comment\n', '---\n', '{}', 'version: 1'])(
    'the file %j changes nothing',
    text => {
      const { policy, problems, inForce } = resolve(repository(text))
      expect(problems).toEqual([])
      expect(policy).toEqual(resolve().policy)
      expect(inForce.sources).toEqual(['built-in default', 'acme/claims: .github/compliance-patrol.yml'])
    },
  )

  test('maps merge over three layers', () => {
    const { policy } = resolve(
      organisation('checks: { peer-review: { count: 2 } }\nlabels: { ready: ready for review }'),
      repository('checks: { peer-review: { level: advisory }, title-default: off }'),
    )
    expect(policy.checks['peer-review']).toEqual({ level: 'advisory', by: 'senior', count: 2 })
    expect(policy.checks['title-default'].level).toBe('off')
    expect(policy.labels.ready).toBe('ready for review')
  })

  test('lists replace', () => {
    const { policy } = resolve(
      organisation('branches: [main]\nchecks: { title-format: { projects: [SEC, ENG] } }'),
      repository('branches: [main, release/*]\nchecks: { title-format: { projects: [OPS] } }'),
    )
    expect(policy.branches).toEqual(['main', 'release/*'])
    expect(policy.checks['title-format'].projects).toEqual(['OPS'])
  })

  test('a role is replaced as a whole, or everybody with write access would stay a senior', () => {
    const { policy } = resolve(organisation('roles: { senior: { teams: [senior-engineers] } }'))
    expect(policy.roles).toEqual({ senior: { teams: ['senior-engineers'] } })
  })

  test('a role of another name is added', () => {
    const { policy } = resolve(repository('roles: { security: { users: [alex] } }'))
    expect(Object.keys(policy.roles)).toEqual(['senior', 'security'])
  })

  test('the short form of a check sets its level and leaves its options alone', () => {
    const { policy } = resolve(
      organisation('checks: { peer-review: { count: 3 } }'),
      repository('checks: { peer-review: advisory }'),
    )
    expect(policy.checks['peer-review']).toEqual({ level: 'advisory', by: 'senior', count: 3 })
  })

  test('an alias repeats what its anchor holds', () => {
    const text = [
      'exemptions:',
      '  - { name: a, when: { only_paths: &paths [docs/**] }, skip: [title-format] }',
      '  - { name: b, when: { only_paths: *paths }, skip: [title-default] }',
    ].join('\n')
    const { policy, problems } = resolve(repository(text))
    expect(problems).toEqual([])
    expect(policy.exemptions[1]?.when.only_paths).toEqual(['docs/**'])
  })
})

describe('a layer with a problem', () => {
  const broken = resolve(
    organisation('checks: { title-default: off }'),
    repository('comment: false\nchekcs: {}'),
  )

  test('is left out as a whole, and those around it stay', () => {
    expect(broken.policy.comment).toBe(true)
    expect(broken.policy.checks['title-default'].level).toBe('off')
    expect(broken.inForce.sources).toEqual([
      'built-in default',
      'acme/.github: .github/compliance-patrol.yml',
    ])
  })

  test('is named with its kind and place', () => {
    expect(broken.problems).toMatchObject([
      { layer: 'repository', source: 'acme/claims: .github/compliance-patrol.yml', line: 2, column: 1 },
    ])
  })

  test('does not take a good layer under it along', () => {
    const { problems, policy } = resolve(organisation('nonsense: 1'), repository('comment: false'))
    expect(problems.map(problem => problem.layer)).toEqual(['organisation'])
    expect(policy.comment).toBe(false)
  })

  test('a repository cannot break the organisation’s file: what it changes is its own mistake', () => {
    const { problems, policy } = resolve(
      organisation('roles: { security: { users: [alex] } }\nchecks: { peer-review: { by: security } }'),
      repository('checks: { peer-review: { by: nobody } }'),
    )
    expect(problems.map(problem => problem.layer)).toEqual(['repository'])
    expect(policy.checks['peer-review'].by).toBe('security')
  })
})

describe('the hash of the policy in force', () => {
  const hash = (text: string) => resolve(repository(text)).inForce.hash

  test('is SHA-256 in hexadecimal', () => expect(hash('')).toMatch(/^[0-9a-f]{64}$/))

  test('does not depend on the order or form in which the same is said', () => {
    const one = 'comment: false\nchecks: { title-default: off, title-format: required }'
    const other = '# same\nchecks:\n  title-format: { level: required }\n  title-default: off\ncomment: false'
    expect(hash(one)).toBe(hash(other))
  })

  test('differs when one option differs', () => {
    expect(hash('checks: { peer-review: { count: 2 } }')).not.toBe(
      hash('checks: { peer-review: { count: 3 } }'),
    )
  })
})
