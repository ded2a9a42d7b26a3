import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aScene, type Scene } from './scene.ts'
import type { Json } from './shapes/json.ts'

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.github.stop())

/** The newest event of this kind. */
function newest(event: string, action: string | null): Json {
  const found = scene.github.sent.findLast(each => each.event === event && each.action === action)
  return found?.payload ?? {}
}

const get = async (path = '') => (await scene.api(`GET /repos/acme/claims/pulls/1${path}`)).data

describe('the head', () => {
  test('moves on a push: a push event, and synchronize with before and after', async () => {
    const before = scene.pull.headSha
    const after = await scene.github.push(scene.pull, { by: 'himanshu', files: { 'src/app.ts': 'one\n' } })
    expect(newest('push', null)).toMatchObject({
      before,
      after,
      forced: false,
      ref: 'refs/heads/himanshu/SEC-1098',
    })
    expect(newest('pull_request', 'synchronize')).toMatchObject({ before, after, number: 1 })
    expect(await get()).toMatchObject({ head: { sha: after }, commits: 2, changed_files: 2 })
  })

  test('moves on a force push, which the timeline keeps', async () => {
    const before = scene.pull.headSha
    await scene.github.push(scene.pull, { by: 'himanshu', files: { other: '' }, force: true })
    expect(newest('push', null)).toMatchObject({ forced: true })
    const { data } = await scene.api('GET /repos/acme/claims/issues/1/timeline')
    const forced = data.find((each: Json) => each['event'] === 'head_ref_force_pushed')
    expect(forced).toMatchObject({ commit_id: scene.pull.headSha, actor: { login: 'himanshu' } })
    await scene.github.push(scene.pull, { by: 'himanshu', force: before })
    expect(scene.pull.headSha).toBe(before)
  })

  test('of a closed pull request stays, and is the branch’s again when it is reopened', async () => {
    await scene.github.close(scene.pull)
    const sha = await scene.github.pushTo('acme/claims', 'himanshu/SEC-1098', {
      by: 'himanshu',
      files: { a: '' },
    })
    expect((await get()).head.sha).not.toBe(sha)
    await scene.github.reopen(scene.pull)
    expect(newest('pull_request', 'reopened')).toMatchObject({ pull_request: { head: { sha } } })
  })
})

describe('the activity list', () => {
  test('has each push with before and after, newest first', async () => {
    const first = scene.pull.headSha
    const second = await scene.github.push(scene.pull, { by: 'himanshu', files: { a: '' } })
    await scene.github.push(scene.pull, { by: 'sam', force: first })
    const { data } = await scene.api('GET /repos/acme/claims/activity?ref=himanshu/SEC-1098')
    expect(data.map((each: Json) => [each['activity_type'], each['after']])).toEqual([
      ['force_push', first],
      ['push', second],
      ['branch_creation', first],
    ])
    expect(data[0].actor.login).toBe('sam')
    const { data: one, headers } = await scene.api('GET /repos/acme/claims/activity?per_page=1')
    const next = /<([^>]+)>/.exec(headers.get('link') ?? '')?.[1]
    expect((await scene.api(`GET ${next}`)).data[0].id).toBeLessThan(one[0].id)
  })
})

describe('an edit says what was there before', () => {
  test('title and description', async () => {
    await scene.github.edit(scene.pull, { title: 'B', body: 'New', by: 'alex' })
    expect(newest('pull_request', 'edited')).toMatchObject({
      changes: { title: { from: 'SEC-1098: Add new endpoints' }, body: { from: 'Adds them.' } },
      sender: { login: 'alex' },
    })
  })

  test('the base, by its name and its tip', async () => {
    const main = scene.github.tip('acme/claims')
    const release = await scene.github.pushTo('acme/claims', 'release', { by: 'sam', files: { r: '' } })
    await scene.github.edit(scene.pull, { base: 'release', by: 'himanshu' })
    const changes = { base: { ref: { from: 'main' }, sha: { from: main } } }
    expect(newest('pull_request', 'edited')).toMatchObject({ changes })
    expect(await get()).toMatchObject({ base: { ref: 'release', sha: release } })
  })
})

test('base.sha does not follow the base branch until the head moves', async () => {
  const before = (await get()).base.sha
  const tip = await scene.github.pushTo('acme/claims', 'main', { by: 'sam', files: { m: '' } })
  expect((await get()).base.sha).toBe(before)
  await scene.github.push(scene.pull, { by: 'himanshu', files: { n: '' } })
  expect((await get()).base.sha).toBe(tip)
})

