import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { PayloadError } from '../../src/intake/payload-error.ts'
import { contents, read } from './payloads.ts'

interface Examples {
  readonly name: string
  readonly examples: readonly Record<string, unknown>[]
}

/** Payloads that GitHub really sent. */
const webhooks = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Examples[]

const NOTHING = /^ignored: Action not handled$/

/** What each event and action leads to: the parts of its intake, by name. */
const OUTCOMES: Readonly<Record<string, RegExp>> = {
  'pull_request opened': /^observations, due$/,
  'pull_request reopened': /^observations, due$/,
  'pull_request synchronize': /^observations, due$/,
  'pull_request closed': /^due$/,
  'pull_request converted_to_draft': /^due$/,
  'pull_request ready_for_review': /^due$/,
  'pull_request labeled': /^due$/,
  'pull_request unlabeled': /^due$/,
  'pull_request assigned': NOTHING,
  'pull_request unassigned': NOTHING,
  'pull_request locked': NOTHING,
  'pull_request unlocked': NOTHING,
  'pull_request review_requested': NOTHING,
  'pull_request review_request_removed': NOTHING,
  'pull_request_review submitted': /^observations, due$/,
  'pull_request_review dismissed': /^observations, due$/,
  'check_run created': /^dueBySha$/,
  'check_run completed': /^dueBySha$/,
  'check_run rerequested': /^dueBySha$/,
  'check_run requested_action': /^ignored: Check of another App$/,
  'check_suite completed': NOTHING,
  'check_suite requested': NOTHING,
  'check_suite rerequested': /^ignored: Check of another App$/,
  'status ': /^dueBySha$/,
  'push ': /^(policyChanged, pushes|pushes|ignored: Push of a tag)$/,
  'issue_comment created': /^ignored: Comment on an issue$/,
  'issue_comment edited': /^ignored: Comment on an issue$/,
  'issue_comment deleted': /^ignored: Comment on an issue$/,
  'merge_group checks_requested': /^mergeGroups$/,
  'team created': /^membershipsChanged$/,
  'team deleted': /^membershipsChanged$/,
  'team edited': /^membershipsChanged$/,
  'team added_to_repository': /^membershipsChanged$/,
  'team removed_from_repository': /^membershipsChanged$/,
  'member added': /^membershipsChanged$/,
  'member edited': /^membershipsChanged$/,
  'membership added': /^membershipsChanged$/,
  'membership removed': /^membershipsChanged$/,
  'organization member_added': /^membershipsChanged$/,
  'organization member_invited': NOTHING,
  'organization renamed': /^membershipsChanged$/,
  'repository created': NOTHING,
  'repository edited': /^(policyChanged|ignored: Change that nothing rests on)$/,
  'repository privatized': /^policyChanged$/,
  'repository publicized': /^policyChanged$/,
  'repository renamed': /^policyChanged$/,
  'repository transferred': /^policyChanged$/,
  'installation created': /^repositoriesAdded$/,
  'installation unsuspend': /^repositoriesAdded$/,
  'installation new_permissions_accepted': /^repositoriesAdded$/,
  'installation deleted': /^repositoriesRemoved$/,
  'installation suspend': /^repositoriesRemoved$/,
  'installation_repositories added': /^repositoriesAdded$/,
  'installation_repositories removed': /^repositoriesRemoved$/,
}

const HANDLED = new Set(Object.keys(OUTCOMES).map(name => name.split(' ')[0]))
const all = webhooks.flatMap(({ name, examples }) =>
  examples.map((payload, index) => ({
    event: name,
    action: typeof payload['action'] === 'string' ? payload['action'] : '',
    index,
    payload,
  })),
)

/** An App's deliveries always name the installation; many examples are those of a repository's own webhook. */
const asApp = (payload: Record<string, unknown>) => ({ installation: { id: 1 }, ...payload })

function outcome(event: string, payload: unknown): string {
  const intake = read(event, payload)
  return intake.ignored === null ? Object.keys(contents(intake)).join(', ') : `ignored: ${intake.ignored}`
}

describe('every example of a handled event', () => {
  test.each(all.filter(({ event }) => HANDLED.has(event)))(
    '$event $action $index',
    ({ event, action, payload }) => {
      expect(outcome(event, asApp(payload))).toMatch(
        OUTCOMES[`${event} ${action}`] ?? /an outcome in this table/,
      )
    },
  )

  test('is read as GitHub sent it: a pull request, its head, and who moved it', () => {
    const example = all.find(({ event, action }) => event === 'pull_request' && action === 'synchronize')
    expect(contents(read('pull_request', example?.payload))).toEqual({
      observations: [
        {
          key: '186853002#2',
          observation: {
            kind: 'head',
            action: 'moved',
            before: expect.stringMatching(/^[0-9a-f]{40}$/),
            after: expect.stringMatching(/^[0-9a-f]{40}$/),
            delivery: 'd-1',
            receivedAt: '2026-11-23T13:40:02.000Z',
            sender: { id: 21031067, login: 'Codertocat', type: 'User' },
          },
        },
      ],
      due: [
        {
          key: '186853002#2',
          installationId: 1,
          repository: { id: 186853002, owner: 'Codertocat', name: 'Hello-World' },
          number: 2,
          headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
          baseRef: 'master',
          state: 'open',
          changedAt: expect.stringMatching(/^2019-05-15T15:\d\d:\d\d\.000Z$/),
        },
      ],
    })
  })

  test('is read as GitHub sent it: a merge group and the number in its branch', () => {
    const example = all.find(({ event }) => event === 'merge_group')
    expect(read('merge_group', example?.payload).mergeGroups).toEqual([
      {
        installationId: expect.any(Number),
        repository: { id: 17273051, owner: 'octo-org', name: 'octo-repo' },
        headSha: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
        baseSha: '380387fbc80638b734a49e1be1c4dfec1c01b33c',
        baseRef: 'main',
        number: 104,
        ended: false,
      },
    ])
  })

  test('that would lead somewhere but names no installation is an error that says so', () => {
    const without = all.filter(
      ({ event, payload }) => HANDLED.has(event) && payload['installation'] === undefined,
    )
    const leading = without.filter(({ event, payload }) => read(event, asApp(payload)).ignored === null)
    expect(leading.length).toBeGreaterThan(10)
    for (const { event, payload } of leading) {
      expect(() => read(event, payload)).toThrow(PayloadError)
      expect(() => read(event, payload)).toThrow(/^installation: /)
    }
  })
})

test('every action of this table that is not ignored for its App or place has an example', () => {
  const seen = new Set(all.map(({ event, action }) => `${event} ${action}`))
  expect(Object.keys(OUTCOMES).filter(name => !seen.has(name))).toEqual([])
})

test('every example of every other event is ignored without being read', () => {
  const others = all.filter(({ event }) => !HANDLED.has(event))
  expect(others.length).toBeGreaterThan(100)
  for (const { event, payload } of others) expect(outcome(event, payload)).toBe('ignored: Event not handled')
})

test('no example is of an account that is not allowed, and yet handled', () => {
  for (const { event, payload } of all.filter(each => HANDLED.has(each.event))) {
    const { ignored } = read(event, asApp(payload), { allowedAccounts: ['acme'] })
    expect(ignored).toBe('Account not allowed')
  }
})
