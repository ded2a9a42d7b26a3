import { describe, expect, test } from 'vitest'
import { PayloadError } from '../../src/intake/payload-error.ts'
import { createWeb } from '../../src/web/server.ts'
import { aSilentLog } from '../silent-log.ts'

const PATH = '/api/jira/webhooks'
const MB = 2 ** 20

/** The routes, with a receiver that takes one signature alone and answers so. */
function aWeb(answer: number | Error = 3) {
  const received: unknown[] = []
  const log = aSilentLog()
  const web = createWeb({
    receiver: { verify: () => false, receive: async () => 'kept' },
    jira: {
      verify: (_, signature) => signature === 'right',
      async receive(payload) {
        received.push(payload)
        if (answer instanceof Error) throw answer
        return answer
      },
    },
    pages: null,
    isReady: async () => {},
    clock: () => new Date(0),
    log,
  })
  async function post(body: string, signature = 'right'): Promise<number> {
    const headers = { 'x-hub-signature': signature, 'x-atlassian-webhook-identifier': 'event-1' }
    return (await web.request(PATH, { method: 'POST', body, headers })).status
  }
  return { post, received, log }
}

describe('an event of JIRA’s', () => {
  test('is kept, and logged with its id', async () => {
    const { post, received, log } = aWeb()
    expect(await post('{"webhookEvent":"jira:issue_updated"}')).toBe(202)
    expect(received).toEqual([{ webhookEvent: 'jira:issue_updated' }])
    expect(log.lines).toMatchObject([{ level: 'info', fields: { delivery: 'event-1', pulls: 3 } }])
  })

  test('with a wrong signature is refused, and not even parsed', async () => {
    const { post, received, log } = aWeb()
    expect(await post('no JSON', 'wrong')).toBe(401)
    expect({ received, lines: log.lines }).toEqual({ received: [], lines: [] })
  })

  test('over 25 MB is refused before anybody looks whether it is signed', async () => {
    const { post, received } = aWeb()
    expect(await post(' '.repeat(25 * MB + 1), 'wrong')).toBe(413)
    expect(received).toEqual([])
  })

  test.each<[string, string, number | Error, number]>([
    ['that is no JSON', '{', 0, 400],
    ['that names no ticket', '{}', new PayloadError('issue.key: expected a key'), 400],
    ['that could not be kept', '{}', new Error('connect ECONNREFUSED postgres://patrol:hunter2@db'), 503],
  ])('%s is not acknowledged', async (_, body, answer, status) => {
    expect(await aWeb(answer).post(body)).toBe(status)
  })
})
