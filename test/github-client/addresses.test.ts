import { generateKeyPairSync } from 'node:crypto'
import nock from 'nock'
import { ProbotOctokit } from 'probot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openGitHub } from '../../src/github/open-github.ts'
import { validateRequests } from '../github/validation/octokit.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const repository = { owner: 'acme', name: 'claims' }

/** A client whose every request is held against GitHub's description before it is sent. */
function clientOf(baseUrl: string) {
  return openGitHub({
    appId: 7,
    privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    baseUrl,
    log: { warn: () => {} },
    clock: { now: () => new Date() },
    Octokit: ProbotOctokit.plugin(octokit => validateRequests(octokit)),
  })
}

/** The answer to a request for an installation's token. */
const token = {
  token: 'ghs_abc',
  expires_at: new Date(Date.now() + 3_600_000).toISOString(),
  permissions: {},
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.restore()
  nock.enableNetConnect()
})

describe.each([
  ['github.com', 'https://api.github.com', 'https://api.github.com', ''],
  ['Enterprise Server', 'https://github.example.com/api/v3', 'https://github.example.com', '/api/v3'],
])('%s', (_, baseUrl, host, path) => {
  test('the App asks who it is as itself', async () => {
    nock(host)
      .get(`${path}/app`)
      .matchHeader('authorization', /^bearer ey/)
      .reply(200, { slug: 'patrol' })
    expect(await clientOf(baseUrl).self()).toEqual({ slug: 'patrol' })
  })

  test('an installation asks with its token, and writes what GitHub understands', async () => {
    const github = nock(host)
      .post(`${path}/app/installations/12/access_tokens`)
      .reply(201, token)
      .post(`${path}/repos/acme/claims/issues/42/comments`, { body: 'Waits for alex.' })
      .matchHeader('authorization', 'token ghs_abc')
      .reply(201, { id: 99 })
    const client = clientOf(baseUrl).forInstallation(12)
    expect(await client.createComment(repository, 42, 'Waits for alex.')).toEqual({ id: 99 })
    expect(github.isDone()).toBe(true)
  })
})

test('GraphQL of Enterprise Server is asked beside its REST API, not below it', async () => {
  const github = nock('https://github.example.com')
    .post('/api/v3/app/installations/12/access_tokens')
    .reply(201, token)
    .post('/api/graphql')
    .reply(200, { data: { repository: null } })
  const client = clientOf('https://github.example.com/api/v3').forInstallation(12)
  await expect(
    client.commits(repository, { number: 42, headSha: 'a'.repeat(40), baseRef: 'main' }),
  ).rejects.toThrow('GitHub')
  expect(github.isDone()).toBe(true)
})
