import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiWith } from './client.ts'
import { aScene, type Scene } from './scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await aScene()
})
afterEach(() => scene.github.stop())

const reviews = 'GET /repos/acme/claims/pulls/1/reviews'
const dismissal = (id: number) => `PUT /repos/acme/claims/pulls/1/reviews/${id}/dismissals`
const message = { message: '`9b1d0ce` replaced `4f2c1aa`.' }

describe('a review', () => {
  test('has its state in upper case in the API and in lower case in the event', async () => {
    scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED', body: 'LGTM' })
    const { data } = await scene.api(reviews)
    expect(data).toMatchObject([
      { state: 'APPROVED', user: { login: 'alex' }, commit_id: scene.pull.headSha },
    ])
    expect(scene.github.sent.at(-1)?.payload).toMatchObject({
      action: 'submitted',
      review: { state: 'approved', commit_id: scene.pull.headSha },
      pull_request: { head: { sha: scene.pull.headSha } },
    })
  })

  test('of a commit that is no longer the head arrives with both', async () => {
    const old = scene.pull.headSha
    await scene.github.push(scene.pull, { by: 'himanshu', files: { a: '' } })
    scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED', commitId: old })
    expect(scene.github.sent.at(-1)?.payload).toMatchObject({
      review: { commit_id: old },
      pull_request: { head: { sha: scene.pull.headSha } },
    })
  })

  test('of one’s own pull request approves nothing', () => {
    const own = { by: 'himanshu', state: 'APPROVED' } as const
    expect(() => scene.github.review(scene.pull, own)).toThrow('Unprocessable Entity')
    expect(() => scene.github.review(scene.pull, { ...own, state: 'COMMENTED' })).not.toThrow()
  })

  test('can be given over the API; a comment needs a body', async () => {
    const alex = apiWith(scene.github, scene.github.tokenFor('alex'))
    const path = 'POST /repos/acme/claims/pulls/1/reviews'
    expect((await alex(path, { event: 'APPROVE' })).data.state).toBe('APPROVED')
    expect((await alex(path, { event: 'COMMENT' })).status).toBe(422)
  })

  test('can be edited, which the event tells with what was there before', () => {
    const review = scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED', body: 'LGTM' })
    scene.github.editReview(review, 'Looks good')
    expect(scene.github.sent.at(-1)?.payload).toMatchObject({
      action: 'edited',
      changes: { body: { from: 'LGTM' } },
    })
  })
})

describe('a dismissal', () => {
  test('keeps the review’s body; its message is in the timeline', async () => {
    const { id } = scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED', body: 'LGTM' })
    const { status, data } = await scene.api(dismissal(id), message)
    expect([status, data.state, data.body]).toEqual([200, 'DISMISSED', 'LGTM'])
    expect(scene.github.sent.at(-1)).toMatchObject({ event: 'pull_request_review', action: 'dismissed' })
    const timeline = await scene.api('GET /repos/acme/claims/issues/1/timeline')
    const entry = timeline.data.find((each: { event: string }) => each.event === 'review_dismissed')
    expect(entry).toMatchObject({
      dismissed_review: { state: 'approved', review_id: id, dismissal_message: message.message },
      performed_via_github_app: { slug: 'compliance-patrol' },
    })
  })

  test('of a comment is refused, and of what was dismissed', async () => {
    const { id } = scene.github.review(scene.pull, { by: 'alex', state: 'COMMENTED', body: 'Hm' })
    const { status, data } = await scene.api(dismissal(id), message)
    expect([status, data.errors]).toEqual([422, ['Can not dismiss a commented pull request review']])
    const approval = scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED' })
    scene.github.dismiss(scene.pull, approval.id, 'sam')
    expect((await scene.api(dismissal(approval.id), message)).status).toBe(422)
  })

  test('is refused where the protected branch does not list the App', async () => {
    const { id } = scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED' })
    scene.github.protect('acme/claims', 'main', { mayDismiss: ['olga'] })
    expect((await scene.api(dismissal(id), message)).status).toBe(403)
    scene.github.protect('acme/claims', 'main', { mayDismiss: ['compliance-patrol'] })
    expect((await scene.api(dismissal(id), message)).status).toBe(200)
  })

  test('needs write access of a person', () => {
    const { id } = scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED' })
    expect(() => scene.github.dismiss(scene.pull, id, 'outsider')).toThrow('not authorized')
  })
})

describe('a request for a review', () => {
  const path = '/repos/acme/claims/pulls/1/requested_reviewers'

  test('asks people and teams, once; whoever reviews is asked no more', async () => {
    scene.github.team('acme', 'Senior engineers', { members: ['alex'] })
    const wanted = { reviewers: ['alex'], team_reviewers: ['senior-engineers'] }
    await scene.api(`POST ${path}`, wanted)
    await scene.api(`POST ${path}`, wanted)
    const asked = scene.github.sent.filter(each => each.action === 'review_requested')
    expect(asked).toHaveLength(2)
    scene.github.review(scene.pull, { by: 'alex', state: 'APPROVED' })
    const { data } = await scene.api(`GET ${path}`)
    expect([data.users.length, data.teams.length]).toEqual([0, 1])
  })

  test('is refused for the author and for those without access', async () => {
    expect((await scene.api(`POST ${path}`, { reviewers: ['himanshu'] })).status).toBe(422)
    scene.github.account('outsider')
    expect((await scene.api(`POST ${path}`, { reviewers: ['outsider'] })).status).toBe(422)
  })

  test('can be taken back', async () => {
    await scene.github.requestReview(scene.pull, { by: 'himanshu', people: ['alex'] })
    await scene.api(`DELETE ${path}`, { reviewers: ['alex'] })
    expect(scene.github.sent.at(-1)?.action).toBe('review_request_removed')
    expect(scene.pull.requestedReviewers).toEqual([])
  })
})
