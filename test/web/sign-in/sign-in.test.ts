import { hkdfSync } from 'node:crypto'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEncryption } from '../../../src/encryption.ts'
import { asPerson } from '../../../src/github/as-person.ts'
import { openSignIn } from '../../../src/github/sign-in.ts'
import { createAccess } from '../../../src/web/sign-in/access.ts'
import { createSessions, isOwnForm, type Session, type Sessions } from '../../../src/web/sign-in/sessions.ts'
import { CALLBACK_PATH, signInRoutes } from '../../../src/web/sign-in/sign-in-routes.ts'
import { type EmulatedGithub, startGitHub } from '../../github/start-github.ts'
import { aSilentLog } from '../../silent-log.ts'
import { aBrowser, type Browser } from './browser.ts'

const PUBLIC_URL = 'https://patrol.example.com'
const HOUR = 3_600_000

let github: EmulatedGithub
let kept: Map<string, unknown>
let now: number
let sessions: Sessions
let web: Hono
let browser: Browser
/** What the last page that was asked for saw. */
let seen: Session | null

beforeAll(async () => {
  github = await startGitHub()
  github.organisation('acme', { members: ['alex'], owners: ['olga'] })
  github.organisation('globex', { owners: ['olga'] })
  await github.repository('acme/claims')
  await github.repository('acme/not-installed')
  await github.repository('globex/elsewhere')
  github.install('acme/claims')
  github.install('globex')
})

afterAll(() => github.stop())

beforeEach(() => {
  kept = new Map()
  now = Date.now()
  github.signInAs('alex')
  const clock = { now: () => new Date(now) }
  sessions = createSessions({
    kept: {
      get: async (kind, key) => kept.get(`${kind} ${key}`),
      set: async (kind, key, value) => void kept.set(`${kind} ${key}`, value),
      forget: async (kind, key) => void kept.delete(`${kind} ${key}`),
    },
    seal: createEncryption([new Uint8Array(hkdfSync('sha256', 'secret', '', 'test', 32))]),
    isSecure: true,
    clock,
  })
  const { id: clientId, secret: clientSecret } = github.client
  const signIn = openSignIn(
    { clientId, clientSecret, webUrl: github.url, callbackUrl: `${PUBLIC_URL}${CALLBACK_PATH}` },
    clock,
  )
  web = new Hono()
  web.route(
    '/',
    signInRoutes({
      signIn,
      sessions,
      viewerOf: token => asPerson({ token, baseUrl: github.url, clock }).self(),
      publicUrl: PUBLIC_URL,
      problemPage: (c, status, says) => c.text(says, status),
      log: aSilentLog(),
    }),
  )
  web.get('/who', async c => {
    seen = await sessions.of(c)
    return c.text(seen?.viewer.login ?? 'nobody')
  })
  browser = aBrowser(web, PUBLIC_URL)
})

const who = async (someBrowser = browser) => (await someBrowser.get('/who')).text()

describe('signing in', () => {
  test('leads to GitHub with a challenge and a state, and back to where one wanted to go', async () => {
    const begun = new URL((await browser.get('/sign-in')).headers.get('location') ?? '')
    expect(begun.origin + begun.pathname).toBe(`${github.url}/login/oauth/authorize`)
    expect(Object.fromEntries(begun.searchParams)).toMatchObject({
      client_id: github.client.id,
      redirect_uri: `${PUBLIC_URL}${CALLBACK_PATH}`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{40,}$/),
    })
    const back = await browser.signIn('/acme/claims/pull/42?tab=evidence')
    expect(back.headers.get('location')).toBe('/acme/claims/pull/42?tab=evidence')
    expect(await who()).toBe('alex')
  })

  test.each([
    'https://evil.example.com',
    '//evil.example.com',
    '/\\evil.example.com',
    '/a\\b',
    '/\t/evil.example.com',
    'claims',
  ])('leads nowhere else than to a page of ours: %j', async to => {
    expect((await browser.signIn(to)).headers.get('location')).toBe('/')
  })

  test('is refused to whoever says no', async () => {
    github.signInAs(null)
    const back = await browser.signIn()
    expect([back.status, await back.text()]).toEqual([403, 'GitHub was not allowed to sign you in.'])
    expect(await who()).toBe('nobody')
  })

  test('takes no answer to a sign-in that another browser began', async () => {
    const other = aBrowser(web, PUBLIC_URL)
    const theirs = await other.get('/sign-in')
    const answer = await fetch(theirs.headers.get('location') ?? '', { redirect: 'manual' })
    const path = (answer.headers.get('location') ?? '').slice(PUBLIC_URL.length)
    expect((await browser.get(path)).status).toBe(400)
    await browser.get('/sign-in')
    expect((await browser.get(path)).status).toBe(403)
    expect(await who()).toBe('nobody')
  })

  test('takes no answer twice, and none after ten minutes', async () => {
    const begun = await browser.get('/sign-in')
    const answer = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
    const path = (answer.headers.get('location') ?? '').slice(PUBLIC_URL.length)
    now += 11 * 60_000
    expect((await browser.get(path)).status).toBe(400)
    now -= 11 * 60_000
    expect((await browser.get(path)).status).toBe(400)
  })

  test('says so where GitHub does not answer, and leaves nobody signed in', async () => {
    github.faults = ({ path }) => (path === '/user' ? new Response('', { status: 502 }) : null)
    try {
      expect((await browser.signIn()).status).toBe(502)
    } finally {
      github.faults = null
    }
    expect(await who()).toBe('nobody')
  })
})

