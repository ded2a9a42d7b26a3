import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InstallationClient } from '../../src/github/installation-client.ts'
import { contributorOf } from '../../src/github/reads/git-actor.ts'
import { aClient, thrownBy } from './client.ts'
import { type Answering, aRawServer, json } from './raw-server.ts'

const claims = { owner: 'acme', name: 'claims' }
const now = new Date('2026-11-20T14:00:00Z')

let server: Awaited<ReturnType<typeof aRawServer>>
let client: InstallationClient
let counted: ReturnType<typeof aClient>['counted']
let app: ReturnType<typeof aClient>['app']

beforeEach(async () => {
  server = await aRawServer()
  const opened = aClient(server, { timeoutMs: 300, clock: { now: () => now } })
  ;({ counted, app } = opened)
  client = opened.app.forInstallation(9)
})

afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})

const hang: Answering = () => {}
const reset: Answering = request => request.socket.resetAndDestroy()
const slowBody: Answering = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('[')
}
const cutBody: Answering = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('[')
  response.socket?.end()
}
const hugeBody: Answering = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunk = Buffer.alloc(1_000_000, 32)
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {}
  }
  response.on('drain', more)
  more()
}

describe('an outage becomes a sentence', () => {
  test.each<[string, Answering, string]>([
    ['500', json(500, { message: 'secret detail' }), 'GitHub answered 500 for the list of reviews.'],
    ['502 with a page', json(502, '<html>'), 'GitHub answered 502 for the list of reviews.'],
    ['nothing at all', hang, 'GitHub did not answer within 0.3 s for the list of reviews.'],
    ['a body that never ends', slowBody, 'GitHub did not answer within 0.3 s for the list of reviews.'],
    ['a reset connection', reset, 'The connection to GitHub broke for the list of reviews.'],
    ['a body that is cut off', cutBody, 'The connection to GitHub broke for the list of reviews.'],
    [
      'half a JSON text',
      json(200, '[{"id": 1'),
      "GitHub's answer for the list of reviews could not be read.",
    ],
    [
      'a page with 200',
      json(200, '<html>maintenance</html>'),
      "GitHub's answer for the list of reviews could not be read.",
    ],
    [
      'something else than a review',
      json(200, [{ id: 'x' }]),
      "GitHub's answer for the list of reviews could not be read (at `0.id`).",
    ],
    [
      'a state that does not exist yet',
      json(200, [{ id: 1, user: null, state: 'BLESSED' }]),
      "GitHub's answer for the list of reviews could not be read (at `0.state`).",
    ],
  ])('%s', async (_, answer, message) => {
    server.answers(answer)
    expect(await thrownBy(client.reviews(claims, 1))).toMatchObject({
      name: 'Unavailable',
      message,
      retryAt: null,
    })
  })

  test.each([
    ['half a JSON text', '{"id": 1, "state": "DISM'],
    ['a page with 200', '<html>maintenance</html>'],
  ])('%s does not say that something was written', async (_, text) => {
    server.answers(json(200, text))
    expect(await thrownBy(client.dismissReview(claims, 1, 7, 'The code changed.'))).toMatchObject({
      name: 'Unavailable',
      message: "GitHub's answer for the dismissal of a review could not be read.",
    })
  })

  test('more than anybody should send', async () => {
    const patient = aClient(server, { timeoutMs: 10_000 }).app.forInstallation(9)
    server.answers(hugeBody)
    expect(await thrownBy(patient.reviews(claims, 1))).toMatchObject({
      name: 'TooLarge',
      message: "GitHub's answer for the list of reviews is larger than 32 MB.",
    })
  })

  test('a read is repeated once when the connection broke, a write is not', async () => {
    server.answers((request, response) =>
      (server.asked.length === 1 ? reset : json(200, []))(request, response),
    )
    expect(await client.reviews(claims, 1)).toEqual([])
    expect(server.asked).toHaveLength(2)
    server.answers(reset)
    expect(await thrownBy(client.createComment(claims, 1, 'x'))).toMatchObject({ name: 'Unavailable' })
    expect(server.asked).toHaveLength(3)
    expect(counted.map(({ status }) => status)).toEqual([201, null, 200, null])
  })
})

