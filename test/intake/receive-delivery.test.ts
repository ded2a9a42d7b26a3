import { describe, expect, test } from 'vitest'
import type { AffectedRepositories, ChangedMemberships, ChangedPolicy } from '../../src/intake/intake.ts'
import { PayloadError } from '../../src/intake/payload-error.ts'
import { receiveDelivery } from '../../src/intake/receive-delivery.ts'
import type { DuePullRequest, ReceiveDependencies } from '../../src/intake/receive-delivery.ts'
import { aPerson, aSha } from '../builders.ts'
import { aCheckRunEvent, aPayload, aPullEvent, aPush, OUR_BOT, SELF } from './payloads.ts'

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
        return { fresh: true }
      },
    },
    pulls: {
      bySha: async () => [open, closed],
      inRepository: async () => [open],
      ofInstallation: async () => [open, elsewhere],
    },
    kept: {
      forgetPolicy: async ({ name }: ChangedPolicy) => void did.push(`forget the policy of ${name}`),
      forgetMemberships: async ({ account }: ChangedMemberships) =>
        void did.push(`forget who is in ${account.login}`),
      restsOn: async (_repositoryId, because) => because.kind === 'status' && because.name === 'ci/tests',
    },
    adopt: ({ account }: AffectedRepositories) => void did.push(`adopt for ${account.login}`),
    log: { info: () => undefined },
    ...more,
  }
  const receive = (event: string, payload: unknown) =>
    receiveDelivery(dependencies, { event, payload, delivery: 'd-1', receivedAt: '2026-11-23T13:40:02.000Z' })
  return { receive, inbox, did }
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

  test('what could not be kept is not acknowledged', async () => {
    const keep = () => Promise.reject(new Error('disk full'))
    const { receive } = surroundings({ inbox: { keep } })
    await expect(receive('pull_request', aPullEvent('opened'))).rejects.toThrow('disk full')
  })
})

describe('events that name no pull request', () => {
  const status = (context: string) => aPayload({ sha: aSha('head'), context, state: 'success' })

  test('a status that a verdict rests on makes the open pull requests with that head due', async () => {
    const { receive, inbox } = surroundings()
    await receive('status', status('ci/tests'))
    expect(inbox).toMatchObject([{ observations: [], due: [aKnown(1)] }])
  })

  test('a status that nothing rests on makes nothing due', async () => {
    const { receive, inbox } = surroundings()
    await receive('status', status('coverage'))
    expect(keys(inbox).flat()).toEqual([])
  })

  test('our Refresh button needs no policy that names it', async () => {
    const { receive, inbox } = surroundings()
    await receive('check_run', aCheckRunEvent('rerequested', { id: SELF.appId, slug: SELF.slug }))
    expect(keys(inbox)).toEqual([['7001#1']])
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
    expect(inbox).toMatchObject([{ observations: [{ key: '7001#1', observation }] }])
  })

  test('a changed policy is forgotten before the repository’s pull requests are due', async () => {
    const { receive, inbox, did } = surroundings()
    await receive('push', aPush(POLICY))
    expect(did).toEqual(['forget the policy of claims', 'keep'])
    expect(keys(inbox)).toEqual([['7001#1']])
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
    expect(did).toEqual(['keep', 'adopt for acme'])
    expect(keys(inbox)).toEqual([['7001#1', '7002#3']])
  })
})
