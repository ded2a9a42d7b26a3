import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aScene, type Scene } from './scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.github.stop())

const runs = '/repos/acme/claims/check-runs'
const create = (more: object = {}) =>
  scene.api(`POST ${runs}`, { name: 'compliance-patrol', head_sha: scene.pull.headSha, ...more })
const list = async (query = '') =>
  (await scene.api(`GET /repos/acme/claims/commits/${scene.pull.headSha}/check-runs${query}`)).data
const actionsOf = (event: string) =>
  scene.github.sent.filter(each => each.event === event).map(each => each.action)

describe('a check run', () => {
  test('belongs to the App, its commit and its pull request', async () => {
    const { data } = await create({ details_url: 'https://example.com/1', external_id: '1#1' })
    expect(data).toMatchObject({
      status: 'queued',
      conclusion: null,
      external_id: '1#1',
      app: { slug: 'compliance-patrol' },
      pull_requests: [{ number: 1 }],
    })
  })

  test('with a conclusion is completed, and completed it needs one', async () => {
    const { data } = await create({ conclusion: 'action_required' })
    expect(data).toMatchObject({ status: 'completed', conclusion: 'action_required' })
    expect(data.completed_at).not.toBeNull()
    expect((await create({ status: 'completed' })).status).toBe(422)
    expect(actionsOf('check_run')).toEqual(['created', 'completed'])
  })

  test('is no more completed once it is in progress again', async () => {
    const { data } = await create({ conclusion: 'failure' })
    const again = await scene.api(`PATCH ${runs}/${data.id}`, { status: 'in_progress' })
    expect(again.data).toMatchObject({ status: 'in_progress', conclusion: null, completed_at: null })
  })

  test('can be one of several with a name; the newest of an App is the latest', async () => {
    const { data: first } = await create({ conclusion: 'failure' })
    const { data: second } = await create({ conclusion: 'success' })
    expect((await list()).check_runs).toMatchObject([{ id: second.id }])
    const all = await list('?filter=all&check_name=compliance-patrol')
    expect(all).toMatchObject({ total_count: 2, check_runs: [{ id: second.id }, { id: first.id }] })
  })

  test('of another App of the same name stands beside it, and is found by its App', async () => {
    await create({ conclusion: 'failure' })
    const forged = scene.github.postCheckRun('impostor', scene.pull, {
      name: 'compliance-patrol',
      conclusion: 'success',
    })
    expect((await list('?check_name=compliance-patrol')).total_count).toBe(2)
    const ours = await list(`?app_id=${scene.github.appId}`)
    expect(ours.check_runs).toMatchObject([{ conclusion: 'failure', app: { id: scene.github.appId } }])
    expect((await scene.api(`PATCH ${runs}/${forged.id}`, { conclusion: 'failure' })).status).toBe(403)
  })

  test('keeps its annotations when others are added', async () => {
    const annotation = { start_line: 1, end_line: 2, annotation_level: 'failure', message: 'Not encrypted' }
    const output = (path: string) => ({ title: 'T', summary: 'S', annotations: [{ path, ...annotation }] })
    const { data } = await create({ output: output('a.tf') })
    await scene.api(`PATCH ${runs}/${data.id}`, { output: output('b.tf') })
    const { data: annotations } = await scene.api(`GET ${runs}/${data.id}/annotations`)
    expect(annotations).toMatchObject([{ path: 'a.tf' }, { path: 'b.tf' }])
  })

  test('is shown as a page', async () => {
    const { data } = await create({ conclusion: 'success', output: { title: 'All good', summary: '| a |' } })
    const page = await (await fetch(data.html_url)).text()
    expect(page).toContain('All good')
    expect(page).toContain('| a |')
  })

  test('on a commit that is not there is refused', async () => {
    expect((await create({ head_sha: '1'.repeat(40) })).status).toBe(422)
  })
})

describe('people', () => {
  test('click its button, run it again, and run its suite again', async () => {
    await create({ conclusion: 'action_required' })
    const [run] = scene.github.checkRuns(scene.pull)
    if (!run) throw new Error('no check run')
    scene.github.requestAction(run, 'refresh', 'alex')
    expect(scene.github.sent.at(-1)?.payload).toMatchObject({
      action: 'requested_action',
      requested_action: { identifier: 'refresh' },
      sender: { login: 'alex' },
    })
    scene.github.rerequestCheckRun(run, 'alex')
    expect(scene.github.sent.at(-1)).toMatchObject({ event: 'check_run', action: 'rerequested' })
    await scene.github.rerequestCheckSuite(run, 'alex')
    expect(scene.github.sent.at(-1)).toMatchObject({ event: 'check_suite', action: 'rerequested' })
    expect(run.conclusion).toBe('action_required')
  })

  test('cannot make us hear of another App’s buttons', () => {
    const run = scene.github.postCheckRun('ci', scene.pull, { name: 'tests', conclusion: 'failure' })
    const before = scene.github.sent.length
    scene.github.rerequestCheckRun(run, 'alex')
    expect(scene.github.sent).toHaveLength(before)
  })
})

test('a push asks for a check suite', async () => {
  await scene.github.push(scene.pull, { by: 'himanshu', files: { a: '' } })
  expect(scene.github.sent.at(-1)).toMatchObject({
    event: 'check_suite',
    action: 'requested',
    payload: { check_suite: { head_sha: scene.pull.headSha, app: { id: scene.github.appId } } },
  })
  const { data } = await scene.api(`GET /repos/acme/claims/commits/${scene.pull.headSha}/check-suites`)
  expect(data).toMatchObject({ total_count: 1, check_suites: [{ status: 'queued', conclusion: null }] })
})

describe('commit statuses', () => {
  const post = (more: object) =>
    scene.api(`POST /repos/acme/claims/statuses/${scene.pull.headSha}`, {
      context: 'eligible/pull-request',
      ...more,
    })
  const combined = async () =>
    (await scene.api(`GET /repos/acme/claims/commits/${scene.pull.headSha}/status`)).data

  test('of which the newest of each context counts', async () => {
    expect(await combined()).toMatchObject({ state: 'pending', total_count: 0 })
    await post({ state: 'pending' })
    await post({ state: 'success', description: 'All pull-request checks succeeded!' })
    expect(await combined()).toMatchObject({ state: 'success', total_count: 1 })
    await scene.github.postStatus(scene.pull, { by: 'sam', context: 'ci', state: 'error' })
    expect((await combined()).state).toBe('failure')
    expect(actionsOf('status')).toHaveLength(3)
  })

  test('name their creator in the list alone, newest first', async () => {
    await post({ state: 'success' })
    await scene.github.postStatus(scene.pull, {
      by: 'sam',
      context: 'eligible/pull-request',
      state: 'failure',
    })
    const { data } = await scene.api(`GET /repos/acme/claims/commits/${scene.pull.headSha}/statuses`)
    const creators = data.map((each: { creator: { login: string } }) => each.creator.login)
    expect(creators).toEqual(['sam', 'compliance-patrol[bot]'])
    expect((await combined()).statuses[0]).not.toHaveProperty('creator')
  })

  test('have at most 140 characters', async () => {
    expect((await post({ state: 'success', description: 'x'.repeat(141) })).status).toBe(422)
  })
})
