import { namedIn } from '../../src/intake/named-in.ts'
import { describe, expect, test } from 'vitest'
import type { DuePullRequest } from '../../src/intake/find-due.ts'
import type { ChangedMemberships, ChangedPolicy, GivenCommand } from '../../src/intake/intake.ts'
import { PayloadError } from '../../src/intake/payload-error.ts'
import { receiveDelivery } from '../../src/intake/receive-delivery.ts'
import type { ReceiveDependencies } from '../../src/intake/receive-delivery.ts'
import { aPerson, aSha } from '../builders.ts'
import { collected } from '../collected.ts'
import { aCheckRunEvent, aCommentEvent, aPayload, aPullEvent, aPush, OUR_BOT, SELF } from './payloads.ts'

type Kept = Parameters<ReceiveDependencies['inbox']['keep']>[0]

const POLICY = { commits: [{ added: [], removed: [], modified: ['.github/compliance-patrol.yml'] }] }

function aKnown(number: number, more: Partial<DuePullRequest> = {}): DuePullRequest {
  return {
    key: `7001#${number}`,
    installationId: 31,
    repository: { id: 7001, owner: 'acme', name: 'claims' },
    number,
    headSha: aSha('head'),
    baseRef: 'main',
    state: 'open',
    changedAt: '2026-11-23T13:00:00.000Z',
    ...more,
  }
}

/** An inbox that remembers, a store that knows three pull requests, and everything in the order in which it was done. */
function surroundings(more: Partial<ReceiveDependencies> = {}) {
  const did: string[] = []
  const inbox: Kept[] = []
  const [open, closed, elsewhere] = [aKnown(1), aKnown(2, { state: 'closed' }), aKnown(3, { key: '7002#3' })]
  const dependencies: ReceiveDependencies = {
    settings: { self: SELF, allowedAccounts: [] },
    organisationPolicyRepository: '.github',
    inbox: {
      async keep(delivered) {
        did.push('keep')
        inbox.push(delivered)
        return { fresh: true, due: delivered.due.map(({ key }) => key) }
      },
    },
    pulls: {
      inRepository: async () => [open],
      ofInstallation: async () => [open, elsewhere],
      removedFrom: async () => [aKnown(4)],
      get: async key => [open, closed].find(pull => pull.key === key) ?? null,
    },
    kept: {
      forgetPolicy: async ({ name }: ChangedPolicy) => void did.push(`forget the policy of ${name}`),
      forgetMemberships: async ({ account }: ChangedMemberships) =>
        void did.push(`forget who is in ${account.login}`),
      restsOn: async (_repositoryId, because) => because.kind === 'status' && because.name === 'ci/tests',
      isOurContext: async (_repositoryId, context) => context === 'eligible',
      isCovered: async ({ branch }) => branch === 'main' || (branch === 'new' ? 'unknown' : false),
    },
    adopt: () => void did.push('adopt'),
    acknowledge: ({ command, commentId }: GivenCommand) =>
      void did.push(`acknowledge ${command.command} in ${commentId}`),
    answerUnnamed: () => void did.push('answer unnamed groups'),
    log: { info: () => undefined },
    ...more,
  }
  const receive = (event: string, payload: unknown) =>
    receiveDelivery(
      dependencies,
      { event, payload, delivery: 'd-1', receivedAt: '2026-11-23T13:40:02.000Z' },
      namedIn(payload),
    )
  return { receive, inbox, did, dependencies }
}

const keys = (inbox: Kept[]) => inbox.map(({ due }) => due.map(({ key }) => key))

describe('one write', () => {
  test('an observation and its key are kept together', async () => {
    const { receive, inbox } = surroundings()
    expect(await receive('pull_request', aPullEvent('opened'))).toBe('kept')
    const observed = { key: '7001#42', observation: { kind: 'head', delivery: 'd-1' } }
    expect(inbox).toMatchObject([{ delivery: 'd-1', observations: [observed], due: [{ key: '7001#42' }] }])
  })

  test.each([
    ['an event that is not handled', 'star', {}],
    ['what we did ourselves', 'pull_request', aPullEvent('labeled', { sender: OUR_BOT })],
  ])('%s writes nothing', async (_name, event, payload) => {
    const { receive, did } = surroundings()
    expect(await receive(event, payload)).toBe('ignored')
    expect(did).toEqual([])
  })

  test('a payload that cannot be read is the caller’s to answer, and writes nothing', async () => {
    const { receive, did } = surroundings()
    await expect(receive('pull_request', { action: 'opened' })).rejects.toThrow(PayloadError)
    expect(did).toEqual([])
  })

  test('a payload, which is large, is not held while the rest of it waits to be kept', async () => {
    const { promise, resolve } = Promise.withResolvers<{ fresh: boolean; due: [] }>()
    const { receive } = surroundings({ inbox: { keep: () => promise } })
    const payload = new WeakRef(aPullEvent('opened'))
    const received = receive('pull_request', payload.deref())
    await expect.poll(() => collected(payload)).toBe(true)
    resolve({ fresh: true, due: [] })
    expect(await received).toBe('kept')
  })

  test('what could not be kept is not acknowledged', async () => {
    const keep = () => Promise.reject(new Error('disk full'))
    const { receive } = surroundings({ inbox: { keep } })
    await expect(receive('pull_request', aPullEvent('opened'))).rejects.toThrow('disk full')
  })
})