describe('what GitHub refuses', () => {
  test.each<[string, Answering, object]>([
    [
      '404',
      json(404, { message: 'Not Found' }),
      { name: 'NotFound', message: 'GitHub does not find the pull request.' },
    ],
    ['410', json(410, { message: 'Gone' }), { name: 'NotFound' }],
    [
      '403',
      json(403, { message: 'Resource not accessible by integration' }),
      { name: 'Forbidden', message: 'GitHub does not let the App reach the pull request.' },
    ],
    [
      '422',
      json(422, { message: 'No commit found' }),
      { name: 'Refused', message: 'GitHub refused the pull request: No commit found' },
    ],
  ])('%s', async (_, answer, expected) => {
    server.answers(answer)
    expect(await thrownBy(client.pull(claims, 1))).toMatchObject(expected)
  })

  test('a diff that is too large to be shown', async () => {
    server.answers(json(406, { message: 'Sorry, the diff exceeded the maximum number of lines' }))
    expect(await thrownBy(client.diff(claims, 'main', 'a'.repeat(40)))).toMatchObject({ name: 'TooLarge' })
  })

  test('the members of an organisation that the App may not see are not taken for strangers', async () => {
    server.answers(json(302, '', { location: '/orgs/acme/public_members/alex' }))
    expect(await thrownBy(client.isMember('acme', 'alex'))).toMatchObject({ name: 'Forbidden' })
  })
})

describe('limits', () => {
  const limited = { name: 'Unavailable', message: 'GitHub limits how often it may be asked.' }
  test.each<[string, Answering, string]>([
    [
      'a secondary limit by its header',
      json(403, { message: 'x' }, { 'retry-after': '30' }),
      '2026-11-20T14:00:30.000Z',
    ],
    [
      'a secondary limit by its text',
      json(403, { message: 'You have exceeded a secondary rate limit' }),
      '2026-11-20T14:01:00.000Z',
    ],
    ['429 without more', json(429, { message: 'x' }), '2026-11-20T14:01:00.000Z'],
    [
      'a used up hour',
      json(403, { message: 'x' }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795185600' }),
      '2026-11-20T14:40:00.000Z',
    ],
    [
      'a limit that would never end',
      json(403, { message: 'x' }, { 'retry-after': '99999999' }),
      '2026-11-20T15:05:00.000Z',
    ],
  ])('%s says when to come back, and nothing is asked until then', async (_, answer, until) => {
    server.answers(answer)
    expect(await thrownBy(client.reviews(claims, 1))).toMatchObject({ ...limited, retryAt: new Date(until) })
    server.answers(json(200, []))
    expect(await thrownBy(client.reviews(claims, 1))).toMatchObject({ ...limited, retryAt: new Date(until) })
    expect(server.asked).toHaveLength(1)
    expect(await app.forInstallation(10).reviews(claims, 1)).toEqual([])
  })

  test('a wait that the clock, going back, would make longer than any is over', async () => {
    server.answers(json(403, { message: 'x' }, { 'retry-after': '30' }))
    let at = now
    const moved = aClient(server, { clock: { now: () => at } }).app.forInstallation(9)
    expect(await thrownBy(moved.reviews(claims, 1))).toMatchObject(limited)
    at = new Date('2026-11-19T14:00:00Z')
    server.answers(json(200, []))
    expect(await moved.reviews(claims, 1)).toEqual([])
  })

  test('a limit of GraphQL comes with 200', async () => {
    const body = { data: null, errors: [{ type: 'RATE_LIMITED', message: 'x' }] }
    server.answers(
      json(200, body, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1795185600',
        'x-ratelimit-resource': 'graphql',
      }),
    )
    const pull = { number: 1, headSha: 'a', baseRef: 'main' }
    const until = new Date('2026-11-20T14:40:00.000Z')
    expect(await thrownBy(client.commits(claims, pull))).toMatchObject({ ...limited, retryAt: until })
    expect(await thrownBy(client.commits(claims, pull))).toMatchObject({ ...limited, retryAt: until })
    expect(server.asked).toHaveLength(1)
    server.answers(json(200, []))
    expect(await client.reviews(claims, 1)).toEqual([])
  })

  test('what is left is known for each installation', async () => {
    server.answers(
      json(200, [], {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '4321',
        'x-ratelimit-reset': '1795185600',
      }),
    )
    expect(app.rateLimit(9)).toBeNull()
    await client.reviews(claims, 1)
    expect(app.rateLimit(9)).toMatchObject({ limit: 5000, remaining: 4321 })
    expect(app.rateLimit(10)).toBeNull()
  })
})

