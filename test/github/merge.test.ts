import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asInstallation } from './client.ts'
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

describe('a merge', () => {
  test('closes it as merged and moves the base', async () => {
    const sha = await scene.github.merge(scene.pull, 'alex')
    expect(newest('pull_request', 'closed')).toMatchObject({
      pull_request: { merged: true, merged_by: { login: 'alex' }, merge_commit_sha: sha, state: 'closed' },
    })
    expect(scene.github.tip('acme/claims')).toBe(sha)
    expect(newest('push', null)).toMatchObject({ ref: 'refs/heads/main', after: sha })
    expect((await get()).changed_files).toBe(1)
  })

  test('is refused over a conflict, and until required checks have succeeded', async () => {
    scene.github.protect('acme/claims', 'main', { requiredChecks: ['compliance-patrol'] })
    const refused = 'Required status check "compliance-patrol" is expected.'
    await expect(scene.github.merge(scene.pull, 'alex')).rejects.toThrow(refused)
    await scene.github.postStatus(scene.pull, { by: 'alex', context: 'compliance-patrol', state: 'success' })
    await scene.github.pushTo('acme/claims', 'main', { by: 'sam', files: { 'src/endpoints.ts': 'other\n' } })
    await expect(scene.github.merge(scene.pull, 'alex')).rejects.toThrow('not mergeable')
    expect(await get()).toMatchObject({ mergeable: false, mergeable_state: 'dirty' })
  })

  test('with another head than was asked for is refused, and needs the permission', async () => {
    const request = 'PUT /repos/acme/claims/pulls/1/merge'
    expect((await scene.api(request, {})).status).toBe(403)
    const all = { contents: 'write', pull_requests: 'read' }
    const other = await aScene({ permissions: all })
    const api = await asInstallation(other.github, other.installationId)
    expect((await api(request, { sha: '0'.repeat(40) })).status).toBe(409)
    expect((await api(request, { sha: other.pull.headSha })).data.merged).toBe(true)
    await other.github.stop()
  })

  test('of one is the merge of all whose head gets into the base with it', async () => {
    const { headSha } = scene.pull
    const twin = await scene.github.openPull('acme/claims', {
      by: 'sam',
      title: 'Twin',
      head: 'twin',
      headSha,
    })
    await scene.github.merge(scene.pull, 'alex')
    const closed = scene.github.sent.filter(each => each.action === 'closed')
    expect(closed.map(each => each.payload['number'])).toEqual([twin.number, scene.pull.number])
    expect(twin.mergedAt).not.toBeNull()
    expect(newest('pull_request', 'closed')).toMatchObject({ pull_request: { merged: true } })
  })
})

describe('the merge queue', () => {
  test('asks for checks on a commit of its own, whose branch alone names the pull request', async () => {
    const base = scene.github.tip('acme/claims')
    const group = await scene.github.queue(scene.pull)
    expect(newest('merge_group', 'checks_requested')).toMatchObject({
      merge_group: {
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${base}`,
        head_sha: group.headSha,
        base_sha: base,
        base_ref: 'refs/heads/main',
      },
    })
  })

  test('merges once the required check succeeded on it', async () => {
    scene.github.protect('acme/claims', 'main', { requiredChecks: ['compliance-patrol'] })
    expect(await scene.github.leaveQueue(await scene.github.queue(scene.pull))).toBe(false)
    const group = await scene.github.queue(scene.pull)
    const run = { name: 'compliance-patrol', head_sha: group.headSha, conclusion: 'success' }
    expect((await scene.api('POST /repos/acme/claims/check-runs', run)).status).toBe(201)
    expect(await scene.github.leaveQueue(group)).toBe(true)
    expect(scene.github.tip('acme/claims')).toBe(group.headSha)
    expect(scene.pull.mergedAt).not.toBeNull()
  })
})
