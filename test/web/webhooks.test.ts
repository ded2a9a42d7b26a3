import { request } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { Delivery } from '../../src/intake/delivery.ts'
import { PayloadError } from '../../src/intake/payload-error.ts'
import { createWeb, type Listening, listen } from '../../src/web/server.ts'
import { collected } from '../collected.ts'
import { aSilentLog } from '../silent-log.ts'

const PATH = '/api/github/webhooks'
const HEADERS = {
  'x-github-event': 'pull_request',
  'x-github-delivery': 'd-1',
  'x-hub-signature-256': 'sha256=right',
}

type Received = 'kept' | 'ignored' | Error

/** The routes, with a receiver that answers so and takes one signature alone. */
function aWeb(answer: Received = 'kept') {
  const received: Delivery[] = []
  const verified: Uint8Array[] = []
  const log = aSilentLog()
  const web = createWeb({
    receiver: {
      verify(body, signature) {
        verified.push(body)
        return signature === HEADERS['x-hub-signature-256']
      },
      async receive(delivery) {
        received.push(delivery)
        if (answer instanceof Error) throw answer
        return answer
      },
    },
    jira: null,
    pages: null,
    isReady: async () => {},
    clock: () => new Date('2026-11-23T13:40:02.000Z'),
    log,
  })
  async function post(body: string, headers: Record<string, string> = HEADERS) {
    const response = await web.request(PATH, { method: 'POST', body, headers })
    return { status: response.status, text: await response.text() }
  }
  return { web, post, received, verified, log }
}

function without(name: keyof typeof HEADERS): Record<string, string> {
  return Object.fromEntries(Object.entries(HEADERS).filter(([header]) => header !== name))
}

describe('a webhook', () => {
  test.each(['kept', 'ignored'] as const)('that was %s is answered with 202', async outcome => {
    const { post, received } = aWeb(outcome)
    expect(await post('{"action":"opened"}')).toEqual({ status: 202, text: outcome })
    const receivedAt = '2026-11-23T13:40:02.000Z'
    expect(received).toEqual([
      { delivery: 'd-1', event: 'pull_request', payload: { action: 'opened' }, receivedAt },
    ])
  })

  test.each<[string, Record<string, string>]>([
    ['without a signature', without('x-hub-signature-256')],
    ['with a wrong signature', { ...HEADERS, 'x-hub-signature-256': 'sha256=wrong' }],
    ['without a signature or anything else', {}],
  ])('%s is refused with 401, and its payload is not even parsed', async (_, headers) => {
    const { post, received, log } = aWeb()
    expect(await post('no JSON', headers)).toMatchObject({ status: 401 })
    expect({ received, lines: log.lines }).toEqual({ received: [], lines: [] })
  })

  test.each<[string, string, Record<string, string>]>([
    ['that is no JSON', '{', HEADERS],
    ['that is empty', '', HEADERS],
    ['without its id', '{}', without('x-github-delivery')],
    ['without its event', '{}', without('x-github-event')],
  ])('%s is answered with 400', async (_, body, headers) => {
    const { post, received } = aWeb()
    expect(await post(body, headers)).toMatchObject({ status: 400 })
    expect(received).toEqual([])
  })

  test('that is not as GitHub documents it is answered with 400, and logged with its id', async () => {
    const { post, log } = aWeb(new PayloadError('pull_request.number: expected a number'))
    expect(await post('{}')).toEqual({ status: 400, text: 'pull_request.number: expected a number' })
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { delivery: 'd-1', event: 'pull_request', problem: 'pull_request.number: expected a number' },
        message: 'Payload could not be read',
      },
    ])
  })

  test('that could not be kept is answered with 503, so that GitHub shows it as failed, and says nothing else', async () => {
    const error = new Error('connect ECONNREFUSED postgres://patrol:hunter2@db')
    const { post, log } = aWeb(error)
    expect(await post('{}')).toEqual({
      status: 503,
      text: 'The delivery could not be kept. Redeliver it.',
    })
    expect(log.lines).toMatchObject([{ level: 'error', fields: { delivery: 'd-1', err: error } }])
  })

  test('is taken by POST alone', async () => {
    const { web } = aWeb()
    expect((await web.request(PATH)).status).toBe(404)
  })
})

describe('over the wire', () => {
  let listening: Listening | null = null
  afterEach(async () => {
    await listening?.close()
    listening = null
  })

  /** Sends `size` bytes, with or without saying so before; answers the status. */
  function send(url: string, size: number, says: boolean): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const length = says ? { 'content-length': String(size) } : {}
    const sent = request(`${url}${PATH}`, { method: 'POST', headers: { ...HEADERS, ...length } }, answer => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    const chunk = Buffer.alloc(2 ** 20, 0x20)
    for (let left = size; left > 0; left -= chunk.length) sent.write(chunk.subarray(0, left))
    sent.end()
    return promise
  }

  const MB = 2 ** 20
  test.each([
    ['of 25 MB is taken for what it is', 25 * MB, true, 400],
    ['of one byte more is refused with 413', 25 * MB + 1, true, 413],
    ['that does not say how long it is may not be longer either', 25 * MB + 1, false, 413],
  ])('a webhook %s', async (_, size, says, status) => {
    const { web, verified } = aWeb()
    listening = await listen(web, '127.0.0.1', 0)
    expect(await send(listening.url, size, says)).toBe(status)
    expect(verified).toHaveLength(status === 413 ? 0 : 1)
  })

  test('a body, which is large, is not held while what it said waits to be kept', async () => {
    const bodies: WeakRef<object>[] = []
    const { promise: kept, resolve: keep } = Promise.withResolvers<'kept'>()
    const web = createWeb({
      receiver: {
        verify(body) {
          bodies.push(new WeakRef(body))
          return true
        },
        receive: () => kept,
      },
      jira: null,
      pages: null,
      isReady: async () => {},
      clock: () => new Date(),
      log: aSilentLog(),
    })
    listening = await listen(web, '127.0.0.1', 0)
    const body = JSON.stringify({ action: 'opened'.padEnd(20_000) })
    const sent = fetch(`${listening.url}${PATH}`, { method: 'POST', body, headers: HEADERS })
    await expect.poll(() => bodies.length).toBe(1)
    await expect.poll(() => bodies.every(collected)).toBe(true)
    keep('kept')
    expect((await sent).status).toBe(202)
  })

  test('a port that is taken is an error, not silence', async () => {
    listening = await listen(aWeb().web, '127.0.0.1', 0)
    const port = Number(new URL(listening.url).port)
    await expect(listen(aWeb().web, '127.0.0.1', port)).rejects.toThrow('EADDRINUSE')
  })

  test('closing waits for what is being answered, and takes nothing new', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { web } = aWeb()
    web.get('/slow', async c => {
      begin()
      await held
      return c.text('done')
    })
    const server = await listen(web, '127.0.0.1', 0)
    const answer = fetch(`${server.url}/slow`).then(response => response.text())
    await begun
    const closing = server.close()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    release()
    expect(await answer).toBe('done')
    await closing
  })
})