describe('tokens', () => {
  /** Octokit itself waits where a token is younger than five seconds. */
  async function withAnOlderToken() {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    server.answers(json(200, []))
    await client.reviews(claims, 1)
    vi.setSystemTime(Date.now() + 60_000)
  }

  test('one that was revoked is renewed once', async () => {
    await withAnOlderToken()
    server.answers((request, response) => {
      const isOld = request.headers.authorization === 'token ghs_1'
      json(isOld ? 401 : 200, isOld ? { message: 'Bad credentials' } : [])(request, response)
    })
    expect(await client.reviews(claims, 1)).toEqual([])
    expect(server.tokens).toBe(2)
  })

  test('a second refusal is an outage', async () => {
    await withAnOlderToken()
    server.answers((_, response) => {
      vi.setSystemTime(Date.now() + 60_000)
      json(401, { message: 'Bad credentials' })(_, response)
    })
    expect(await thrownBy(client.reviews(claims, 1))).toMatchObject({
      name: 'Unavailable',
      message: "GitHub does not accept the App's credentials for the list of reviews.",
    })
  })

  test.each<[string, number, string]>([
    ['uninstalled', 404, 'The App is not installed here any more.'],
    ['suspended', 403, "GitHub has suspended the App's installation."],
  ])('an App that is %s does not take a file for missing', async (_, status, message) => {
    server.answersToken(json(status, { message: 'x' }))
    expect(await thrownBy(client.file(claims, '.github/compliance-patrol.yml'))).toMatchObject({
      name: 'Forbidden',
      message,
    })
  })

  test('an outage while a token is fetched is one', async () => {
    server.answersToken(json(503, { message: 'x' }))
    expect(await thrownBy(client.file(claims, 'x'))).toMatchObject({ name: 'Unavailable' })
  })

  test('nothing secret is in an error', async () => {
    server.answers(json(500, { message: 'x' }))
    try {
      await client.createComment(claims, 1, 'private words')
    } catch (error) {
      const all = JSON.stringify(error, Object.getOwnPropertyNames(error))
      expect(all).not.toMatch(/ghs_|private words|bearer/i)
    }
    expect.assertions(1)
  })
})

describe('redirects', () => {
  test('to another host are not followed, since the token belongs to this one', async () => {
    const other = await aRawServer()
    server.answers(json(301, '', { location: `${other.url}/repos/evil/x/pulls/1` }))
    expect(await thrownBy(client.pull(claims, 1))).toMatchObject({ name: 'NotFound' })
    expect(other.asked).toEqual([])
    await other.stop()
  })

  test('in a circle end', async () => {
    server.answers((request, response) => json(301, '', { location: request.url ?? '' })(request, response))
    expect(await thrownBy(client.pull(claims, 1))).toMatchObject({ name: 'NotFound' })
    expect(server.asked.length).toBeLessThan(6)
  })

  test('of a write that would turn it into a read are no success', async () => {
    server.answers(json(301, '', { location: '/elsewhere' }))
    expect(await thrownBy(client.addLabel(claims, 1, 'x'))).toMatchObject({ name: 'Unavailable' })
  })
})