describe('“Update branch”', () => {
  test('merges the base by web-flow, and moves the commit of earlier reviews', async () => {
    scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED' })
    await scene.github.pushTo('acme/claims', 'main', { by: 'sam', files: { m: '' } })
    await scene.github.updateBranch(scene.pull, 'himanshu')
    const [review] = await get('/reviews')
    expect(review.commit_id).toBe(scene.pull.headSha)
    const commit = (await get('/commits')).at(-1)
    expect(commit).toMatchObject({ author: { login: 'himanshu' }, committer: { login: 'web-flow' } })
    expect(commit.parents).toHaveLength(2)
    expect((await get()).changed_files).toBe(1)
  })
})

test('a rebase keeps what the commits change', async () => {
  await scene.github.pushTo('acme/claims', 'main', { by: 'sam', files: { m: '' } })
  const [before] = await get('/files')
  await scene.github.rebase(scene.pull, 'himanshu')
  expect(await get('/files')).toMatchObject([{ sha: before.sha, patch: before.patch }])
  expect(await get()).toMatchObject({ commits: 1, base: { sha: scene.github.tip('acme/claims') } })
})

describe('a fork', () => {
  test('is the head’s repository; once it is deleted there is none', async () => {
    const pull = await scene.github.openPull('acme/claims', {
      by: 'outsider',
      title: 'From outside',
      head: 'patch-1',
      fork: true,
      files: { 'src/app.ts': 'three\n' },
    })
    const path = `GET /repos/acme/claims/pulls/${pull.number}`
    const { data } = await scene.api(path)
    expect(data.head.repo).toMatchObject({ full_name: 'outsider/claims', fork: true })
    expect(data.head.repo.id).not.toBe(data.base.repo.id)
    expect((await scene.api(`${path}/files`)).data).toHaveLength(1)
    await scene.github.deleteRepository('outsider/claims', 'outsider')
    const { data: after } = await scene.api(path)
    expect([after.head.repo, after.head.user, after.state]).toEqual([null, null, 'closed'])
  })

  test('has no pushes in the list of the repository', async () => {
    await scene.github.openPull('acme/claims', {
      by: 'sam',
      title: 'A',
      head: 'a',
      fork: true,
      files: { a: '' },
    })
    expect((await scene.api('GET /repos/acme/claims/activity?ref=a')).data).toEqual([])
  })
})

test('a deleted account is “ghost” in pull requests and comments, and nobody in reviews', async () => {
  scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED' })
  scene.github.comment(scene.pull, { by: 'alex', body: 'LGTM' })
  for (const login of ['alex', 'himanshu']) scene.github.deleteAccount(login)
  expect((await get()).user).toMatchObject({ login: 'ghost', id: 10_137 })
  expect((await get('/reviews'))[0].user).toBeNull()
  const { data } = await scene.api('GET /repos/acme/claims/issues/1/comments')
  expect(data[0].user.login).toBe('ghost')
  expect((await scene.api('GET /users/alex')).status).toBe(404)
})

test('deleting the head branch closes the pull request', async () => {
  await scene.github.deleteBranch('acme/claims', 'himanshu/SEC-1098', 'himanshu')
  expect(await get()).toMatchObject({ state: 'closed', merged: false })
})

test('drafts become ready and drafts again', async () => {
  await scene.github.convertToDraft(scene.pull)
  expect(newest('pull_request', 'converted_to_draft')).toMatchObject({ pull_request: { draft: true } })
  await scene.github.readyForReview(scene.pull)
  expect(newest('pull_request', 'ready_for_review')).toMatchObject({ pull_request: { draft: false } })
})

test('a list holds the open ones, by base and head when asked', async () => {
  const numbers = async (query: string) =>
    (await scene.api(`GET /repos/acme/claims/pulls${query}`)).data.map((each: Json) => each['number'])
  const options = { by: 'sam', title: 'B', head: 'b', base: 'main', files: { b: '' } }
  const second = await scene.github.openPull('acme/claims', options)
  expect(await numbers('')).toEqual([2, 1])
  expect(await numbers('?head=acme:b')).toEqual([2])
  expect(await numbers('?base=release')).toEqual([])
  await scene.github.close(second)
  expect(await numbers('')).toEqual([1])
  expect(await numbers('?state=all&sort=created&direction=asc')).toEqual([1, 2])
})
