import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asInstallation } from './client.ts'
import { aScene, type Scene } from './scene.ts'

const longAction = { label: 'a label of more than twenty characters', description: '', identifier: 'x' }

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.github.stop())

describe('conditional requests', () => {
  test('an ETag answers 304 and costs nothing of the rate limit', async () => {
    const first = await scene.api('GET /repos/acme/claims/pulls/1')
    const etag = first.headers.get('etag') ?? ''
    const again = await scene.api('GET /repos/acme/claims/pulls/1', undefined, { 'if-none-match': etag })
    expect(again).toMatchObject({ status: 304, data: '' })
    expect(again.headers.get('x-ratelimit-remaining')).toBe(first.headers.get('x-ratelimit-remaining'))
    await scene.github.edit(scene.pull, { title: 'Another', by: 'himanshu' })
    expect(
      (await scene.api('GET /repos/acme/claims/pulls/1', undefined, { 'if-none-match': etag })).status,
    ).toBe(200)
  })

  test('an ETag holds for the token that got it', async () => {
    const other = await asInstallation(scene.github, scene.installationId)
    const etag = (await scene.api('GET /repos/acme/claims')).headers.get('etag') ?? ''
    expect((await other('GET /repos/acme/claims', undefined, { 'if-none-match': etag })).status).toBe(200)
  })
})

describe('rate limits', () => {
  test('are counted for the installation, not for the token', async () => {
    const other = await asInstallation(scene.github, scene.installationId)
    await scene.api('GET /repos/acme/claims')
    const { headers } = await other('GET /repos/acme/claims')
    expect(headers.get('x-ratelimit-limit')).toBe('5000')
    expect(headers.get('x-ratelimit-used')).toBe('2')
  })

  test('end in 403 with the time of the reset', async () => {
    scene.github.exhaust(scene.installationId)
    const { status, headers, data } = await scene.api('GET /repos/acme/claims')
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([403, '0'])
    expect(data.message).toContain('API rate limit exceeded')
    scene.github.clock.pass(3590)
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(
      scene.github.clock.now().getTime() / 1000,
    )
  })

  test('are wider for an installation in an enterprise, and for nobody else', async () => {
    const { github, api } = await aScene({ enterprise: true })
    const limitOf = ({ headers }: { headers: Headers }) => headers.get('x-ratelimit-limit')
    expect(limitOf(await api('GET /repos/acme/claims'))).toBe('15000')
    const { data } = await api('GET /rate_limit')
    expect([data.resources.core.limit, data.resources.graphql.limit]).toEqual([15_000, 10_000])
    const asked = { headers: { authorization: `Bearer ${github.tokenFor('alex')}` } }
    expect(limitOf(await fetch(`${github.url}/repos/acme/claims`, asked))).toBe('5000')
    await github.stop()
  })

  test('asking for them costs nothing', async () => {
    const { data } = await scene.api('GET /rate_limit')
    expect(data.resources.core).toMatchObject({ limit: 5000, used: 0 })
  })
})

describe('pages', () => {
  test('hold 30 entries, up to 100 when asked for, and link to the others by the repository’s id', async () => {
    for (let count = 0; count < 31; count++) scene.github.comment(scene.pull, { by: 'alex', body: 'LGTM' })
    const first = await scene.api('GET /repos/acme/claims/issues/1/comments')
    expect(first.data).toHaveLength(30)
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    expect(next).toContain(`/repositories/${scene.pull.repository.id}/issues/1/comments?page=2`)
    expect((await scene.api(`GET ${next}`)).data).toHaveLength(1)
    const all = await scene.api('GET /repos/acme/claims/issues/1/comments?per_page=100')
    expect([all.data.length, all.headers.get('link')]).toEqual([31, null])
  })
})

describe('a renamed repository', () => {
  test('is found under its old name by a redirect to its id', async () => {
    scene.github.renameRepository('acme/claims', 'claims-api', 'olga')
    const url = `${scene.github.url}/repos/acme/claims/pulls/1`
    const response = await fetch(url, { redirect: 'manual' })
    expect(response.status).toBe(301)
    expect(response.headers.get('location')).toBe(
      `${scene.github.url}/repositories/${scene.pull.repository.id}/pulls/1`,
    )
    const { data } = await scene.api('GET /repos/acme/claims/pulls/1')
    expect(data.base.repo.full_name).toBe('acme/claims-api')
  })
})

describe('what is not GitHub’s', () => {
  test.each([
    ['an address that is none', 'GET /repos/acme/claims/reviewers', undefined, 404, 'no such operation'],
    [
      'an unknown query parameter',
      'GET /repos/acme/claims/pulls?stat=open',
      undefined,
      422,
      'no query parameter stat',
    ],
    ['a wrong value', 'GET /repos/acme/claims/pulls?state=merged', undefined, 422, 'must be equal to one of'],
    [
      'an unknown property',
      'POST /repos/acme/claims/issues/1/comments',
      { body: 'x', text: 'y' },
      422,
      '/text, which',
    ],
    ['a missing property', 'POST /repos/acme/claims/issues/1/comments', {}, 422, "required property 'body'"],
    [
      'too long a label',
      'POST /repos/acme/claims/check-runs',
      { name: 'a', head_sha: 'main', actions: [longAction] },
      422,
      '20 characters',
    ],
  ])('%s is refused and noted', async (_, request, body, status, sentence) => {
    expect((await scene.api(request, body)).status).toBe(status)
    expect(scene.github.takeViolations().join()).toContain(sentence)
  })

  test('stops no test unseen', async () => {
    const { github, api } = await aScene()
    await api('GET /nowhere')
    await expect(github.stop()).rejects.toThrow('GET /nowhere')
  })
})

describe('faults', () => {
  test('come instead of an answer: another answer, a reset connection, silence', async () => {
    scene.github.faults = ({ template }) =>
      template === '/repos/{owner}/{repo}/pulls' ? Response.json({ message: 'Oops' }, { status: 502 }) : null
    expect((await scene.api('GET /repos/acme/claims/pulls')).status).toBe(502)
    expect((await scene.api('GET /repos/acme/claims')).status).toBe(200)
    scene.github.faults = () => 'reset'
    await expect(scene.api('GET /repos/acme/claims')).rejects.toThrow('fetch failed')
    scene.github.faults = () => 'hang'
    const hanging = fetch(scene.github.url, { signal: AbortSignal.timeout(50) })
    await expect(hanging).rejects.toThrow('timeout')
    scene.github.faults = null
  })
})

test('requests are recorded with their template', async () => {
  const mark = scene.github.requests.length
  await scene.api('GET /repos/acme/claims/pulls/1')
  expect(scene.github.requestsSince(mark)).toEqual([
    {
      method: 'GET',
      template: '/repos/{owner}/{repo}/pulls/{pull_number}',
      path: '/repos/acme/claims/pulls/1',
      status: 200,
    },
  ])
})

test('several emulators run side by side', async () => {
  const other = await aScene()
  expect(other.github.url).not.toBe(scene.github.url)
  await other.github.stop()
})
