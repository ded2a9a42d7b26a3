import { describe, expect, test } from 'vitest'
import { createWeb } from '../../src/web/server.ts'
import { aSilentLog } from '../silent-log.ts'

function parts() {
  const receiver = { verify: () => true, receive: async () => 'kept' as const }
  return {
    receiver,
    jira: null,
    pages: null,
    isReady: async () => {},
    clock: () => new Date(0),
    log: aSilentLog(),
  }
}

function aWeb(isReady: () => Promise<void> = async () => {}) {
  const { log, ...rest } = parts()
  const web = createWeb({ ...rest, isReady, log })
  async function get(path: string) {
    const response = await web.request(path)
    return { status: response.status, text: await response.text() }
  }
  return { web, get, log }
}

describe('what is served', () => {
  test('the process is healthy while it answers', async () => {
    const { get } = aWeb(() => Promise.reject(new Error('down')))
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' })
  })

  test('it is ready while the store answers', async () => {
    expect(await aWeb().get('/readyz')).toEqual({ status: 200, text: 'ready' })
  })

  test('it is not ready while the store does not, and the reason stays in the log', async () => {
    const error = new Error('connect ECONNREFUSED postgres://patrol:hunter2@db')
    const { get, log } = aWeb(() => Promise.reject(error))
    expect(await get('/readyz')).toEqual({ status: 503, text: 'The store cannot be reached.' })
    expect(log.lines).toEqual([{ level: 'warn', fields: { err: error }, message: 'Not ready' }])
  })

  test('however often somebody asks, the store is asked once a second', async () => {
    let [asked, now] = [0, 0]
    const isReady = async () => void asked++
    const web = createWeb({ ...parts(), isReady, clock: () => new Date(now) })
    await Promise.all(Array.from({ length: 50 }, async () => web.request('/readyz')))
    expect(asked).toBe(1)
    now = 1_000
    await web.request('/readyz')
    expect(asked).toBe(2)
  })

  test.each(['/nothing', '/metrics', '/api', '/.env', '/api/github/webhooks/../../.env'])(
    '%s is not there',
    async path => {
      expect(await aWeb().get(path)).toEqual({ status: 404, text: 'There is nothing here.' })
    },
  )

  test('a fault of ours is answered without its words', async () => {
    const { web, get, log } = aWeb()
    web.get('/faulty', () => {
      throw new TypeError('secret is undefined')
    })
    expect(await get('/faulty')).toEqual({ status: 500, text: 'That failed on our side.' })
    expect(log.lines).toMatchObject([{ level: 'error', fields: { path: '/faulty' } }])
  })
})
