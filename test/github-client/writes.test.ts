import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InstallationClient } from '../../src/github/installation-client.ts'
import type { Annotation } from '../../src/github/writes/check-runs.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import { aClient, thrownBy } from './client.ts'

const claims = { owner: 'acme', name: 'claims' }

let github: EmulatedGithub
let client: InstallationClient
let pull: Awaited<ReturnType<EmulatedGithub['openPull']>>
let count = 0

beforeAll(async () => {
  github = await startGitHub()
  github.organisation('acme', { members: ['himanshu', 'alex'] })
  await github.repository('acme/claims', { files: { 'README.md': 'claims\n' } })
  github.team('acme', 'security', { members: ['alex'], repositories: { 'acme/claims': 'write' } })
  client = aClient(github).app.forInstallation(github.install('acme').id)
})

beforeEach(async () => {
  count++
  const files = { [`${count}.txt`]: 'x\n' }
  pull = await github.openPull('acme/claims', { by: 'himanshu', title: 'T', head: `branch-${count}`, files })
})

afterAll(() => github.stop())

const content = {
  name: 'compliance-patrol',
  status: 'completed',
  conclusion: 'action_required',
  detailsUrl: null,
  title: 'Waiting for a review',
  summary: '**Waiting**',
  text: '| a |',
  actions: [{ label: 'Refresh', description: 'Look again', identifier: 'refresh' }],
  annotations: [],
} as const

describe('check runs', () => {
  test('are created, found again, and updated in place', async () => {
    expect(await client.findCheckRun(claims, pull.headSha, content.name)).toBeNull()
    const { id, url } = await client.createCheckRun(claims, { ...content, headSha: pull.headSha })
    expect(url).toContain(String(id))
    expect(await client.findCheckRun(claims, pull.headSha, content.name)).toEqual({ id })
    await client.updateCheckRun(claims, id, { ...content, conclusion: 'success', title: 'All succeeded' })
    expect(github.checkRuns(pull)).toMatchObject([{ id, conclusion: 'success', title: 'All succeeded' }])
  })

  test('of another App with the same name are not ours', async () => {
    github.postCheckRun('other-app', pull, {
      name: content.name,
      status: 'completed',
      conclusion: 'success',
    })
    expect(await client.findCheckRun(claims, pull.headSha, content.name)).toBeNull()
  })

  test('get only the annotations that they do not have, whoever added them', async () => {
    const at = (startLine: number, more: Partial<Annotation> = {}): Annotation => ({
      path: 'a.py',
      startLine,
      endLine: startLine,
      level: 'failure',
      title: 'Validation is off',
      message: 'm',
      ...more,
    })
    const some = [at(1), at(2), at(2)]
    const { id } = await client.createCheckRun(claims, {
      ...content,
      annotations: some,
      headSha: pull.headSha,
    })
    const lines = () => github.checkRuns(pull).flatMap(run => run.annotations.map(each => each.start_line))
    // What the message adds may have changed since: it is the same place.
    const same = [at(2), at(1, { message: 'waived', level: 'notice' }), at(2)]
    await client.updateCheckRun(claims, id, { ...content, annotations: same })
    expect(lines()).toEqual([1, 2, 2])
    await client.updateCheckRun(claims, id, { ...content, annotations: [...same, at(2), at(3)] })
    expect(lines()).toEqual([1, 2, 2, 2, 3])
    const mark = github.requests.length
    await client.updateCheckRun(claims, id, content)
    expect(github.requestsSince(mark).map(({ method }) => method)).toEqual(['PATCH'])
  })

  test('get their annotations in portions of fifty', async () => {
    const annotations = Array.from({ length: 120 }, (_, i) => ({
      path: `${count}.txt`,
      startLine: i + 1,
      endLine: i + 1,
      level: 'failure' as const,
      title: 'T',
      message: 'M',
    }))
    const mark = github.requests.length
    const { id } = await client.createCheckRun(claims, { ...content, annotations, headSha: pull.headSha })
    expect(github.requestsSince(mark)).toHaveLength(3)
    expect(github.checkRuns(pull).find(run => run.id === id)?.annotations).toHaveLength(120)
  })

  test('that are gone are said to be', async () => {
    expect(await thrownBy(client.updateCheckRun(claims, 1, content))).toMatchObject({ name: 'NotFound' })
  })
})

describe('statuses', () => {
  test('are posted with their context', async () => {
    const status = {
      context: 'eligible/pull-request',
      state: 'pending',
      description: 'Waiting',
      targetUrl: null,
    } as const
    await client.createStatus(claims, pull.headSha, status)
    expect(github.statuses(pull)).toMatchObject([{ context: 'eligible/pull-request', state: 'pending' }])
  })
})

describe('comments', () => {
  test('are found by our App’s id, never by their text', async () => {
    github.comment(pull, { by: 'himanshu', body: 'forged' })
    expect(await client.findComment(claims, pull.number)).toBeNull()
    const { id } = await client.createComment(claims, pull.number, 'ours')
    github.comment(pull, { by: 'himanshu', body: 'ours' })
    expect(await client.findComment(claims, pull.number)).toEqual({ id, body: 'ours' })
  })

  test('are edited in place, and are gone when they were deleted', async () => {
    const { id } = await client.createComment(claims, pull.number, 'ours')
    await client.updateComment(claims, id, 'changed')
    expect(await client.comment(claims, id)).toEqual({ id, body: 'changed', appId: github.appId })
    const posted = github.comments(pull).find(comment => comment.id === id)
    if (posted) github.deleteComment(posted, 'himanshu')
    expect(await client.comment(claims, id)).toBeNull()
    expect(await thrownBy(client.updateComment(claims, id, 'again'))).toMatchObject({ name: 'NotFound' })
  })

  test('get a reaction', async () => {
    const comment = github.comment(pull, { by: 'alex', body: '/patrol refresh' })
    await client.react(claims, comment.id, 'eyes')
    expect(comment.reactions).toMatchObject([{ content: 'eyes' }])
  })
})

describe('labels', () => {
  test('come and go, and one that is not there is no error', async () => {
    await client.addLabel(claims, pull.number, 'ready for review')
    expect(github.labels(pull)).toEqual(['ready for review'])
    await client.removeLabel(claims, pull.number, 'ready for review')
    await client.removeLabel(claims, pull.number, 'ready for review')
    expect(github.labels(pull)).toEqual([])
  })
})

describe('reviews', () => {
  test('are dismissed, and what GitHub does not want dismissed is refused', async () => {
    const review = github.review(pull, { by: 'alex', state: 'APPROVED' })
    expect(await client.dismissReview(claims, pull.number, review.id, 'The code changed')).toBe('dismissed')
    const comment = github.review(pull, { by: 'alex', state: 'COMMENTED', body: 'Hm' })
    expect(await client.dismissReview(claims, pull.number, comment.id, 'The code changed')).toBe('refused')
  })

  test('are asked for, of people and teams', async () => {
    await client.requestReviewers(claims, pull.number, { people: ['alex'], teams: ['security'] })
    expect(pull.requestedReviewers.map(({ login }) => login)).toEqual(['alex'])
  })
})
