import { describe, expect, test } from 'vitest'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { builtIn, organisation, repository } from './layers.ts'

function problemsWith(locked: string, text: string) {
  const security = 'roles: { security: { users: [alex] } }\nchecks: { security-review: required }\n'
  const layers = [
    builtIn,
    organisation(`${security}locked: [${locked}]\nwaivers: { by: security }\n`),
    repository(text),
  ]
  return resolvePolicy(layers, { jira: true }).problems
}

describe('a repository cannot change what its organisation locked', () => {
  const rows: readonly (readonly [what: string, locked: string, text: string, place: string])[] = [
    ['the key itself', 'comment', 'comment: false', '1:1'],
    ['the key itself, though to the same value', 'comment', 'comment: true', '1:1'],
    ['a key in it', 'roles', 'roles:\n  senior: { users: [me] }', '1:1'],
    ['an option of a locked check', 'checks.peer-review', 'checks: { peer-review: { count: 1 } }', '1:11'],
    ['its level by the short form', 'checks.peer-review', 'checks: { peer-review: off }', '1:11'],
    ['one locked option', 'checks.peer-review.count', 'checks: { peer-review: { count: 1 } }', '1:26'],
    ['the level alone', 'checks.peer-review.level', 'checks: { peer-review: advisory }', '1:11'],
    [
      'a role around what is locked, replaced as a whole',
      'roles.senior.teams',
      'roles: { senior: { users: [me] } }',
      '1:10',
    ],
    ['the role of a locked check', 'checks.security-review', 'roles: { security: { users: [me] } }', '1:10'],
    [
      'the role of a check whose choice of it is locked',
      'checks.peer-review.by',
      'roles: { senior: { users: [me] } }',
      '1:10',
    ],
    ['the role of any check, when all are locked', 'checks', 'roles: { senior: { users: [me] } }', '1:10'],
    [
      'an exemption from a locked check',
      'checks.security-review',
      'exemptions:\n  - { name: x, when: { authors: [me] }, skip: [title-format, security-review] }',
      '2:62',
    ],
    ['who waives the findings of a locked check', 'checks.ssl-validation', 'waivers: { by: senior }', '1:1'],
    ['who waives those of a locked audit', 'checks.infra-audit.block', 'waivers: { by: senior }', '1:1'],
    ['the role that waives findings', 'waivers', 'roles: { security: { users: [me] } }', '1:10'],
    ['the exemptions, when they are locked', 'exemptions', 'exemptions: []', '1:1'],
  ]
  test.each(rows)('%s', (_, locked, text, place) => {
    const problems = problemsWith(locked, text)
    expect(problems.map(({ layer, line, column }) => `${layer} ${line}:${column}`)).toEqual([
      `repository ${place}`,
    ])
    expect(problems[0]?.message).toContain('locked by `acme/.github: .github/compliance-patrol.yml`')
  })

  test('by putting something else around it', () => {
    const [problem] = problemsWith('checks.peer-review', 'checks: off')
    expect(problem?.message).toContain('`checks` is locked by')
  })
})

describe('a repository may still set', () => {
  const rows: readonly (readonly [what: string, locked: string, text: string])[] = [
    ['another check', 'checks.peer-review', 'checks: { title-default: off }'],
    [
      'another option of the same check',
      'checks.peer-review.count',
      'checks: { peer-review: { level: advisory } }',
    ],
    [
      'the role of a check of which only another option is locked',
      'checks.peer-review.level',
      'roles: { senior: { users: [me] } }',
    ],
    ['another role', 'checks.security-review', 'roles: { techops: { users: [me] } }'],
    [
      'an exemption from another check',
      'checks.peer-review',
      'exemptions: [{ name: x, when: { revert: true }, skip: [title-format] }]',
    ],
  ]
  test.each(rows)('%s', (_, locked, text) => expect(problemsWith(locked, text)).toEqual([]))
})

describe('a lock on a key that does not exist', () => {
  const rows = [
    ['chekcs', '3:10 `chekcs` cannot be locked: `chekcs` is not a key of the policy. Did you mean `checks`?'],
    [
      'checks.peer-reviews',
      '3:10 `checks.peer-reviews` cannot be locked: `peer-reviews` is not a key of `checks`. Did you mean `peer-review`?',
    ],
    ['comment.text', '3:10 `comment.text` cannot be locked: `text` is not a key of `comment`.'],
  ] as const
  test.each(rows)('%s is the organisation’s problem', (locked, said) => {
    const [problem] = problemsWith(locked, '')
    expect(`${problem?.line}:${problem?.column} ${problem?.message}`).toBe(said)
    expect(problem?.layer).toBe('organisation')
  })
})
