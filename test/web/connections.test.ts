import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createWeb, type Listening, listen, MOST_CONNECTIONS } from '../../src/web/server.ts'
import { aSilentLog } from '../silent-log.ts'

let listening: Listening
let sockets: Socket[]

const receiver = { verify: () => true, receive: async () => 'kept' as const }
const web = createWeb({
  receiver,
  jira: null,
  pages: null,
  isReady: async () => {},
  clock: () => new Date(0),
  log: aSilentLog(),
})

beforeEach(async () => {
  listening = await listen(web, '127.0.0.1', 0)
  sockets = []
})

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await listening.close()
})

/** One that the server refuses is closed at once. */
async function aConnection(): Promise<Socket> {
  const socket = connect(Number(new URL(listening.url).port), '127.0.0.1')
  sockets.push(socket)
  // Refused ones end with an error or without.
  socket.on('error', () => {})
  const { promise, resolve } = Promise.withResolvers<void>()
  socket.once('connect', resolve).once('close', () => resolve())
  await promise
  return socket
}

function answerOn(socket: Socket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  socket.once('data', answer => resolve(String(answer).split('\r\n')[0] ?? ''))
  socket.once('close', () => resolve('closed'))
  if (socket.destroyed) return Promise.resolve('closed')
  socket.write('GET /healthz HTTP/1.1\r\nHost: patrol\r\n\r\n')
  return promise
}

describe('connections without end', () => {
  test('are refused beyond a number, do not disturb those that are there, and give way when they go', async () => {
    const first = await aConnection()
    expect(await answerOn(first)).toBe('HTTP/1.1 200 OK')
    while (sockets.length < MOST_CONNECTIONS) await Promise.all(Array.from({ length: 100 }, aConnection))
    expect(await answerOn(await aConnection())).toBe('closed')
    expect(await answerOn(first)).toBe('HTTP/1.1 200 OK')
    for (const socket of sockets.splice(1, 200)) socket.destroy()
    await expect.poll(async () => answerOn(await aConnection()), { timeout: 5_000 }).toBe('HTTP/1.1 200 OK')
  })
})

describe('a connection that keeps a request to itself', () => {
  const HEAD = 'POST /api/github/webhooks HTTP/1.1\r\nHost: patrol\r\n'

  test.each([
    ['says nothing', ''],
    ['never ends the headers', `${HEAD}X-Github-Event: push\r\n`],
    ['never ends the body', `${HEAD}Content-Length: 1000\r\n\r\n{`],
    ['never ends a body without a length', `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`],
  ])('since it %s is ended', async (_, sent) => {
    const times = { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 }
    const beside = await listen(web, '127.0.0.1', 0, times)
    const socket = connect(Number(new URL(beside.url).port), '127.0.0.1')
    sockets.push(socket)
    const { promise: ended, resolve } = Promise.withResolvers<string>()
    socket.once('error', () => resolve('')).once('data', answer => resolve(String(answer)))
    socket.write(sent)
    expect(await ended).toMatch(/^HTTP\/1.1 408 /)
    await beside.close()
  })
})
