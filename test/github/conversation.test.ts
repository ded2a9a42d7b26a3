import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aScene, type Scene } from './scene.ts'
import type { Json } from './shapes/json.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aScene()
})
afterAll(() => scene.github.stop())

const base = '/repos/acme/claims/issues'
const newest = () => scene.github.sent.at(-1)?.payload as Json

describe('a comment', () => {
  test('of an App carries the App, which nobody else’s can', async () => {
    const { data } = await scene.api(`POST ${base}/1/comments`, { body: 'Waiting for a review' })
    expect(data).toMatchObject({
      user: { login: 'compliance-patrol[bot]', type: 'Bot' },
      performed_via_github_app: { id: scene.github.appId },
    })
    scene.github.comment(scene.pull, { by: 'alex', body: 'Waiting for a review' })
    expect(newest()).toMatchObject({ action: 'created', comment: { performed_via_github_app: null } })
    expect(newest()).toMatchObject({ issue: { number: 1, pull_request: {} } })
  })

  test('can be edited by anybody who may write, and is the App’s all the same', async () => {
    const { data } = await scene.api(`POST ${base}/1/comments`, { body: 'ours' })
    const comment = scene.github.comments(scene.pull).find(each => each.id === data.id)
    if (!comment) throw new Error('no comment')
    scene.github.editComment(comment, { by: 'sam', body: 'theirs' })
    expect(newest()).toMatchObject({
      action: 'edited',
      changes: { body: { from: 'ours' } },
      sender: { login: 'sam' },
    })
    const { data: edited } = await scene.api(`GET ${base}/comments/${data.id}`)
    expect(edited).toMatchObject({ body: 'theirs', performed_via_github_app: { slug: 'compliance-patrol' } })
    expect(Date.parse(edited.updated_at)).toBeGreaterThan(Date.parse(edited.created_at))
    expect((await scene.api(`PATCH ${base}/comments/${data.id}`, { body: 'ours' })).data.body).toBe('ours')
    scene.github.deleteComment(comment, 'sam')
    expect(newest()).toMatchObject({ action: 'deleted' })
    expect((await scene.api(`PATCH ${base}/comments/${data.id}`, { body: 'again' })).status).toBe(404)
  })

  test('has at most 65,536 characters', async () => {
    expect((await scene.api(`POST ${base}/1/comments`, { body: 'x'.repeat(65_537) })).status).toBe(422)
  })

  test('is reacted to once with each reaction', async () => {
    const { id } = scene.github.comment(scene.pull, { by: 'alex', body: '/patrol refresh' })
    const react = () => scene.api(`POST ${base}/comments/${id}/reactions`, { content: 'eyes' })
    expect([(await react()).status, (await react()).status]).toEqual([201, 200])
    expect((await scene.api(`GET ${base}/comments/${id}`)).data.reactions).toMatchObject({
      eyes: 1,
      total_count: 1,
    })
  })
})

describe('a label', () => {
  const name = 'ready for review'

  test('is put on and taken off once, each with its event', async () => {
    await scene.api(`POST ${base}/1/labels`, { labels: [name] })
    expect(newest()).toMatchObject({
      action: 'labeled',
      label: { name },
      pull_request: { labels: [{ name }] },
    })
    const before = scene.github.sent.length
    await scene.api(`POST ${base}/1/labels`, { labels: [name.toUpperCase()] })
    expect(scene.github.sent).toHaveLength(before)
    expect((await scene.api(`GET ${base}/1/labels`)).data).toHaveLength(1)
    await scene.api(`DELETE ${base}/1/labels/${encodeURIComponent(name)}`)
    expect(newest()).toMatchObject({ action: 'unlabeled', label: { name } })
    expect((await scene.api(`DELETE ${base}/1/labels/${encodeURIComponent(name)}`)).status).toBe(404)
  })

  test('of a person is in the timeline with who did it', async () => {
    await scene.github.label(scene.pull, 'security', 'sam')
    const { data } = await scene.api(`GET ${base}/1/timeline?per_page=100`)
    expect(data.findLast((each: Json) => each['event'] === 'labeled')).toMatchObject({
      label: { name: 'security' },
      actor: { login: 'sam' },
    })
  })
})

test('the timeline has commits, comments, reviews and events, oldest first', async () => {
  const { github, pull, api } = await aScene()
  github.comment(pull, { by: 'alex', body: 'Hm' })
  github.review(pull, { by: 'alex', state: 'APPROVED' })
  await github.close(pull)
  const { data } = await api(`GET ${base}/1/timeline`)
  expect(data.map((each: Json) => each['event'])).toEqual(['committed', 'commented', 'reviewed', 'closed'])
  await github.stop()
})