describe('conditional reads', () => {
  const list = json(200, [{ id: 1, user: null, state: 'COMMENTED' }], { etag: '"one"' })

  test('an answer whose ETag still holds is used again', async () => {
    server.answers((request, response) =>
      request.headers['if-none-match'] === '"one"' ? response.writeHead(304).end() : list(request, response),
    )
    const first = await client.reviews(claims, 1)
    expect(await client.reviews(claims, 1)).toEqual(first)
    expect(counted.slice(1).map(({ status, conditional }) => [status, conditional])).toEqual([
      [200, false],
      [304, true],
    ])
  })

  test('one that changed replaces it', async () => {
    server.answers(list)
    await client.reviews(claims, 1)
    server.answers(json(200, [], { etag: '"two"' }))
    expect(await client.reviews(claims, 1)).toEqual([])
    expect(server.asked[1]?.headers['if-none-match']).toBe('"one"')
    await client.reviews(claims, 1)
    expect(server.asked[2]?.headers['if-none-match']).toBe('"two"')
  })

  test('half a JSON text is not kept', async () => {
    server.answers(json(200, '[{"id": 1', { etag: '"half"' }))
    await thrownBy(client.reviews(claims, 1))
    server.answers(list)
    await client.reviews(claims, 1)
    expect(server.asked[1]?.headers['if-none-match']).toBeUndefined()
  })

  test('no installation sees what another was answered', async () => {
    server.answers(list)
    await client.reviews(claims, 1)
    await app.forInstallation(10).reviews(claims, 1)
    expect(server.asked[1]?.headers['if-none-match']).toBeUndefined()
  })

  test('another media type is another answer', async () => {
    server.answers((_, response) => {
      response.writeHead(200, { 'content-type': 'application/vnd.github.diff; charset=utf-8', etag: '"d"' })
      response.end('diff')
    })
    await client.diff(claims, 'main', 'a'.repeat(40))
    server.answers(json(200, { merge_base_commit: { sha: 'b' } }))
    await client.mergeBase(claims, 'main', 'a'.repeat(40))
    expect(server.asked[1]?.headers['if-none-match']).toBeUndefined()
  })
})

describe('pull requests that share a head', () => {
  const headSha = 'a'.repeat(40)
  const listed = (number: number, more: object = {}) => ({
    number,
    state: 'OPEN',
    baseRefName: 'main',
    headRefOid: headSha,
    repository: { databaseId: 7001 },
    ...more,
  })
  const answer = (nodes: object[], hasNextPage = false) => ({
    data: {
      repository: {
        databaseId: 7001,
        base: null,
        head: { associatedPullRequests: { pageInfo: { hasNextPage }, nodes } },
        pullRequest: {
          state: 'OPEN',
          headRefOid: headSha,
          baseRefName: 'main',
          turns: { nodes: [] },
          commits: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
        },
      },
    },
  })
  const open = [1, 2].map(number => ({
    number,
    head: { sha: headSha },
    base: { ref: 'main' },
    updated_at: '2026-11-20T14:00:00Z',
  }))
  const serve = (graphql: object) =>
    server.answers((request, response) =>
      json(200, request.url === '/graphql' ? graphql : open)(request, response),
    )

  test.each<[string, object, string[], number]>([
    ['are those of the commit', answer([listed(1), listed(3)]), ['7001#1', '7001#3'], 1],
    [
      'are open, on this very head, and of this repository',
      answer([
        listed(1),
        listed(4, { state: 'MERGED' }),
        listed(5, { headRefOid: 'b'.repeat(40) }),
        listed(6, { repository: { databaseId: 8 } }),
      ]),
      ['7001#1'],
      1,
    ],
    // For a commit that the default branch holds, GitHub lists merged ones only.
    ['are looked for among all open ones where its list lacks this one', answer([]), ['7001#1', '7001#2'], 2],
    ['and where its list goes on', answer([listed(1)], true), ['7001#1', '7001#2'], 2],
  ])('%s', async (_, graphql, keys, requests) => {
    serve(graphql)
    const { sameHead } = await client.commits(claims, { number: 1, headSha, baseRef: 'main' })
    expect(sameHead.map(({ key }) => key)).toEqual(keys)
    expect(server.asked).toHaveLength(requests)
  })
})

test('a check run of another App is not ours, whatever the server makes of the filter', async () => {
  server.answers(json(200, { total_count: 1, check_runs: [{ id: 3, app: { id: 666 } }] }))
  expect(await client.findCheckRun(claims, 'a'.repeat(40), 'compliance-patrol')).toBeNull()
})