describe('a session', () => {
  test('is a cookie that only this host gets back, that no script reads, and that says nothing', async () => {
    const back = await browser.signIn()
    const set = back.headers.getSetCookie().find(each => each.startsWith('__Host-patrol=')) ?? ''
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(set.split('; ')).toContain(part)
    await who()
    const stored = JSON.stringify([...kept])
    for (const secret of ['alex', seen?.token ?? '', seen?.csrf ?? '']) {
      expect(set).not.toContain(secret)
      expect(stored).not.toContain(secret)
    }
  })

  test('is another one after every sign-in, and the one before has ended', async () => {
    await browser.signIn()
    const before = new Map(browser.cookies)
    await browser.signIn()
    expect(browser.cookies.get('__Host-patrol')).not.toBe(before.get('__Host-patrol'))
    const old = aBrowser(web, PUBLIC_URL)
    for (const [name, value] of before) old.cookies.set(name, value)
    expect(await who(old)).toBe('nobody')
    expect(await who()).toBe('alex')
  })

  test('ends with its token after eight hours', async () => {
    await browser.signIn()
    now += 8 * HOUR - 60_000
    expect(await who()).toBe('alex')
    now += 2 * 60_000
    expect(await who()).toBe('nobody')
  })

  test('ends at sign-out, everywhere: a copy of the cookie is worth nothing', async () => {
    await browser.signIn()
    await who()
    const copy = aBrowser(web, PUBLIC_URL)
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    expect((await browser.post('/sign-out', { csrf: 'guessed' })).status).toBe(403)
    expect((await browser.post('/sign-out', {})).status).toBe(403)
    expect(await who()).toBe('alex')
    await browser.post('/sign-out', { csrf: seen?.csrf ?? '' })
    expect(await who()).toBe('nobody')
    expect(await who(copy)).toBe('nobody')
    expect(kept.size).toBe(0)
  })

  test.each(['', 'x', '1.2.3', 'AAAA.BBBB.CCCC'])(
    'is none with a cookie that somebody made up: %j',
    async made => {
      browser.cookies.set('__Host-patrol', made)
      expect(await who()).toBe('nobody')
    },
  )

  test('is none with the cookie of a sign-in in its place', async () => {
    await browser.get('/sign-in')
    browser.cookies.set('__Host-patrol', browser.cookies.get('__Host-patrol-sign-in') ?? '')
    expect(await who()).toBe('nobody')
  })

  test('takes no form but its own', async () => {
    await browser.signIn()
    await who()
    if (seen === null) throw new Error('nobody is signed in')
    expect(isOwnForm(seen, seen.csrf)).toBe(true)
    expect([isOwnForm(seen, ''), isOwnForm(seen, undefined), isOwnForm(seen, [seen.csrf])]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('who is signed in', () => {
  async function aSession(login: string): Promise<Session> {
    github.signInAs(login)
    await browser.signIn()
    await who()
    if (seen === null) throw new Error('nobody is signed in')
    return seen
  }

  const access = () => {
    const clock = { now: () => new Date(now) }
    return createAccess(token => asPerson({ token, baseUrl: github.url, clock }), clock)
  }

  test('sees the repositories that have the App and that GitHub shows them', async () => {
    const names = async (login: string) =>
      (await access().repositories(await aSession(login))).map(({ name }) => name)
    expect(await names('alex')).toEqual(['claims'])
    expect((await names('olga')).toSorted()).toEqual(['claims', 'elsewhere'])
  })

  test.each([
    ['claims', 'acme', true],
    ['CLAIMS', 'Acme', true],
    ['not-installed', 'acme', false],
    ['elsewhere', 'globex', false],
    ['..', 'acme', false],
    ['nowhere', 'acme', false],
  ])('may open %s of %s: %j', async (name, owner, may) => {
    const found = await access().repository(await aSession('alex'), owner, name)
    expect(found).toEqual(may ? expect.objectContaining({ owner: 'acme', name: 'claims' }) : null)
  })

  test('is asked about once in five minutes, and then sees no more of what was taken from them', async () => {
    const session = await aSession('alex')
    const one = access()
    const mark = github.requests.length
    for (let times = 0; times < 5; times++) await one.repository(session, 'acme', 'claims')
    expect(github.requestsSince(mark)).toHaveLength(1)
    github.removeFromOrganisation('acme', 'alex')
    try {
      expect(await one.repository(session, 'acme', 'claims')).not.toBeNull()
      now += 5 * 60_000
      expect(await one.repository(session, 'acme', 'claims')).toBeNull()
    } finally {
      github.addToOrganisation('acme', 'alex')
    }
  })

  test('sees no more of what was taken from them where the clock went back since, either', async () => {
    const session = await aSession('alex')
    const one = access()
    await one.repository(session, 'acme', 'claims')
    github.removeFromOrganisation('acme', 'alex')
    now -= HOUR
    try {
      expect(await one.repository(session, 'acme', 'claims')).toBeNull()
    } finally {
      github.addToOrganisation('acme', 'alex')
    }
  })

  test('is not turned away for long by an answer that failed', async () => {
    const session = await aSession('alex')
    const one = access()
    github.faults = () => new Response('', { status: 502 })
    try {
      await expect(one.repository(session, 'acme', 'claims')).rejects.toThrow('GitHub answered 502')
    } finally {
      github.faults = null
    }
    expect(await one.repository(session, 'acme', 'claims')).not.toBeNull()
  })
})
