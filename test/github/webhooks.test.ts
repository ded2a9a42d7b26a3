import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { apiWith, jwtOf } from './client.ts'
import { aReceiver, aScene, type Scene } from './scene.ts'

let receiver: Awaited<ReturnType<typeof aReceiver>>
let scene: Scene
beforeAll(async () => {
  receiver = await aReceiver()
  scene = await aScene({ webhook: { url: receiver.url, secret: 'sesame' } })
  await scene.github.settled()
})
afterEach(() => {
  receiver.status = 202
  scene.github.events = 'deliver'
  scene.github.held.length = 0
})
afterAll(async () => {
  await scene.github.stop()
  await receiver.stop()
})

test('a delivery is signed, and says which event it is and for which App', async () => {
  scene.github.comment(scene.pull, { by: 'alex', body: 'LGTM' })
  await scene.github.settled()
  const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' }
  expect(headers['x-hub-signature-256']).toBe(
    `sha256=${createHmac('sha256', 'sesame').update(body).digest('hex')}`,
  )
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-github-event': 'issue_comment',
    'x-github-hook-installation-target-id': String(scene.github.appId),
    'x-github-hook-installation-target-type': 'integration',
  })
  expect(JSON.parse(body)).toMatchObject({ action: 'created', installation: { id: scene.installationId } })
})

test('each delivery has an id of its own', () => {
  const ids = receiver.received.map(({ headers }) => headers['x-github-delivery'])
  expect(new Set(ids).size).toBe(receiver.received.length)
})

describe('an App hears only of', () => {
  test('what it subscribes to; of installations and checks always', async () => {
    const { github, pull } = await aScene({ events: ['push'] })
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    expect(new Set(github.sent.map(each => each.event))).toEqual(
      new Set(['installation', 'push', 'check_suite']),
    )
    await github.stop()
  })

  test('repositories where it is installed', async () => {
    const { github } = await aScene()
    await github.repository('acme/other')
    const before = github.sent.length
    await github.openPull('acme/other', { by: 'sam', title: 'A', head: 'a', files: { a: '' } })
    expect(github.sent).toHaveLength(before)
    github.install('acme/other')
    expect(github.sent.at(-1)).toMatchObject({ event: 'installation_repositories', action: 'added' })
    await github.stop()
  })
})

test('held events are delivered in any order, twice or not at all', async () => {
  const { github, pull } = scene
  github.events = 'hold'
  const before = receiver.received.length
  for (const body of ['one', 'two', 'three']) github.comment(pull, { by: 'alex', body })
  await github.settled()
  expect(receiver.received).toHaveLength(before)
  const [one, , three] = github.held
  for (const event of [three, one, one]) await event?.deliver()
  const bodies = receiver.received.slice(before).map(({ body }) => JSON.parse(body).comment.body)
  expect(bodies).toEqual(['three', 'one', 'one'])
})

describe('the list of deliveries', () => {
  const app = () => apiWith(scene.github, jwtOf(scene.github))

  test('has the failed ones, which GitHub does not deliver again by itself; redelivery sends the same payload', async () => {
    receiver.status = 500
    scene.github.comment(scene.pull, { by: 'alex', body: 'during an outage' })
    await scene.github.settled()
    receiver.status = 202
    const { data } = await app()('GET /app/hook/deliveries?status=failure&per_page=1')
    expect(data[0]).toMatchObject({
      event: 'issue_comment',
      action: 'created',
      status_code: 500,
      redelivery: false,
    })

    const before = receiver.received.length
    expect((await app()(`POST /app/hook/deliveries/${data[0].id}/attempts`)).status).toBe(202)
    await scene.github.settled()
    const again = receiver.received.slice(before)
    expect(again.map(({ headers }) => headers['x-github-delivery'])).toEqual([data[0].guid])
    expect(JSON.parse(again[0]?.body ?? '{}').comment.body).toBe('during an outage')
    const { data: newest } = await app()('GET /app/hook/deliveries?per_page=1')
    expect(newest[0]).toMatchObject({ guid: data[0].guid, redelivery: true, status_code: 202 })
  })

  test('has those that were lost on their way', async () => {
    await scene.github.push(scene.pull, { by: 'himanshu', files: { lost: '' }, suppressEvent: true })
    const { data } = await app()('GET /app/hook/deliveries?status=failure')
    expect(data.map((each: { event: string }) => each.event)).toContain('push')
    const { data: one } = await app()(`GET /app/hook/deliveries/${data[0].id}`)
    expect(one.request.payload.repository.full_name).toBe('acme/claims')
  })

  test('is paged by a cursor', async () => {
    const { data, headers } = await app()('GET /app/hook/deliveries?per_page=2')
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? ''
    const further = await app()(`GET ${next}`)
    expect(further.data[0].id).toBeLessThan(data[1].id)
  })
})
