import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiWith, asInstallation, jwtOf } from './client.ts'
import { aScene, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aScene()
})
afterAll(() => scene.github.stop())

describe('an App', () => {
  test('shows itself to its own JWT', async () => {
    const { data } = await apiWith(scene.github, jwtOf(scene.github))('GET /app')
    expect(data).toMatchObject({ id: scene.github.appId, slug: 'compliance-patrol' })
  })

  const now = Math.floor(Date.now() / 1000)
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const foreign = String(other.export({ type: 'pkcs1', format: 'pem' }))
  test.each([
    ['signed with another key', () => jwtOf({ ...scene.github, privateKey: foreign })],
    ['that has expired', () => jwtOf(scene.github, { exp: now - 1 })],
    ['that would hold for longer than ten minutes', () => jwtOf(scene.github, { exp: now + 700 })],
    ['issued in the future', () => jwtOf(scene.github, { iat: now + 60 })],
    ['of an App that does not exist', () => jwtOf(scene.github, { iss: 1 })],
    ['that is no JWT', () => 'a.b.c'],
  ])('a JWT %s is refused', async (_, token) => {
    expect((await apiWith(scene.github, token())('GET /app')).status).toBe(401)
  })

  test('has an installation for each account, and finds it by repository and organisation', async () => {
    const app = apiWith(scene.github, jwtOf(scene.github))
    const ids = await Promise.all([
      app('GET /app/installations').then(({ data }) => data[0].id),
      app('GET /repos/acme/claims/installation').then(({ data }) => data.id),
      app('GET /orgs/acme/installation').then(({ data }) => data.id),
      app(`GET /app/installations/${scene.installationId}`).then(({ data }) => data.id),
    ])
    expect(ids).toEqual(Array(4).fill(scene.installationId))
  })
})

describe('an installation’s token', () => {
  test('expires after an hour', async () => {
    const { github, installationId } = await aScene()
    const api = await asInstallation(github, installationId)
    github.clock.pass(3599)
    expect((await api('GET /repos/acme/claims')).status).toBe(200)
    github.clock.pass(2)
    expect(await api('GET /repos/acme/claims')).toMatchObject({
      status: 401,
      data: { message: 'Bad credentials' },
    })
    await github.stop()
  })

  test('ends with the installation', async () => {
    const { github, api } = await aScene()
    github.uninstall('acme')
    expect((await api('GET /repos/acme/claims')).status).toBe(401)
    await github.stop()
  })

  test('can be narrowed to permissions and repositories', async () => {
    const app = apiWith(scene.github, jwtOf(scene.github))
    const path = `POST /app/installations/${scene.installationId}/access_tokens`
    const { data } = await app(path, { permissions: { contents: 'read' }, repositories: ['claims'] })
    const narrow = apiWith(scene.github, data.token)
    expect((await narrow('GET /repos/acme/claims/contents/README.md')).status).toBe(200)
    expect(await narrow('GET /repos/acme/claims/pulls')).toMatchObject({
      status: 403,
      data: { message: 'Resource not accessible by integration' },
    })
    expect((await app(path, { permissions: { contents: 'write' } })).status).toBe(422)
    expect((await app(path, { repositories: ['other'] })).status).toBe(422)
  })

  test('does not show a private repository where the App is not installed: it does not exist', async () => {
    await scene.github.repository('acme/secret')
    await scene.github.repository('acme/open', { private: false })
    expect((await scene.api('GET /repos/acme/secret')).status).toBe(404)
    expect((await scene.api('GET /repos/acme/open')).status).toBe(200)
    expect((await scene.api('POST /repos/acme/open/statuses/main', { state: 'success' })).status).toBe(403)
  })

  test('is no JWT: it opens nothing of the App’s own', async () => {
    expect((await scene.api('GET /app')).status).toBe(401)
  })
})

describe('a person’s token', () => {
  test('sees what the person sees, and creates no check runs', async () => {
    const alex = apiWith(scene.github, scene.github.tokenFor('alex'))
    expect((await alex('GET /user')).data.login).toBe('alex')
    expect((await alex('GET /repos/acme/claims/pulls/1')).status).toBe(200)
    const run = { name: 'forged', head_sha: scene.pull.headSha }
    expect((await alex('POST /repos/acme/claims/check-runs', run)).status).toBe(403)
    const outsider = apiWith(scene.github, scene.github.tokenFor('outsider'))
    expect((await outsider('GET /repos/acme/claims/pulls/1')).status).toBe(404)
  })
})

test('an App cannot subscribe to events that its permissions do not cover', async () => {
  const wrong = aScene({ permissions: { contents: 'read' }, events: ['merge_group'] })
  await expect(wrong).rejects.toThrow('do not cover: merge_group')
})
