import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aScene, type Scene } from './scene.ts'
import type { Json } from './shapes/json.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aScene()
})
afterAll(() => scene.github.stop())

async function ask(query: string, variables: Json = {}) {
  return (await scene.api('POST /graphql', { query, variables })).data
}

const commits = (selection: string, slice = 'first: 100') =>
  ask(
    `{ repository(owner: "acme", name: "claims") { pullRequest(number: 1) { commits(${slice}) { ${selection} } } } }`,
  )

describe('the authors of a commit', () => {
  const authors = async () => {
    const { data } = await commits(
      'nodes { commit { authors(first: 10) { nodes { email user { databaseId login } } } } }',
    )
    return data.repository.pullRequest.commits.nodes.at(-1).commit.authors.nodes
  }

  test('are its author and whom a trailer names, by verified addresses and the noreply one', async () => {
    const sam = scene.github.account('sam', { emails: ['sam@home.example', 'sam@acme.example'] })
    const alex = scene.github.account('alex')
    await scene.github.push(scene.pull, {
      by: 'himanshu',
      files: { a: 'b\n' },
      coAuthors: [
        { name: 'Sam', email: 'SAM@acme.example' },
        { name: 'Alex', email: `${alex.id}+former-login@users.noreply.github.com` },
        { name: 'Nobody', email: 'nobody@example.org' },
      ],
    })
    expect(await authors()).toMatchObject([
      { user: { login: 'himanshu' } },
      { user: { login: 'sam', databaseId: sam.id } },
      { user: { login: 'alex' } },
      { email: 'nobody@example.org', user: null },
    ])
  })

  test('contain the reviewer whose suggestion was committed', async () => {
    await scene.github.commitSuggestion(scene.pull, { by: 'himanshu', from: 'alex', files: { a: 'c\n' } })
    const logins = (await authors()).map((each: { user: { login: string } }) => each.user.login)
    expect(logins).toEqual(['himanshu', 'alex'])
  })

  test('name no user for a bot', async () => {
    await scene.github.push(scene.pull, { by: 'dependabot[bot]', files: { a: 'd\n' } })
    expect(await authors()).toMatchObject([
      { email: expect.stringMatching(/^\d+\+dependabot\[bot\]@users\.noreply\.github\.com$/), user: null },
    ])
  })
})

test('a commit names the pull requests that have it as head', async () => {
  await scene.github.pushTo('acme/claims', 'lenient', { by: 'sam', files: { policy: '' } })
  await scene.github.openPull('acme/claims', {
    by: 'sam',
    title: 'Same head',
    head: 'copy',
    base: 'lenient',
    headSha: scene.pull.headSha,
  })
  const { data } = await ask(
    `query($oid: GitObjectID!) { repository(owner: "acme", name: "claims") { object(oid: $oid) { ... on Commit {
      associatedPullRequests(first: 10) { nodes { number state baseRefName headRefOid repository { databaseId } } } } } } }`,
    { oid: scene.pull.headSha },
  )
  const found = data.repository.object.associatedPullRequests.nodes
  expect(found).toMatchObject([
    { number: 1, baseRefName: 'main' },
    { number: 2, baseRefName: 'lenient' },
  ])
})

describe('a connection', () => {
  test('is paged by cursors', async () => {
    const first = await commits(
      'totalCount pageInfo { hasNextPage endCursor } nodes { commit { oid } }',
      'first: 1',
    )
    const { pageInfo, nodes } = first.data.repository.pullRequest.commits
    expect(pageInfo.hasNextPage).toBe(true)
    const second = await commits('nodes { commit { oid } }', `first: 1, after: "${pageInfo.endCursor}"`)
    expect(second.data.repository.pullRequest.commits.nodes[0].commit.oid).not.toBe(nodes[0].commit.oid)
  })

  test.each([
    ['without a limit', '', 'MISSING_PAGINATION_BOUNDARIES'],
    ['with too high a limit', 'first: 101', 'EXCESSIVE_PAGINATION'],
  ])('%s is refused', async (_, slice, type) => {
    const name = slice === '' ? 'commits { totalCount }' : `commits(${slice}) { totalCount }`
    const { errors } = await ask(
      `{ repository(owner: "acme", name: "claims") { pullRequest(number: 1) { ${name} } } }`,
    )
    expect(errors[0].type).toBe(type)
  })
})

test('what does not exist is null, with an error that says so', async () => {
  const { data, errors } = await ask('{ repository(owner: "acme", name: "nothing") { name } }')
  expect(data.repository).toBeNull()
  expect(errors[0]).toMatchObject({ type: 'NOT_FOUND', path: ['repository'] })
})

test('a wrong field fails, and is noted', async () => {
  const { data, errors } = await ask('{ repository(owner: "acme", name: "claims") { reviewers } }')
  expect([data, errors[0].message]).toEqual([
    undefined,
    expect.stringContaining('Cannot query field "reviewers"'),
  ])
  expect(scene.github.takeViolations()).toHaveLength(1)
})

test('it has a rate limit of its own', async () => {
  const { data } = await ask('{ rateLimit { limit used } }')
  expect(data.rateLimit.limit).toBe(5000)
  const answer = await scene.api('POST /graphql', { query: '{ rateLimit { used } }' })
  expect(answer.headers.get('x-ratelimit-resource')).toBe('graphql')
})
