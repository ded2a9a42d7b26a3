import { createHmac, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnEachDatabase, describeOnOneDatabase } from './on-each-database.ts'
import type { TestPatrol } from './patrol.ts'

const WAITING = { conclusion: 'action_required', title: 'Waiting for a review by a senior engineer' }

/** The headers of a webhook with this body. */
function signed(patrol: TestPatrol, body: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    'x-github-event': 'pull_request',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', patrol.secret).update(body).digest('hex')}`,
    ...more,
  }
}

describeOnEachDatabase('webhooks', patrol => {
  let repository = ''

  beforeAll(async () => {
    const { github } = patrol
    github.organisation('initech', { members: ['himanshu', 'alex', 'kim'], owners: ['olga'] })
    github.install('initech')
    repository = await patrol.repository('initech')
  })

  /** Lets events happen without delivering them, and answers with what was held. */
  async function held(action: () => unknown) {
    const { github } = patrol
    github.events = 'hold'
    try {
      await action()
    } finally {
      github.events = 'deliver'
    }
    return github.held.splice(0)
  }

  describe('that are not delivered in order', () => {
    test('each twice lead to the same as each once', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      const events = await held(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      for (const event of [...events, ...events]) expect(await event.deliver()).toBe(202)
      await patrol.idle()
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      const verdicts = patrol.logged('Verdict').length
      const again = () => Promise.all(events.map(event => event.deliver()))
      expect(await patrol.requestsOf(again)).toEqual([])
      expect(patrol.logged('Verdict')).toHaveLength(verdicts)
    })

    test('and an approval that arrives after the push which it did not see does not count', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      const events = await held(async () => {
        github.review(pull, { by: 'alex', state: 'APPROVED' })
        await github.push(pull, { by: 'himanshu', files: { 'src/endpoints.ts': 'changed\n' } })
      })
      for (const event of events.toReversed()) expect(await event.deliver()).toBe(202)
      await patrol.idle()
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('and an old state that arrives late does not undo a newer one', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      const [closed] = await held(() => github.close(pull))
      await patrol.after(() => github.reopen(pull))
      await closed?.deliver()
      await patrol.idle()
      await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })

    test('and a lost push does not let an approval of the old head count', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      await held(() => github.push(pull, { by: 'himanshu', files: { 'src/endpoints.ts': 'lost\n' } }))
      await patrol.after(() => github.comment(pull, { by: 'kim', body: 'Nice' }))
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('and a lost review is found with the next event, whichever that is', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      await held(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      await patrol.after(() => github.comment(pull, { by: 'kim', body: 'Nice' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })

    test('and forty at once cost far fewer evaluations', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      const events = await held(() => {
        for (let i = 0; i < 40; i++) github.comment(pull, { by: 'kim', body: `Comment ${i}` })
      })
      const before = patrol.logged('Verdict').length
      await Promise.all(events.map(event => event.deliver()))
      await patrol.idle()
      expect(patrol.logged('Verdict').length - before).toBeLessThan(20)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })
  })

  describe('that are refused', () => {
    /** The body of a real event, which would be kept. */
    async function anEvent(): Promise<{ pull: Pull; body: string }> {
      const pull = await patrol.open(repository, { suppressEvent: true })
      const opened = patrol.github.sent.findLast(
        ({ event, action }) => event === 'pull_request' && action === 'opened',
      )
      return { pull, body: JSON.stringify(opened?.payload) }
    }

    async function isKept(pull: Pull): Promise<boolean> {
      await patrol.idle()
      return (await patrol.server.store.pulls.get(`${pull.repository.id}#${pull.number}`)) !== null
    }

    test.each([
      ['no signature', { 'x-hub-signature-256': '' }],
      ['an old signature alone', { 'x-hub-signature-256': '', 'x-hub-signature': `sha1=${'0'.repeat(40)}` }],
      ['a signature of something else', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
      ['a signature that is none', { 'x-hub-signature-256': 'sha256=é' }],
    ])('with %s leave nothing behind', async (_, headers) => {
      const { pull, body } = await anEvent()
      const { 'x-hub-signature-256': __, ...rest } = signed(patrol, body)
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
      const encoded = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
      )
      expect(await patrol.deliver(body, { ...rest, ...encoded })).toMatchObject({ status: 401 })
      expect(await isKept(pull)).toBe(false)
    })

    test('and the same event with a right signature is kept', async () => {
      const { pull, body } = await anEvent()
      expect(await patrol.deliver(body, signed(patrol, body))).toEqual({ status: 202, text: 'kept' })
      expect(await isKept(pull)).toBe(true)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test.each([
      ['no JSON', 'action=opened', {}, 400],
      ['another form', '{"action":"opened"}', {}, 400],
      ['no delivery', '{}', { 'x-github-delivery': '' }, 400],
    ])('with %s', async (_, body, headers, status) => {
      const all = Object.entries({ ...signed(patrol, body), ...headers }).filter(([, value]) => value !== '')
      const answer = await patrol.deliver(body, Object.fromEntries(all))
      expect(answer.status).toBe(status)
      expect(answer.text).not.toMatch(/at .*\.ts|node_modules/)
    })

    test('but not for a million keys beside what it says, none of which is looked at', async () => {
      const { pull, body } = await anEvent()
      const keys = Array.from({ length: 1_000_000 }, (_, at) => `"key-${at}":0`).join(',')
      const large = `${body.slice(0, -1)},"__proto__":{${keys}},"more":[${'['.repeat(5_000)}${']'.repeat(5_000)}]}`
      expect(await patrol.deliver(large, signed(patrol, large))).toEqual({ status: 202, text: 'kept' })
      expect(await isKept(pull)).toBe(true)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
      expect(patrol.lines.join('').length).toBeLessThan(1_000_000)
    })

    test('and one that is over 25 MB is refused before it is read to its end', async () => {
      const body = `{"a":"${'x'.repeat(25 * 1024 * 1024)}"}`
      expect(await patrol.deliver(body, signed(patrol, body))).toMatchObject({ status: 413 })
    })
  })

  test('of events that we do not handle are answered, and do nothing', async () => {
    const answer = await patrol.deliver('{}', signed(patrol, '{}', { 'x-github-event': 'star' }))
    expect(answer).toEqual({ status: 202, text: 'ignored' })
  })

  test('about new repositories make their open pull requests due', async () => {
    const { github } = patrol
    github.organisation('newcomers', { members: ['himanshu', 'alex'], owners: ['olga'] })
    const own = await patrol.repository('newcomers')
    const pulls = [await patrol.open(own), await patrol.open(own)]
    expect(pulls.map(pull => patrol.shows(pull).conclusion)).toEqual([null, null])
    github.install(own)
    await expect
      .poll(() => pulls.map(pull => patrol.shows(pull).conclusion), { timeout: 20_000 })
      .toEqual(['action_required', 'action_required'])
  })

  test('of a repository that was renamed find it under its new name', async () => {
    const { github } = patrol
    const own = await patrol.repository('initech')
    const pull = await patrol.open(own)
    github.renameRepository(own, 'renamed', 'olga')
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('of a fork’s pull request are judged like any other', async () => {
    const { github } = patrol
    const pull = await patrol.open(repository, { by: 'stranger', fork: true })
    expect(patrol.shows(pull)).toMatchObject(WAITING)
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    await patrol.after(() => github.push(pull, { by: 'stranger', files: { 'src/endpoints.ts': 'more\n' } }))
    expect(patrol.shows(pull)).toMatchObject(WAITING)
  })

  test('while GitHub does not answer are tried again, and nothing is lost', async () => {
    const { github } = patrol
    const pull = await patrol.open(repository)
    github.faults = ({ template }) =>
      template?.endsWith('/pulls/{pull_number}') ? new Response('{}', { status: 502 }) : null
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    await patrol.idle({ mayFail: true })
    expect(patrol.logged('Evaluation failed').at(-1)).toMatchObject({
      pull: `${pull.repository.id}#${pull.number}`,
      err: { message: expect.stringContaining('502') },
    })
    expect(patrol.shows(pull)).toMatchObject(WAITING)
    github.faults = null
    await patrol.again(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('while a list cannot be read make an error with the next try, never green', async () => {
    const { github } = patrol
    const pull = await patrol.open(repository)
    github.faults = ({ template }) =>
      template?.endsWith('/pulls/{pull_number}/reviews') ? new Response('{}', { status: 503 }) : null
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(patrol.shows(pull).title).toMatch(
      /^Could not be determined: GitHub answered 503 for .*\. Tried again at \d\d:\d\d UTC\.$/,
    )
    github.faults = null
    await patrol.again(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })
})

describeOnOneDatabase(
  'with ALLOWED_ACCOUNTS, webhooks',
  patrol => {
    test('of other accounts do nothing', async () => {
      const { github } = patrol
      for (const login of ['Initech', 'strangers']) {
        github.organisation(login, { members: ['himanshu'], owners: ['olga'] })
        github.install(login)
      }
      const allowed = await patrol.open(await patrol.repository('Initech'))
      const other = await patrol.repository('strangers')
      expect(await patrol.requestsOf(() => patrol.open(other))).toEqual([])
      expect(patrol.shows(allowed)).toMatchObject(WAITING)
      expect(patrol.logged('Delivery ignored').map(({ reason }) => reason)).toContain('Account not allowed')
    })
  },
  { allowedAccounts: ['initech'] },
)