describe('who a commit names', () => {
  const by = (name: string | null, email: string | null, user: object | null = null) => ({
    name,
    email,
    user,
  })
  test.each<[string, ReturnType<typeof by>, object | null]>([
    ['a person', by('A', 'a@x', { databaseId: 5, login: 'alex' }), { id: 5, login: 'alex', type: 'User' }],
    ['nobody known', by('A', 'a@x'), null],
    [
      'an App, by its address',
      by('dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'),
      { id: 49_699_333, login: 'dependabot[bot]', type: 'Bot' },
    ],
    ['no App, where the address only looks like one', by('x', '1+alex@users.noreply.github.com'), null],
    [
      'GitHub’s own pages',
      by('GitHub', 'noreply@github.com'),
      { id: 19_864_447, login: 'web-flow', type: 'User' },
    ],
    ['nothing at all', by(null, null), null],
  ])('%s', (_, actor, account) => {
    expect(contributorOf(actor as never).account).toEqual(account)
  })
})

describe('files that are none', () => {
  const file = { type: 'file', path: 'p.yml', sha: 'x', encoding: 'base64', content: '' }
  test.each<[string, unknown, object]>([
    ['a directory', [file], { name: 'NotAFile', message: '`p.yml` is a directory, not a file.' }],
    [
      'a symbolic link',
      { ...file, type: 'symlink' },
      { name: 'NotAFile', message: '`p.yml` is a symbolic link, not a file.' },
    ],
    [
      'a link that GitHub followed',
      { ...file, path: 'other.yml' },
      { name: 'NotAFile', message: '`p.yml` is a symbolic link, not a file.' },
    ],
    [
      'a submodule',
      { ...file, type: 'submodule' },
      { name: 'NotAFile', message: '`p.yml` is a submodule, not a file.' },
    ],
    [
      'bytes',
      { ...file, content: Buffer.from([0xff, 0xfe]).toString('base64') },
      { name: 'NotAFile', message: '`p.yml` is no UTF-8 text.' },
    ],
    [
      'more than 1 MB',
      { ...file, encoding: 'none' },
      { name: 'TooLarge', message: '`p.yml` is larger than 1 MB.' },
    ],
  ])('%s', async (_, answer, expected) => {
    server.answers(json(200, answer))
    expect(await thrownBy(client.file(claims, 'p.yml'))).toMatchObject(expected)
  })
})

describe('a list whose last page is full', () => {
  const full = Array.from({ length: 100 }, (_, id) => ({ id, user: null, state: 'COMMENTED' }))

  /** So many full pages, each with an ETag that holds, whatever follows it. */
  function servePages(count: () => number): void {
    server.answers((request, response) => {
      const page = Number(new URL(request.url ?? '', server.url).searchParams.get('page'))
      const links = [page > 1 && '<x>; rel="prev"', page < count() && '<x>; rel="next"'].filter(Boolean)
      const headers = { etag: `"${page}"`, ...(links.length > 0 && { link: links.join(', ') }) }
      const isKept = request.headers['if-none-match'] === headers.etag
      if (isKept) response.writeHead(304).end()
      else json(200, page > count() ? [] : full, headers)(request, response)
    })
  }

  test('ends there where GitHub links to the pages before it alone', async () => {
    servePages(() => 2)
    expect(await client.reviews(claims, 1)).toHaveLength(200)
    expect(server.asked).toHaveLength(2)
  })

  test('is read beyond it where that page was kept, since another may follow by now', async () => {
    let pages = 2
    servePages(() => pages)
    await client.reviews(claims, 1)
    pages = 3
    expect(await client.reviews(claims, 1)).toHaveLength(300)
  })
})

describe('lists whose links were lost on the way', () => {
  test('are read beyond a full page', async () => {
    server.answers((request, response) => {
      const page = Number(new URL(request.url ?? '', server.url).searchParams.get('page'))
      const size = page < 3 ? 100 : 7
      const reviews = Array.from({ length: size }, (_, i) => ({
        id: page * 1000 + i,
        user: null,
        state: 'COMMENTED',
      }))
      json(200, reviews)(request, response)
    })
    expect(await client.reviews(claims, 1)).toHaveLength(207)
  })

  test('that never end are incomplete', async () => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id, user: null, state: 'COMMENTED' }))
    server.answers(json(200, full))
    expect(await thrownBy(client.reviews(claims, 1))).toMatchObject({ name: 'Incomplete' })
    expect(server.asked).toHaveLength(30)
  })
})
