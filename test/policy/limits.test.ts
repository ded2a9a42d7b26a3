import { expect, describe, test } from 'vitest'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { judge } from '../../src/verdict/judge.ts'
import { aPullRequest } from '../builders.ts'
import { builtIn, organisation, repository } from './layers.ts'

function resolved(value: object, where: typeof repository = repository) {
  return resolvePolicy([builtIn, where(JSON.stringify(value))], { jira: true })
}

function problemsOf(value: object, where: typeof repository = repository) {
  return resolved(value, where).problems.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

function listOf<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index))
}

const onlyPaths = (count: number, globs: number) =>
  listOf(count, i => ({
    name: `exemption ${i}`,
    when: { only_paths: listOf(globs, j => `docs/${i}/${j}/**`) },
    skip: ['title-default'],
  }))

/** A list of so many entries, and how the file is told that it is one too long. */
const lists: readonly (readonly [
  most: number,
  path: string,
  withList: (length: number) => object,
  where?: typeof repository,
])[] = [
  [100, '`branches`', length => ({ branches: listOf(length, i => `release/${i}`) })],
  [
    100,
    '`checks.title-default.patterns`',
    length => ({ checks: { 'title-default': { patterns: listOf(length, i => `(a{1,30}){1,15}${i}`) } } }),
  ],
  [
    500,
    '`checks.title-default.titles`',
    length => ({ checks: { 'title-default': { titles: listOf(length, i => `Title ${i}`) } } }),
  ],
  [
    1000,
    '`checks.title-format.projects`',
    length => ({ checks: { 'title-format': { projects: listOf(length, i => `P${i}`) } } }),
  ],
  [
    1000,
    '`checks.jira-ticket.statuses.deny`',
    length => ({ checks: { 'jira-ticket': { statuses: { deny: listOf(length, i => `Done ${i}`) } } } }),
  ],
  [
    100,
    '`checks.migration-review.paths`',
    length => ({ checks: { 'migration-review': { paths: listOf(length, i => `sql/${i}/**`) } } }),
  ],
  [
    100,
    '`checks.security-review.when.labels`',
    length => ({ checks: { 'security-review': { when: { labels: listOf(length, i => `label ${i}`) } } } }),
  ],
  [
    200,
    '`checks.ci-passed.checks`',
    length => ({
      checks: { 'ci-passed': { checks: listOf(length, i => ({ name: `job ${i}`, app: 'ci' })) } },
    }),
  ],
  [
    100,
    '`roles.senior.users`',
    length => ({ roles: { senior: { users: listOf(length, i => `user-${i}`) } } }),
  ],
  [
    20,
    '`roles.senior.teams`',
    length => ({ roles: { senior: { teams: listOf(length, i => `team-${i}`) } } }),
  ],
  [
    50,
    '`approvals.approve_by_comment`',
    length => ({ approvals: { approve_by_comment: listOf(length, String) } }),
  ],
  [
    100,
    '`exemptions[0].when.authors`',
    length => ({
      exemptions: [
        { name: 'bots', when: { authors: listOf(length, i => `bot-${i}`) }, skip: ['title-default'] },
      ],
    }),
  ],
  [100, '`exemptions`', length => ({ exemptions: onlyPaths(length, 1) })],
  [100, '`locked`', length => ({ locked: listOf(length, () => 'checks') }), organisation],
]

describe('a list of a policy', () => {
  for (const [most, path, withList, where] of lists) {
    test(`of ${most} entries is read in ${path}; one more is refused, with its place`, () => {
      expect(problemsOf(withList(most), where)).toEqual([])
      const [problem, ...more] = problemsOf(withList(most + 1), where)
      expect(problem).toMatch(/^1:\d+ /)
      expect(problem).toContain(`${path} must be at most ${most} entries long.`)
      expect(more).toEqual([])
    })
  }

  test('all paths of all exemptions together are one list', () => {
    expect(problemsOf({ exemptions: onlyPaths(10, 10) })).toEqual([])
    expect(problemsOf({ exemptions: onlyPaths(10, 11) })).toEqual([
      '1:15 `exemptions`: all `only_paths` together hold 110 globs; at most 100 may be given.',
    ])
  })

  test('a hundred roles are read, and one more is refused', () => {
    const roles = (count: number) => ({
      roles: Object.fromEntries(listOf(count, i => [`role-${i}`, { permission: 'write' }])),
    })
    // The built-in policy defines one.
    expect(problemsOf(roles(99))).toEqual([])
    expect(problemsOf(roles(100))).toEqual([
      '1:10 `roles`: these are too many roles; at most 100 may be defined.',
    ])
  })
})

describe('a policy with thousands of rules', () => {
  test.each([
    ['expressions', { checks: { 'title-default': { patterns: listOf(9_000, i => `(a{1,30}){1,15}${i}`) } } }],
    ['globs', { exemptions: onlyPaths(90, 90) }],
    ['globs in one list', { branches: listOf(9_000, i => `**/*a${i}*/**`) }],
  ])('is refused before its %s are tried', (_, value) => {
    expect(problemsOf(value)).toHaveLength(1)
  })

  test('of every kind that fits into the limits is judged, on a pull request of 3,000 files', () => {
    const policy = resolved({
      roles: { techops: { users: ['maria'] }, security: { users: ['sam'] } },
      checks: {
        'title-default': { patterns: listOf(100, i => `(a{1,30}){1,15}${i}`) },
        'migration-review': { paths: listOf(100, i => `**/*a${i}*/**`) },
        'security-review': { when: { paths: listOf(100, i => `**/*b${i}*/**`) } },
      },
      exemptions: onlyPaths(10, 10),
    })
    expect(policy.problems).toEqual([])
    const file = {
      previousPath: null,
      status: 'modified',
      sha: null,
      additions: 1,
      deletions: 0,
      patch: null,
    } as const
    const files = listOf(3_000, i => ({ ...file, path: `src/a-module/module-${i}/file-${i}.ts` }))
    const facts = {
      at: '2026-11-20T14:00:00.000Z',
      pull: aPullRequest({ title: 'a'.repeat(256) }),
      jira: null,
      proposedPolicy: null,
      parts: { files: { known: true, value: files } },
    } as const
    expect(judge(facts, policy).rows.find(({ id }) => id === 'title-default')?.result.status).toBe('pass')
  })
})
