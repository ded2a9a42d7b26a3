import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InstallationClient } from '../../src/github/installation-client.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import { aClient, thrownBy } from './client.ts'

const claims = { owner: 'acme', name: 'claims' }

let github: EmulatedGithub
let client: InstallationClient
let pull: Awaited<ReturnType<EmulatedGithub['openPull']>>

beforeAll(async () => {
  github = await startGitHub()
  github.organisation('acme', { members: ['himanshu', 'alex', 'kim', 'sam'] })
  github.team('acme', 'senior-engineers', { members: ['alex'] })
  github.team('acme', 'principals', { members: ['kim'], parent: 'senior-engineers' })
  await github.repository('acme/claims', {
    files: { 'README.md': 'claims\n', '.github/compliance-patrol.yml': 'version: 1\n' },
  })
  const installation = github.install('acme')
  pull = await github.openPull('acme/claims', {
    by: 'himanshu',
    title: 'SEC-1098: Add new endpoints',
    body: 'See the ticket',
    head: 'himanshu/SEC-1098#50%?',
    files: { 'src/a b.ts': 'one\n', 'README.md': 'claims, and more\n' },
    coAuthors: ['sam'],
  })
  client = aClient(github).app.forInstallation(installation.id)
})

afterAll(() => github.stop())

describe('reads', () => {
  test('the pull request, in our words', async () => {
    const read = await client.pull(claims, pull.number)
    expect(read).toMatchObject({
      repository: {
        owner: 'acme',
        ownerType: 'Organization',
        name: 'claims',
        private: true,
        defaultBranch: 'main',
      },
      number: pull.number,
      title: 'SEC-1098: Add new endpoints',
      body: 'See the ticket',
      author: { login: 'himanshu', type: 'User' },
      state: 'open',
      merged: false,
      draft: false,
      headSha: pull.headSha,
      headRef: 'himanshu/SEC-1098#50%?',
      baseRef: 'main',
      labels: [],
      changedFiles: 2,
      commits: 1,
    })
    expect(read.headRepositoryId).toBe(read.repository.id)
  })

  test('the changed files, which must be as many as GitHub counts', async () => {
    const files = await client.files(claims, pull.number, 2)
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ['README.md', 'modified'],
      ['src/a b.ts', 'added'],
    ])
    expect(await thrownBy(client.files(claims, pull.number, 3))).toMatchObject({
      name: 'Incomplete',
      message: 'GitHub counts 3 changed files, but lists 2.',
    })
  })

  test('more files than GitHub lists, without asking for them', async () => {
    const mark = github.requests.length
    expect(await thrownBy(client.files(claims, pull.number, 3001))).toMatchObject({
      name: 'Incomplete',
      message: 'The pull request changes 3001 files, and GitHub lists 3000 at most.',
    })
    expect(github.requestsSince(mark)).toEqual([])
  })

  test('the commits with their co-authors, the base, and who shares the head', async () => {
    const read = await client.commits(claims, { number: pull.number, headSha: pull.headSha, baseRef: 'main' })
    expect(read).toMatchObject({
      headSha: pull.headSha,
      baseRef: 'main',
      baseSha: github.tip('acme/claims'),
      lastTurn: null,
      incomplete: null,
      sameHead: [{ key: `${pull.repository.id}#${pull.number}`, baseRef: 'main' }],
    })
    const [commit] = read.commits
    expect(commit?.authors.map(({ account }) => account?.login)).toEqual(['himanshu', 'sam'])
    expect(commit?.committer?.account?.login).toBe('himanshu')
    expect(commit?.parents).toEqual([github.tip('acme/claims')])
  })

  test('the diff and the merge base of a head, once for ever', async () => {
    const base = github.tip('acme/claims')
    const diff = await client.diff(claims, base, pull.headSha)
    expect(diff).toContain('+claims, and more')
    expect(await client.mergeBase(claims, base, pull.headSha)).toBe(base)
    const mark = github.requests.length
    expect(await client.diff(claims, base, pull.headSha)).toBe(diff)
    expect(await client.mergeBase(claims, base, pull.headSha)).toBe(base)
    expect(github.requestsSince(mark)).toEqual([])
  })

  test('the merge base with a branch is asked for again, since branches move', async () => {
    await client.mergeBase(claims, 'main', pull.headSha)
    const mark = github.requests.length
    await client.mergeBase(claims, 'main', pull.headSha)
    expect(github.requestsSince(mark)).toHaveLength(1)
  })

  test('a whole tree with its modes', async () => {
    const tree = await client.tree(claims, pull.headSha)
    expect(tree.find(({ path }) => path === 'src/a b.ts')).toMatchObject({ mode: '100644', type: 'blob' })
  })

  test('a team with the members of the teams in it', async () => {
    const team = await client.teamMembers('acme', 'senior-engineers')
    expect(team.members.map(({ login }) => login).toSorted()).toEqual(['alex', 'kim'])
    expect(await client.teamById('acme', team.id)).toEqual({ id: team.id, slug: 'senior-engineers' })
    expect(await thrownBy(client.teamMembers('acme', 'nobody'))).toMatchObject({ name: 'NotFound' })
    expect(await thrownBy(client.teamById('acme', 1))).toMatchObject({ name: 'NotFound' })
  })

  test('what people may do, and whether they belong to the organisation', async () => {
    expect(await client.permission(claims, 'stranger')).toBe('none')
    github.collaborator('acme/claims', 'zoe', 'maintain')
    expect(await client.collaborator(claims, 'zoe')).toMatchObject({
      account: { login: 'zoe' },
      permission: 'maintain',
    })
    expect(await client.isMember('acme', 'alex')).toBe(true)
    expect(await client.isMember('acme', 'zoe')).toBe(false)
    expect(await client.account('alex')).toMatchObject({ login: 'alex', type: 'User' })
    expect(await client.account('nobody-has-this')).toBeNull()
  })

  test('an organisation’s own role by the permission that it rests on', async () => {
    github.collaborator('acme/claims', 'ola', 'write', 'release-manager')
    expect(await client.permission(claims, 'ola')).toBe('write')
  })

  test('a file on the default branch, at a commit, and one that is not there', async () => {
    expect(await client.file(claims, '.github/compliance-patrol.yml')).toMatchObject({ text: 'version: 1\n' })
    expect(await client.file(claims, 'src/a b.ts', pull.headSha)).toMatchObject({ text: 'one\n' })
    expect(await client.file(claims, 'src/a b.ts')).toBeNull()
    expect(await thrownBy(client.file(claims, '.github'))).toMatchObject({
      name: 'NotAFile',
      message: '`.github` is a directory, not a file.',
    })
  })

  test('pushes of a branch whose name needs every escape, and the timeline', async () => {
    const before = pull.headSha
    await github.push(pull, { by: 'alex', files: { 'c.ts': 'c' } })
    const pushes = await client.pushes(claims, pull.headRef)
    expect(pushes[0]).toMatchObject({ by: { login: 'alex' }, before, after: pull.headSha, forced: false })
    await github.push(pull, { by: 'kim', files: { 'd.ts': 'd' }, force: before })
    expect(await client.timeline(claims, pull.number)).toMatchObject({
      forcePushes: [{ by: { login: 'kim' }, after: pull.headSha, forced: true }],
      retargets: [],
    })
  })

  test('the timeline of a retargeted pull request, and a bot that pushed by force, by its login in policies', async () => {
    await github.setBranch('acme/claims', 'release', pull.baseSha, 'himanshu')
    await github.edit(pull, { by: 'himanshu', base: 'release' })
    await github.push(pull, { by: 'dependabot[bot]', files: { 'e.ts': 'e' }, force: pull.baseSha })
    const { forcePushes, retargets } = await client.timeline(claims, pull.number)
    expect(forcePushes[0]?.by).toMatchObject({ login: 'dependabot[bot]', type: 'Bot' })
    expect(retargets).toHaveLength(1)
    await github.edit(pull, { by: 'himanshu', base: 'main' })
  })

  test('check runs and statuses of everybody, the newest of each who posted', async () => {
    await github.postStatus(pull, { by: 'circleci[bot]', context: 'ci', state: 'pending' })
    await github.postStatus(pull, { by: 'circleci[bot]', context: 'ci', state: 'success' })
    await github.postStatus(pull, { by: 'himanshu', context: 'ci', state: 'failure' })
    const results = await client.ci(claims, pull.headSha)
    expect(results).toEqual([
      { kind: 'status', name: 'ci', creator: 'himanshu', state: 'failure', conclusion: 'failure' },
      { kind: 'status', name: 'ci', creator: 'circleci[bot]', state: 'success', conclusion: 'success' },
    ])
  })

  test('the open pull requests', async () => {
    expect(await client.openPulls(claims)).toMatchObject([
      { number: pull.number, headSha: pull.headSha, baseRef: 'main' },
    ])
  })
})

