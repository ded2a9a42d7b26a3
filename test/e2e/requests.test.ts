import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { RecordedRequest } from '../github/server.ts'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import { isOfSweep, isRead } from './requests.ts'
import { POLICY_PATH } from './patrol.ts'

const FILES = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`docs/page-${i}.md`, `Page ${i}\n`]))

describeOnOneDatabase('what an evaluation asks of GitHub', patrol => {
  /** What evaluations asked, without the sweep; a token that ended is replaced by itself. */
  async function counted(action: () => unknown) {
    const mark = patrol.github.requests.length
    await patrol.after(action)
    const isCounted = (request: RecordedRequest) =>
      !isOfSweep(request) && request.status !== 401 && !request.template?.includes('access_tokens')
    const requests = patrol.github.requestsSince(mark).filter(isCounted)
    const reads = requests.filter(isRead)
    const free = reads.filter(({ status }) => status === 304).length
    return { reads: reads.length, free, writes: requests.length - reads.length }
  }

  const open = (repository: string, head: string) =>
    patrol.github.openPull(repository, { by: 'himanshu', title: 'SEC-1: Add pages', head, files: FILES })

  /** Installed a moment ago; the sweep has seen it. */
  async function anOrganisation(login: string, policy: string | null): Promise<string> {
    const { github } = patrol
    github.organisation(login, { members: ['himanshu', 'alex'], owners: ['olga'] })
    if (policy !== null) await github.repository(`${login}/.github`, { files: { [POLICY_PATH]: policy } })
    const repository = await patrol.repository(login, policy === null ? {} : { policy })
    github.install(login)
    await vi.waitUntil(() => github.requests.some(({ path }) => path === `/repos/${repository}/pulls`))
    await patrol.idle()
    return repository
  }

  describe.each([
    ['where there is no policy', 'initech', null],
    ['where organisation and repository have a policy', 'globex', 'mention: false\n'],
  ])('%s', (_, login, policy) => {
    let repository = ''
    let pull: Pull

    beforeAll(async () => {
      repository = await anOrganisation(login, policy)
    })

    test('the first of all costs five reads, and two writes', async () => {
      const first = async () => {
        pull = await open(repository, 'change-1')
      }
      expect(await counted(first)).toEqual({ reads: 5, free: 0, writes: 2 })
    })

    test('the next pull request, of 100 files as well, costs four', async () => {
      expect(await counted(() => open(repository, 'change-2'))).toEqual({ reads: 4, free: 0, writes: 2 })
    })

    test('one of which nothing changed costs four, of which three are free, and no write', async () => {
      await patrol.again(pull)
      expect(await counted(() => patrol.again(pull))).toEqual({ reads: 4, free: 3, writes: 0 })
    })

    test('with a new token none is free, once', async () => {
      patrol.github.endTokens()
      expect(await counted(() => patrol.again(pull))).toEqual({ reads: 4, free: 0, writes: 0 })
      expect(await counted(() => patrol.again(pull))).toEqual({ reads: 4, free: 3, writes: 0 })
    })

    test('a push that touches the policy costs one read more, once', async () => {
      const files = { [POLICY_PATH]: 'mention: true\n' }
      await counted(() => patrol.github.pushTo(repository, 'main', { by: 'olga', files }))
      expect((await counted(() => patrol.again(pull))).reads).toBe(5)
    })
  })

  test('what changes nothing for us costs nothing', async () => {
    const { github } = patrol
    const repository = await anOrganisation('umbrella', 'branches: [main]\n')
    const pull = await patrol.open(repository)
    const status = { by: 'circleci', context: 'coverage', state: 'success' } as const
    const nothing = { reads: 0, free: 0, writes: 0 }
    expect(await counted(() => github.postStatus(pull, status))).toEqual(nothing)
    expect(
      await counted(() => github.postCheckRun('ci', pull, { name: 'lint', status: 'in_progress' })),
    ).toEqual(nothing)
    const own = github.attempts.filter(({ event }) => event.event === 'issue_comment')
    expect(own.length).toBeGreaterThan(0)
    expect(await counted(() => own[0]?.event.deliver())).toEqual(nothing)
  })

  test('a branch that the policy does not cover costs nothing once that is known, until the policy changes', async () => {
    const { github } = patrol
    const repository = await anOrganisation('hooli', 'branches: [main]\n')
    await patrol.after(() => github.setBranch(repository, 'playground', github.tip(repository), 'himanshu'))
    const nothing = { reads: 0, free: 0, writes: 0 }
    const first = await patrol.open(repository, { base: 'playground' })
    const title = { by: 'himanshu', title: 'Try it' }
    expect(await counted(() => github.edit(first, title))).toEqual(nothing)
    expect(await counted(() => github.comment(first, { by: 'alex', body: 'Nice' }))).toEqual(nothing)
    const opening = { by: 'himanshu', title: 'Another', head: 'another', base: 'playground', files: FILES }
    expect(await counted(() => github.openPull(repository, opening))).toEqual(nothing)
    const files = { [POLICY_PATH]: 'branches: [main, playground]\n' }
    await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files }))
    expect(patrol.shows(first).conclusion).toBe('action_required')
  })

  test('near the end of the rate limit people are served, and what nobody waits for waits until it is reset', async () => {
    const { github, server } = patrol
    const repository = await anOrganisation('initrode', 'labels: { ready: ready for review }\n')
    const other = await patrol.open(repository)
    const reset = Math.ceil(Date.now() / 1000) + 1_800
    const nearItsEnd = {
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '17',
      'x-ratelimit-reset': String(reset),
    }
    // The last that an evaluation asks.
    github.faults = ({ path }) =>
      path.endsWith('/labels') ? Response.json([], { headers: nearItsEnd }) : null
    const pull = await patrol.open(repository)
    github.faults = null
    const metrics = await (await fetch(server.metricsUrl ?? '')).text()
    expect(metrics).toMatch(/^patrol_github_rate_limit_remaining\{installation="\d+"\} 17$/m)

    const { delayed } = await server.store.queue.depth()
    expect(await counted(() => patrol.again(other))).toEqual({ reads: 0, free: 0, writes: 0 })
    expect((await server.store.queue.depth()).delayed).toBe(delayed + 1)
    const putOff = patrol.logged('Put off, since the rate limit nears its end')
    expect(putOff).toMatchObject([{ until: new Date(reset * 1000).toISOString() }])
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('a label, a status and a request for reviews cost a write each', async () => {
    const { github } = patrol
    const policy = [
      'roles: { senior: { teams: [senior-engineers] } }',
      'labels: { ready: ready for review }',
      'check: { status: eligible }',
      'request_reviews: true',
    ].join('\n')
    github.organisation('raviga', { members: ['himanshu', 'alex'], owners: ['olga'] })
    github.team('raviga', 'senior-engineers', { members: ['alex'] })
    github.install('raviga')
    const repository = await patrol.repository('raviga', { policy })
    const writes = await patrol.writesOf(() => open(repository, 'change-1'))
    expect(writes.map(write => write.split('/').at(-1))).toEqual([
      'check-runs',
      '{sha}',
      'comments',
      'labels',
      'requested_reviewers',
    ])
  })
})
