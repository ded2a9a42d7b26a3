import { once } from 'node:events'
import { connect } from 'node:net'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { MOST_CONNECTIONS } from '../../src/web/server.ts'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'

describeOnOneDatabase('somebody who is not signed in', patrol => {
  let repository: string
  let pull: Pull

  beforeAll(async () => {
    const { github } = patrol
    github.organisation('piper', { members: ['himanshu', 'alex'], owners: ['olga'] })
    github.install('piper')
    repository = await patrol.repository('piper')
    pull = await patrol.open(repository, { title: 'SEC-1: Add it' })
  })

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${patrol.server.url}${path}`, { redirect: 'manual', ...init })

  describe('who sends a form', () => {
    const forms = () => ['/sign-out', `/${repository}/pull/1/refresh`]

    test('without end is refused before it is read', async () => {
      for (const path of forms()) {
        let sent = 0
        const body = new ReadableStream({
          pull(controller) {
            sent += 65_536
            if (sent > 64_000_000) controller.close()
            else controller.enqueue(new Uint8Array(65_536).fill(97))
          },
        })
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const status = await ask(path, { method: 'POST', headers, body, duplex: 'half' }).then(
          answer => answer.status,
          () => 413,
        )
        expect(status).toBe(413)
        expect(sent).toBeLessThan(32_000_000)
      }
    })

    test('that is none is answered like any other', async () => {
      for (const path of forms()) {
        const headers = { 'content-type': 'multipart/form-data' }
        const answer = await ask(path, { method: 'POST', headers, body: 'x' })
        expect(answer.status).toBe(302)
      }
    })
  })

  test('who asks for a badge under a name that no repository can have, is told what is told of none', async () => {
    const seen = async (path: string) => {
      const answer = await ask(path)
      return [answer.status, await answer.text()]
    }
    const nowhere = await seen('/piper/nowhere/badge.svg')
    expect(nowhere[0]).toBe(404)
    for (const name of ['x%00y', '..%2f..%2fuser', 'x'.repeat(4_000), '%F0%9F%92%A9', 'a%0d%0ab'])
      expect(await seen(`/piper/${name}/badge.svg`)).toEqual(nowhere)
  })

  describe('who asks without end', () => {
    const approve = (by: string) => patrol.github.review(pull, { by, state: 'APPROVED' })
    const AT_ONCE = 150

    test.each<[string, () => Promise<Response>]>([
      ['the welcome', () => ask('/')],
      ['a badge', () => ask(`/${repository}/badge.svg`)],
      ['a badge of nothing', () => ask('/piper/nowhere/badge.svg')],
      ['a report', () => ask(`/${repository}/pull/1`)],
      ['a sign-in', () => ask('/sign-in')],
      ['a sign-in’s end', () => ask('/sign-in/callback?code=1&state=2', { headers: { cookie: 'patrol=1' } })],
      ['a sign-out', () => ask('/sign-out', { method: 'POST' })],
      ['what is not there', () => ask('/wp-login.php')],
    ])('for %s is told to come again, and GitHub is heard meanwhile', async (_, one) => {
      const started = performance.now()
      const asked = Promise.all(Array.from({ length: AT_ONCE }, one))
      await patrol.after(() => patrol.github.comment(pull, { by: 'alex', body: 'Nice' }))
      expect(patrol.github.attempts.at(-1)?.statusCode).toBe(202)
      const answers = await asked
      const seconds = (performance.now() - started) / 1000
      const refused = answers.filter(({ status }) => status === 429)
      expect(AT_ONCE - refused.length).toBeLessThanOrEqual(50 * (1 + seconds))
      expect(refused.length).toBeGreaterThan(0)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    })

    test.each(['github', 'jira'])(
      'by webhooks of %s that nobody signed leaves nothing behind, and GitHub is heard meanwhile',
      async who => {
        const mark = patrol.lines.length
        const unsigned = () => ask(`/api/${who}/webhooks`, { method: 'POST', body: '{"action":"opened"}' })
        const asked = Promise.all(Array.from({ length: AT_ONCE }, unsigned))
        await patrol.after(() => patrol.github.comment(pull, { by: 'alex', body: 'Nice' }))
        expect(patrol.github.attempts.at(-1)?.statusCode).toBe(202)
        expect(new Set((await asked).map(({ status }) => status))).toEqual(new Set([401]))
        expect(patrol.lines.length - mark).toBeLessThan(10)
      },
    )

    test('whether the App is ready makes it ask its store no more often than once a second', async () => {
      const { store } = patrol.server
      const ping = vi.spyOn(store, 'ping')
      const started = performance.now()
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => ask('/readyz')))
      const seconds = (performance.now() - started) / 1000
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect(ping.mock.calls.length).toBeGreaterThan(0)
      expect(ping.mock.calls.length).toBeLessThanOrEqual(1 + seconds)
      ping.mockRestore()
    })

    test('by connections of which none says anything keeps GitHub out only as long as they are there', async () => {
      const port = Number(new URL(patrol.server.url).port)
      const sockets = Array.from({ length: MOST_CONNECTIONS + 200 }, () =>
        connect(port, '127.0.0.1').on('error', () => {}),
      )
      await Promise.all(sockets.map(socket => Promise.race([once(socket, 'connect'), once(socket, 'close')])))
      await patrol.after(() => approve('alex'))
      for (const socket of sockets) socket.destroy()
      await expect
        .poll(
          () =>
            ask('/healthz')
              .then(answer => answer.status)
              .catch(() => null),
          { timeout: 10_000 },
        )
        .toBe(200)
      // What was not heard then is found with what is heard next.
      await patrol.after(() => patrol.github.comment(pull, { by: 'alex', body: 'Did you hear me?' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })
  })

  test('sees no badge of a private repository whose name a public one took over', async () => {
    const { github } = patrol
    github.setWebhook(null)
    const [, name = ''] = repository.split('/')
    github.renameRepository(repository, 'put-away', 'olga')
    await github.repository(`piper/${name}`, { private: false })
    await expect
      .poll(async () => (await ask(`/${repository}/badge.svg`)).status, { timeout: 5_000 })
      .toBe(404)
  })
})