describe('lists', () => {
  test('are read to their end', async () => {
    const many = await github.openPull('acme/claims', {
      by: 'himanshu',
      title: 'Many',
      head: 'many',
      files: Object.fromEntries(Array.from({ length: 230 }, (_, i) => [`many/${i}.txt`, `${i}`])),
    })
    for (let i = 0; i < 105; i++) github.comment(many, { by: 'alex', body: `number ${i}` })
    const mark = github.requests.length
    expect(await client.files(claims, many.number, 230)).toHaveLength(230)
    expect(await client.comments(claims, many.number)).toHaveLength(105)
    expect(github.requestsSince(mark)).toHaveLength(3 + 2)
  })
})

describe('a head that the default branch already holds', () => {
  test('is found among the open pull requests, since GitHub leaves them out of the commit’s list', async () => {
    const sha = github.tip('acme/claims')
    await github.setBranch('acme/claims', 'release/1', sha, 'alex')
    await github.pushTo('acme/claims', 'main', { by: 'alex', files: { 'new.txt': 'new' } })
    const one = await github.openPull('acme/claims', {
      by: 'alex',
      title: 'One',
      head: 'one',
      base: 'release/1',
      headSha: github.tip('acme/claims'),
    })
    const two = await github.openPull('acme/claims', {
      by: 'alex',
      title: 'Two',
      head: 'two',
      base: 'release/1',
      headSha: github.tip('acme/claims'),
    })
    const { sameHead } = await client.commits(claims, {
      number: one.number,
      headSha: one.headSha,
      baseRef: 'release/1',
    })
    expect(sameHead.map(({ key }) => key).toSorted()).toEqual(
      [one, two].map(({ number }) => `${pull.repository.id}#${number}`).toSorted(),
    )
  })
})