describe('events that name no pull request', () => {
  const status = (context: string) => aPayload({ sha: aSha('head'), context, state: 'success' })
  const onHead = { repositoryId: 7001, sha: aSha('head') }

  test('a status that a verdict rests on makes the pull requests on its commit due', async () => {
    const { receive, inbox } = surroundings()
    await receive('status', status('ci/tests'))
    expect(inbox).toMatchObject([{ observations: [], due: [], commits: [{ ...onHead, observation: null }] }])
  })

  test('a status that nothing rests on makes nothing due', async () => {
    const { receive, inbox } = surroundings()
    await receive('status', status('coverage'))
    expect(inbox).toMatchObject([{ observations: [], due: [], commits: [] }])
  })

  test('a status in the context of ours makes due whatever is green, and is observed', async () => {
    const { receive, inbox } = surroundings()
    await receive('status', status('eligible'))
    const observation = {
      kind: 'status',
      delivery: 'd-1',
      receivedAt: '2026-11-23T13:40:02.000Z',
      sender: aPerson('alex'),
      headSha: aSha('head'),
      context: 'eligible',
    }
    expect(inbox).toMatchObject([{ due: [], commits: [{ ...onHead, observation }] }])
  })

  test('our Refresh button needs no policy that names it', async () => {
    const { receive, inbox } = surroundings()
    await receive('check_run', aCheckRunEvent('rerequested', { id: SELF.appId, slug: SELF.slug }))
    expect(inbox).toMatchObject([{ commits: [onHead] }])
  })

  test('a request to run our check again is observed, since it takes the conclusion away', async () => {
    const { receive, inbox } = surroundings()
    await receive('check_run', aCheckRunEvent('rerequested', { id: SELF.appId, slug: SELF.slug }))
    const observation = {
      kind: 'rerun',
      delivery: 'd-1',
      receivedAt: '2026-11-23T13:40:02.000Z',
      sender: aPerson('alex'),
      headSha: aSha('head'),
    }
    expect(inbox).toMatchObject([{ commits: [{ ...onHead, observation }] }])
  })

  test('a changed policy is forgotten before the repository’s pull requests are due', async () => {
    const { receive, inbox, did } = surroundings()
    await receive('push', aPush(POLICY))
    expect(did).toEqual(['forget the policy of claims', 'keep'])
    expect(keys(inbox)).toEqual([['7001#1']])
  })

  test.each([
    ['a covered branch', 'main', [{ branch: 'main', covered: true }]],
    ['one of which nothing is known', 'new', [{ branch: 'new', covered: false }]],
  ])('a push to %s is kept until it is known how it came about', async (_name, branch, pushes) => {
    const { receive, inbox } = surroundings()
    expect(await receive('push', aPush({ ref: `refs/heads/${branch}` }))).toBe('kept')
    expect(inbox).toMatchObject([{ pushes, due: [] }])
  })

  test('a push to another branch writes nothing', async () => {
    const { receive, did } = surroundings()
    expect(await receive('push', aPush({ ref: 'refs/heads/feature' }))).toBe('ignored')
    expect(did).toEqual([])
  })

  test('the organisation’s changed policy makes those of all repositories due', async () => {
    const { receive, inbox } = surroundings()
    const repository = { ...(aPayload()['repository'] as object), name: '.github' }
    await receive('push', aPush({ ...POLICY, repository }))
    expect(keys(inbox)).toEqual([['7001#1', '7002#3']])
  })

  test('changed memberships are forgotten before what rests on them is due', async () => {
    const { receive, inbox, did } = surroundings()
    await receive('membership', aPayload({ action: 'removed', team: { id: 5 } }))
    expect(did).toEqual(['forget who is in acme', 'keep'])
    expect(keys(inbox)).toEqual([['7001#1', '7002#3']])
  })

  test('new repositories are adopted after the delivery is kept; unlisted ones are looked at again', async () => {
    const { receive, did, inbox } = surroundings()
    const installation = { id: 31, account: { id: 1, login: 'acme' } }
    await receive('installation', { action: 'unsuspend', installation })
    expect(did).toEqual(['keep', 'adopt'])
    expect(keys(inbox)).toEqual([['7001#1', '7002#3', '7001#4']])
  })

  test('repositories that the App can see no longer are marked in the same write', async () => {
    const { receive, inbox } = surroundings()
    const installation = { id: 31, account: { id: 1, login: 'acme' } }
    await receive('installation', { action: 'suspend', installation })
    const repositories_removed = [{ id: 7001, full_name: 'acme/claims' }]
    const removed = { action: 'removed', installation, repositories_added: [], repositories_removed }
    await receive('installation_repositories', removed)
    expect(inbox.map(({ due, removed: marked }) => [due, marked])).toEqual([
      [[], [{ installationId: 31, repositoryIds: null }]],
      [[], [{ installationId: 31, repositoryIds: [7001] }]],
    ])
  })

  test('a renamed repository’s pull requests are due under its names and the installation of now', async () => {
    const { receive, inbox, did } = surroundings()
    const changes = { repository: { name: { from: 'claims' } } }
    const repository = { ...(aPayload()['repository'] as object), name: 'claims-2' }
    const installation = { id: 77 }
    await receive('repository', aPayload({ action: 'renamed', changes, repository, installation }))
    expect(did).toEqual(['forget the policy of claims', 'forget the policy of claims-2', 'keep'])
    const place = { installationId: 77, repository: { id: 7001, owner: 'acme', name: 'claims-2' } }
    expect(inbox).toMatchObject([{ due: [{ key: '7001#1', ...place }] }])
  })
})

