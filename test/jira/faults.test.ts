import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openJira } from '../../src/jira/open-jira.ts'
import { fetchTransport } from '../../src/jira/transport.ts'
import { startJira } from './start-jira.ts'
import type { EmulatedJira, Fault } from './start-jira.ts'

const PULL = 'https://github.com/acme/claims/pull/4'
const NOW = new Date('2026-11-23T14:00:00Z')

let emulated: EmulatedJira
beforeEach(async () => {
  emulated = await startJira()
  emulated.ticket('SEC-1')
})
afterEach(() => emulated.close())

function open(timeoutMs = 5000) {
  return openJira({ url: emulated.url, auth: emulated.auth, timeoutMs, now: () => NOW })
}

const page = (status = 200) =>
  new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } })
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })

function issue(fields: object): object {
  const status = { name: 'Open', statusCategory: { key: 'new' } }
  const whole = { summary: 's', issuetype: { name: 'Bug' }, project: { key: 'SEC' }, status }
  return { key: 'SEC-1', fields: { ...whole, ...fields } }
}

/** Fifty megabytes that come as fast as they are read, never all at once. */
function fiftyMegabytes(): Response {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ === 800) controller.close()
      else controller.enqueue(new Uint8Array(65_536).fill(32))
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

test.each<[string, () => Fault, string, string | null]>([
  ['401', () => json({}, 401), 'JIRA refused our credentials (401).', null],
  ['403', () => json({}, 403), 'JIRA does not let us read or write this (403).', null],
  ['429', () => json({}, 429), 'JIRA asks us to slow down (429).', null],
  [
    '429 with seconds',
    () => json({}, 429, { 'retry-after': '90' }),
    'JIRA asks us to slow down (429).',
    '2026-11-23T14:01:30.000Z',
  ],
  [
    '503 with a date',
    () => json({}, 503, { 'retry-after': 'Mon, 23 Nov 2026 14:05:00 GMT' }),
    'JIRA answered 503.',
    '2026-11-23T14:05:00.000Z',
  ],
  [
    '503 with a wait of a year',
    () => json({}, 503, { 'retry-after': '31536000' }),
    'JIRA answered 503.',
    null,
  ],
  [
    '503 with a date long past',
    () => json({}, 503, { 'retry-after': 'Mon, 23 Nov 2020 14:05:00 GMT' }),
    'JIRA answered 503.',
    null,
  ],
  ['503 with nonsense', () => json({}, 503, { 'retry-after': 'soon' }), 'JIRA answered 503.', null],
  ['500', () => json({ errorMessages: ['Internal error'] }, 500), 'JIRA answered 500.', null],
  ['502 with a page', () => page(502), 'JIRA answered 502.', null],
  ['404 with a page of somebody else', () => page(404), 'JIRA answered 404.', null],
  [
    '404 because it took us for nobody',
    () =>
      json({ errorMessages: ['Issue does not exist'] }, 404, {
        'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
      }),
    'JIRA refused our credentials (404).',
    null,
  ],
  ['HTML with 200', () => page(), 'JIRA answered with a web page instead of data (200).', null],
  ['text with 200', () => new Response('OK'), 'JIRA answered with something that is not JSON (200).', null],
  ['an empty 200', () => new Response(''), 'JIRA’s answer is not as it is documented.', null],
  [
    'an error list with 200',
    () => json({ errorMessages: ['no'] }),
    'JIRA’s answer is not as it is documented (`key`).',
    null,
  ],
  [
    'a ticket without a status',
    () => json(issue({ status: null })),
    'JIRA’s answer is not as it is documented (`fields.status`).',
    null,
  ],
  [
    'a status category that JIRA does not have',
    () => json(issue({ status: { name: 'x', statusCategory: { key: 'fine' } } })),
    'JIRA’s answer is not as it is documented (`fields.status.statusCategory.key`).',
    null,
  ],
  ['50 MB', fiftyMegabytes, 'JIRA’s answer is larger than 2 MB, which is refused.', null],
  ['a closed connection', () => 'close', 'JIRA could not be reached (UND_ERR_SOCKET).', null],
])('%s makes the ticket unreadable, in words', async (_name, fault, why, retryAt) => {
  emulated.fault = fault
  expect(await open().ticket('SEC-1', PULL)).toEqual({ state: 'unreadable', key: 'SEC-1', why, retryAt })
})

test.each(['SEC-1/remotelink', 'SEC-1/comment'])(
  'a fault at %s makes the ticket unreadable too',
  async path => {
    emulated.fault = request => (request.path.includes(path) ? json({ errorMessages: ['gone'] }, 404) : null)
    expect(await open().ticket('SEC-1', PULL)).toMatchObject({
      state: 'unreadable',
      why: 'JIRA does not know it (404).',
    })
  },
)

test('comments that JIRA counts and does not give are not taken for none', async () => {
  emulated.fault = ({ path }) => (path.includes('comment') ? json({ total: 3, comments: [] }) : null)
  expect(await open().ticket('SEC-1', PULL)).toMatchObject({
    state: 'unreadable',
    why: 'JIRA left out comments that it counts.',
  })
})

test('nothing at all ends at the timeout', async () => {
  emulated.fault = () => 'hang'
  expect(await open(150).ticket('SEC-1', PULL)).toMatchObject({
    state: 'unreadable',
    why: 'JIRA did not answer within 0.15 s.',
  })
})