describe('a repository that was renamed', () => {
  test('is found under its old name', async () => {
    await github.repository('acme/old', { files: { 'a.txt': 'a' } })
    const renamed = await github.openPull('acme/old', {
      by: 'alex',
      title: 'T',
      head: 'h',
      files: { b: 'b' },
    })
    github.renameRepository('acme/old', 'new', 'alex')
    const read = await client.pull({ owner: 'acme', name: 'old' }, renamed.number)
    expect(read.repository.name).toBe('new')
    await client.addLabel({ owner: 'acme', name: 'old' }, renamed.number, 'ready')
    expect(github.labels(renamed)).toEqual(['ready'])
  })
})

describe('nothing can be asked that changes the address', () => {
  test.each([
    ['a team', () => client.teamMembers('acme', '..'), { name: 'NotFound' }],
    ['an empty team', () => client.teamMembers('acme', ''), { name: 'NotFound' }],
    ['an organisation', () => client.teamMembers('..', 'x'), { name: 'NotFound' }],
  ])('%s', async (_, ask, expected) => {
    const mark = github.requests.length
    expect(await thrownBy(ask())).toMatchObject(expected)
    expect(github.requestsSince(mark)).toEqual([])
  })

  test('a path', async () => {
    const mark = github.requests.length
    expect(await client.file(claims, '../../secrets')).toBeNull()
    expect(github.requestsSince(mark)).toEqual([])
  })

  test('a slash in a team’s name does not lead to another team’s members', async () => {
    expect(await thrownBy(client.teamMembers('acme', 'nobody/../senior-engineers'))).toMatchObject({
      name: 'NotFound',
    })
    expect(await client.isMember('acme', '../alex')).toBe(false)
    github.takeViolations()
  })
})
