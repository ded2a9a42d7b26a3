import { describe, expect, test } from 'vitest'
import { exampleHead } from '../../src/checks/example-review.ts'
import { judge } from '../../src/verdict/judge.ts'
import { aPerson } from '../builders.ts'
import { type Case, factsOf, judged, policyOf, rowOf, statuses } from './judged.ts'

const PEER_ALONE = 'checks: { title-default: off }\n'

describe('a verdict', () => {
  test('names the pull request, its head and base, the moment, and the policy', () => {
    expect(judged()).toMatchObject({
      key: '7001#42',
      headSha: exampleHead,
      baseRef: 'main',
      at: '2026-11-20T14:00:00Z',
      state: 'success',
      policy: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), sources: ['built-in default'] },
    })
  })

  test('has a row for each check in force, in the report’s order, with its words', () => {
    const verdict = judged()
    expect(statuses(verdict)).toEqual([
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: pass',
    ])
    expect(rowOf(verdict, 'peer-review')).toMatchObject({
      name: 'Peer-reviewed',
      level: 'required',
      result: { says: 'PR has been reviewed by alex' },
    })
  })

  test('with JIRA has the checks that rest on it', () => {
    const jira = 'https://jira.example.com'
    expect(statuses(judged({ jira })).map(row => row.split(':')[0])).toEqual([
      'title-format',
      'title-default',
      'jira-link',
      'jira-ticket',
      'ssl-validation',
      'infra-audit',
      'peer-review',
      'pr-link-on-jira',
    ])
  })

  test('is the same for the same facts and policy, whenever it is asked for', () => {
    const facts = factsOf({})
    const copy = structuredClone(facts)
    expect(judge(facts, policyOf())).toEqual(judge(copy, policyOf()))
    expect(facts).toEqual(copy)
  })

  test.each<[string, Case, string]>([
    ['off has no row', { policy: 'checks: { peer-review: off }\n' }, 'success'],
    [
      'advisory has a row and decides nothing',
      { policy: 'checks: { peer-review: advisory }\n', parts: { reviews: [] } },
      'success',
    ],
    [
      'required decides',
      { policy: 'checks: { peer-review: required }\n', parts: { reviews: [] } },
      'action_required',
    ],
  ])('in which a check is %s', (_, wanted, state) => {
    const verdict = judged(wanted)
    expect(verdict.state).toBe(state)
    const rows = verdict.rows.filter(({ id }) => id === 'peer-review')
    expect(rows).toHaveLength(wanted.policy?.includes('off') ? 0 : 1)
  })
})

describe('what could not be found out is an error of the checks that rest on it', () => {
  const retryAt = '2026-11-20T14:05:00Z'
  const unknown = { known: false, why: 'GitHub answered 502 for the list of reviews.', retryAt } as const

  test.each([['commits'], ['reviews'], ['comments'], ['history'], ['roles']] as const)(
    'when %s could not be read',
    need => {
      const verdict = judged({ policy: PEER_ALONE, unread: { [need]: unknown } })
      expect(verdict.state).toBe('failure')
      expect(rowOf(verdict, 'peer-review').result).toEqual({ status: 'error', says: unknown.why, retryAt })
    },
  )

  test('and of no others', () => {
    expect(statuses(judged({ unread: { reviews: unknown } }))).toEqual([
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: error',
    ])
  })

  test('when it was not gathered, which a part that nobody asked for never is', () => {
    const verdict = judged({ policy: PEER_ALONE, unread: { history: 'not gathered' } })
    expect(rowOf(verdict, 'peer-review').result).toMatchObject({
      status: 'error',
      says: '“history” was not gathered.',
    })
  })

  test('when the check itself fails', () => {
    const policy = 'roles: { senior: { permission: write }, techops: { users: [maria] } }\n'
    const verdict = judged({ policy, parts: { files: null as never } })
    expect(verdict.state).toBe('failure')
    expect(rowOf(verdict, 'migration-review').result).toMatchObject({
      status: 'error',
      says: expect.stringMatching(/^The check itself failed: .+\.$/),
    })
    expect(rowOf(verdict, 'peer-review').result.status).toBe('pass')
  })

  test('even where it is advisory, which then decides nothing', () => {
    const policy = 'checks: { peer-review: advisory }\n'
    const verdict = judged({ policy, unread: { reviews: unknown } })
    expect(rowOf(verdict, 'peer-review').result.status).toBe('error')
    expect(verdict.state).toBe('success')
  })
})