describe('a merge queue', () => {
  const group = (number: number, more: object = {}) =>
    aPayload({
      action: 'checks_requested',
      merge_group: {
        head_sha: aSha('group'),
        head_ref: `refs/heads/gh-readonly-queue/main/pr-${number}-${aSha('base')}`,
        base_sha: aSha('base'),
        base_ref: 'refs/heads/main',
      },
      ...more,
    })

  test('has its group kept in one write with the key of its pull request, as the store knows it', async () => {
    const { receive, inbox, did } = surroundings()
    await receive('merge_group', group(1))
    expect(inbox).toMatchObject([
      { mergeGroups: [{ headSha: aSha('group'), number: 1, ended: false }], due: [aKnown(1)] },
    ])
    expect(did).toEqual(['keep'])
  })

  test('may name a pull request of which nothing was heard before', async () => {
    const { receive, inbox } = surroundings()
    await receive('merge_group', group(99))
    expect(inbox).toMatchObject([{ due: [{ key: '7001#99', headSha: null, baseRef: null, state: 'open' }] }])
  })

  test('that names none is answered after the group is kept', async () => {
    const { receive, inbox, did } = surroundings()
    await receive('merge_group', group(0))
    expect(inbox).toMatchObject([{ mergeGroups: [{ number: null }], due: [] }])
    expect(did).toEqual(['keep', 'answer unnamed groups'])
  })

  test('that gives a group up makes nothing due', async () => {
    const { receive, inbox } = surroundings()
    await receive('merge_group', group(1, { action: 'destroyed' }))
    expect(inbox).toMatchObject([{ mergeGroups: [{ number: 1, ended: true }], due: [] }])
  })

  test('whose check is asked for again has that observed on the group’s commit', async () => {
    const { receive, inbox } = surroundings()
    const run = { check_run: { id: 5, name: 'x', head_sha: aSha('group'), app: { id: SELF.appId } } }
    await receive('check_run', aPayload({ action: 'rerequested', ...run }))
    const observation = { kind: 'rerun', headSha: aSha('group') }
    expect(inbox).toMatchObject([{ commits: [{ repositoryId: 7001, sha: aSha('group'), observation }] }])
  })
})

describe('a command', () => {
  test.each([
    ['/patrol refresh', 'acknowledge refresh in 91'],
    ['/patrol dance', 'acknowledge unknown in 91'],
  ])('%s is acknowledged once it is kept', async (body, expected) => {
    const { receive, did } = surroundings()
    await receive('issue_comment', aCommentEvent('created', body))
    expect(did).toEqual(['keep', expected])
  })

  test('in a delivery that was kept before is not acknowledged again', async () => {
    const { receive, did } = surroundings({ inbox: { keep: async () => ({ fresh: false, due: [] }) } })
    await receive('issue_comment', aCommentEvent('created', '/patrol refresh'))
    expect(did).toEqual([])
  })
})