test('an answer that begins and never ends is ended by the timeout', async () => {
  const start = new TextEncoder().encode('{"key":')
  emulated.fault = () => new Response(new ReadableStream({ start: controller => controller.enqueue(start) }))
  expect(await open(150).ticket('SEC-1', PULL)).toMatchObject({ why: 'JIRA did not answer within 0.15 s.' })
})

test('a server that is not there', async () => {
  const { url } = emulated
  await emulated.close()
  const ticket = await openJira({ url, auth: emulated.auth }).ticket('SEC-1', PULL)
  expect(ticket).toMatchObject({ state: 'unreadable', why: 'JIRA could not be reached (ECONNREFUSED).' })
  emulated = await startJira()
})

test('scripts in a summary stay the text that they are', async () => {
  const summary = '<script>alert(1)</script> [x](javascript:alert(1)) @everyone'
  emulated.ticket('SEC-1', { summary })
  expect(await open().ticket('SEC-1', PULL)).toMatchObject({ state: 'found', summary })
})

test.each(['http://127.0.0.2:', 'https://127.0.0.1:', 'http://localhost:'])(
  'a redirect to another origin (%s…) is refused and gets no credentials',
  async elsewhere => {
    const other = await startJira()
    const location = `${elsewhere}${new URL(other.url).port}/rest/api/3/issue/SEC-1`
    emulated.fault = () => new Response(null, { status: 302, headers: { location } })
    const ticket = await open().ticket('SEC-1', PULL)
    expect(ticket).toMatchObject({
      state: 'unreadable',
      why: expect.stringMatching(/^JIRA redirects to another host/),
    })
    expect(other.requests).toEqual([])
    await other.close()
  },
)

test('a redirect to another port of the same host is another origin', async () => {
  const other = await startJira()
  other.ticket('SEC-1')
  emulated.fault = ({ path }) =>
    new Response(null, { status: 307, headers: { location: `${other.url}${path}` } })
  expect(await open().ticket('SEC-1', PULL)).toMatchObject({ state: 'unreadable' })
  expect(other.requests).toEqual([])
  await other.close()
})

test('a redirect within JIRA is followed for reads, and refused for writes', async () => {
  const redirect = (path: string) => new Response(null, { status: 302, headers: { location: path } })
  emulated.fault = ({ path }) =>
    path.includes('moved') ? null : redirect(`${path}${path.includes('?') ? '&' : '?'}moved=1`)
  expect(await open().ticket('SEC-1', PULL)).toMatchObject({ state: 'found' })
  const adding = open().addRemoteLink('SEC-1', { url: PULL, title: 'x', globalId: 'g' })
  await expect(adding).rejects.toThrow('JIRA redirects a request that writes, which is refused.')
})

test('redirects in circles end', async () => {
  emulated.fault = ({ path }) => new Response(null, { status: 302, headers: { location: path } })
  expect(await open().ticket('SEC-1', PULL)).toMatchObject({ why: 'JIRA redirects in circles.' })
  expect(emulated.requests).toHaveLength(4)
})

test('no credential is in any error', async () => {
  const faults: Fault[] = [json({}, 401), page(), json({}, 500), 'close', fiftyMegabytes()]
  for (const fault of faults) {
    emulated.fault = () => fault
    const error: unknown = await open()
      .addRemoteLink('SEC-1', { url: PULL, title: 'x', globalId: 'g' })
      .then(
        () => null,
        (e: unknown) => e,
      )
    const everything = error instanceof Error ? `${error.stack} ${inspect(error, { depth: 9 })}` : ''
    expect(everything).toContain('JiraError')
    expect(everything).not.toMatch(/emulated-cloud-token|ZW11bGF0ZWQ|patrol@acme/)
    expect(everything).not.toContain(btoa('patrol@acme.example:emulated-cloud-token'))
  }
})

test('nobody can switch the validation of certificates off', async () => {
  const send = fetchTransport({ timeoutMs: 5000, now: () => NOW })
  const answer = await send({ uri: `${emulated.url}/browse/SEC-1`, method: 'GET', rejectUnauthorized: false })
  expect(answer).toMatchObject({
    ok: false,
    error: { message: 'TLS validation cannot be switched off for JIRA.' },
  })
  expect(emulated.requests).toEqual([])
})

const OPENSSL = 'openssl'
const hasOpenssl = (() => {
  try {
    return execFileSync(OPENSSL, ['version'], { stdio: 'ignore' }) === null
  } catch {
    return false
  }
})()

test.skipIf(!hasOpenssl && process.env['CI'] !== 'true')(
  'a certificate that nobody vouches for is refused',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jira-tls-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
    ]
    execFileSync(OPENSSL, [...request, '-keyout', key, '-out', cert, ...names], { stdio: 'ignore' })
    let requests = 0
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => requests++)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    const ticket = await openJira({ url, auth: emulated.auth }).ticket('SEC-1', PULL)
    expect(ticket).toMatchObject({ why: 'JIRA’s certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).' })
    expect(requests).toBe(0)
    await new Promise(resolve => server.close(resolve))
    rmSync(folder, { recursive: true })
  },
)
