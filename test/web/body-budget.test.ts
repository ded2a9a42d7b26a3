import { request } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Hono } from 'hono'
import { bodyBudget } from '../../src/web/body-budget.ts'
import { createWeb, type Listening, listen } from '../../src/web/server.ts'
import { aSilentLog } from '../silent-log.ts'

const MB = 2 ** 20
const PATH = '/api/github/webhooks'

let listening: Listening | null = null
afterEach(async () => {
  await listening?.close()
  listening = null
})

interface Sent {
  readonly status: Promise<number>
  /** Goes away before an answer. */
  readonly leave: () => void
}

/** An event of `size` bytes, which it says beforehand or not. */
function send(url: string, size: number, says = true): Sent {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const headers = {
    'x-github-event': 'push',
    'x-github-delivery': size > MB ? 'large' : 'small',
    ...(says && { 'content-length': String(size) }),
  }
  const sent = request(`${url}${PATH}`, { method: 'POST', headers, agent: false }, answer => {
    answer.resume()
    resolve(answer.statusCode ?? 0)
  })
  sent.on('error', reject)
  const chunk = Buffer.alloc(MB, 0x20)
  sent.write('{}')
  for (let left = size - 2; left > 0; left -= chunk.length) sent.write(chunk.subarray(0, left))
  sent.end()
  promise.catch(() => {})
  return { status: promise, leave: () => sent.destroy() }
}

/** Answers those that are large when it is let go. */
async function aServer() {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  const read: string[] = []
  const web = createWeb({
    receiver: {
      verify: () => true,
      async receive({ delivery }) {
        read.push(delivery)
        if (delivery === 'large') await held
        return 'kept'
      },
    },
    jira: null,
    pages: null,
    isReady: async () => {},
    clock: () => new Date(0),
    log: aSilentLog(),
  })
  listening = await listen(web, '127.0.0.1', 0)
  return { url: listening.url, read, letGo }
}

describe('many large bodies at once', () => {
  test.each([true, false])(
    'are not read all at once, and a small one does not wait for them (lengths are said: %j)',
    async says => {
      const { url, read, letGo } = await aServer()
      const large = Array.from({ length: 12 }, () => send(url, 20 * MB, says))
      await vi.waitUntil(() => read.length === 2, { timeout: 10_000 })
      for (let i = 0; i < 20; i++) expect(await send(url, 10_000).status).toBe(202)
      expect(read.filter(delivery => delivery === 'large')).toHaveLength(2)
      letGo()
      expect(await Promise.all(large.map(({ status }) => status))).toEqual(large.map(() => 202))
    },
  )

  test('whose senders went away give back what they took', async () => {
    const { url, read, letGo } = await aServer()
    const gone = [send(url, 20 * MB), send(url, 20 * MB)]
    await vi.waitUntil(() => read.length === 2, { timeout: 10_000 })
    for (const { leave } of gone) leave()
    letGo()
    expect(await send(url, 20 * MB).status).toBe(202)
  })
})

test('one that waits for too long is refused with 503, so that it is delivered again', async () => {
  const web = new Hono()
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  web.use(bodyBudget(25 * MB, { most: 30 * MB, longestWaitMs: 20 }))
  web.post('/', async c => {
    await held
    return c.text('read')
  })
  const post = async () =>
    web.request('/', { method: 'POST', body: 'x', headers: { 'content-length': String(20 * MB) } })
  const first = post()
  expect((await post()).status).toBe(503)
  letGo()
  expect((await first).status).toBe(200)
  expect((await post()).status).toBe(200)
})