describe('a draft', () => {
  test('waits whatever else holds', () => {
    const verdict = judged({ pull: { draft: true } })
    expect(verdict.state).toBe('action_required')
    expect(statuses(verdict)).toEqual([
      'draft: pending',
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: pass',
    ])
  })

  test('that violates something fails all the same', () => {
    const policy = 'checks: { title-format: { level: required, projects: [ENG] } }\n'
    expect(judged({ policy, pull: { draft: true } }).state).toBe('failure')
  })

  test('is judged like any other where the policy says so', () => {
    const verdict = judged({ policy: 'drafts: evaluate\n', pull: { draft: true } })
    expect(statuses(verdict)).toEqual([
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: pass',
    ])
  })
})

describe('where one person may serve one check only', () => {
  const roles = 'roles: { senior: { permission: write }, techops: { users: [maria, alex] } }\n'
  const migration = {
    path: 'db/migrate/20261120101112_add_claims.rb',
    previousPath: null,
    status: 'added',
    sha: null,
    additions: 1,
    deletions: 0,
    patch: '+',
  } as const

  /** alex approved and holds both roles; `more` people hold the second one too, and approved. */
  function approvedBy(...more: string[]): Case['parts'] {
    const base = factsOf({}).parts
    if (!base.reviews?.known || !base.history?.known || !base.roles?.known) throw new Error('unread')
    const [review] = base.reviews.value
    const [seen] = base.history.value.observations
    const alex = review?.author
    if (!review || seen?.kind !== 'review' || !alex) throw new Error('no approval by alex')
    const others = more.map((login, i) => ({ ...review, id: 2 + i, author: aPerson(login) }))
    const arrivals = others.map(other => ({
      ...seen,
      reviewId: other.id,
      author: other.author,
      sender: other.author,
    }))
    const { senior } = base.roles.value
    if (senior === undefined) throw new Error('no seniors')
    return {
      files: [migration],
      reviews: [...base.reviews.value, ...others],
      history: { ...base.history.value, observations: [...base.history.value.observations, ...arrivals] },
      roles: {
        senior,
        techops: { ...senior, role: 'techops', holders: [alex, ...others.map(o => o.author)] },
      },
    }
  }

  test('by default one approval serves both', () => {
    const verdict = judged({ policy: roles, parts: approvedBy() ?? {} })
    expect(statuses(verdict)).toEqual([
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: pass',
      'migration-review: pass',
    ])
  })

  test('the second check waits, and says whose approval serves another', () => {
    const policy = `${roles}approvals: { shared: false }\n`
    const verdict = judged({ policy, parts: approvedBy() ?? {} })
    expect(verdict.state).toBe('action_required')
    expect(statuses(verdict)).toEqual([
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: pass',
      'migration-review: pending',
    ])
    const { result } = rowOf(verdict, 'migration-review')
    expect(result.says).toContain('whose approval serves no other check')
    expect(result.approvals?.approvals).toMatchObject([
      { counts: false, why: expect.stringContaining('alex') },
    ])
  })

  test('a second person completes it', () => {
    const policy = `${roles}approvals: { shared: false }\n`
    expect(judged({ policy, parts: approvedBy('maria') ?? {} }).state).toBe('success')
  })

  test('a check that decides nothing takes nobody away', () => {
    const policy = `${roles}approvals: { shared: false }\nchecks: { peer-review: advisory }\n`
    const verdict = judged({ policy, parts: approvedBy() ?? {} })
    expect(statuses(verdict)).toEqual([
      'title-default: pass',
      'ssl-validation: pass',
      'infra-audit: pass',
      'peer-review: pass',
      'migration-review: pass',
    ])
  })
})
