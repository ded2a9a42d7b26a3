import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keepBlobs } from '../../src/facts/blobs/keep-blobs.ts'
import { scanFile } from '../../src/facts/findings/scan-file.ts'
import { gather, type Gathering, type Sources } from '../../src/facts/gather.ts'
import { openGitHub } from '../../src/github/open-github.ts'
import { judge } from '../../src/verdict/judge.ts'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import { aCache, anAuditor, POLICY_PATH } from './world.ts'

let github: EmulatedGithub
let installationId: number
let sources: Sources
let pull: Awaited<ReturnType<EmulatedGithub['openPull']>>
let count = 0

beforeAll(async () => {
  github = await startGitHub()
  github.organisation('acme', { members: ['himanshu', 'alex', 'kim'] })
  github.team('acme', 'senior-engineers', { members: ['alex'] })
  await github.repository('acme/claims', {
    files: {
      'README.md': 'claims\n',
      [POLICY_PATH]: 'version: 1\nroles: { senior: { teams: [senior-engineers] } }\n',
    },
  })
  installationId = github.install('acme').id
})

beforeEach(async () => {
  count++
  const app = openGitHub({
    appId: github.appId,
    privateKey: github.privateKey,
    baseUrl: github.url,
    log: { warn: () => {} },
    clock: { now: () => new Date() },
  })
  sources = {
    github: app,
    jira: null,
    history: {
      observations: { of: async () => [] },
      resets: { of: async () => [] },
      backlinks: { of: async () => [] },
    },
    scanner: { scan: async file => scanFile(file) },
    auditor: anAuditor(),
    blobs: keepBlobs({ cache: aCache(), clock: { now: () => new Date() }, sealing: null }),
    cache: aCache(),
    clock: { now: () => new Date() },
    defaultPolicy: 'version: 1\nroles: { senior: { permission: write } }\n',
    organisationPolicy: { mode: 'optional', repository: '.github' },
  }
  pull = await github.openPull('acme/claims', {
    by: 'himanshu',
    title: 'Add claims',
    head: `claims-${count}`,
    files: { [`claims-${count}.ts`]: 'export {}\n' },
  })
})

afterAll(() => github.stop())

function gatherPull(of = pull): Promise<Gathering> {
  return gather(sources, {
    key: `${of.repository.id}#${of.number}`,
    installationId,
    repository: { owner: 'acme', name: 'claims' },
    number: of.number,
  })
}

function peerReview({ facts, policy }: Gathering) {
  return judge(facts, policy).rows.find(({ id }) => id === 'peer-review')?.result
}

async function templatesOf<T>(task: () => Promise<T>): Promise<[T, (string | null)[]]> {
  const mark = github.requests.length
  const result = await task()
  return [result, github.requestsSince(mark).map(({ template }) => template)]
}

describe('requests', () => {
  test('a pull request that is new to everybody', async () => {
    const [, templates] = await templatesOf(() => gatherPull())
    expect(templates.map(String).toSorted()).toEqual([
      '/app/installations/{installation_id}/access_tokens',
      '/graphql',
      '/graphql',
      '/orgs/{org}/teams/{team_slug}',
      '/orgs/{org}/teams/{team_slug}/members',
      '/repos/{owner}/{repo}/git/blobs/{file_sha}',
      '/repos/{owner}/{repo}/pulls/{pull_number}',
      '/repos/{owner}/{repo}/pulls/{pull_number}/files',
      '/repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    ])
  })

  test('the same again costs four, of which three are conditional', async () => {
    await gatherPull()
    const mark = github.requests.length
    await gatherPull()
    const again = github.requestsSince(mark)
    expect(again.map(({ template, status }) => `${status} ${template}`).toSorted()).toEqual([
      '200 /graphql',
      '304 /repos/{owner}/{repo}/pulls/{pull_number}',
      '304 /repos/{owner}/{repo}/pulls/{pull_number}/files',
      '304 /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    ])
  })

  test('also when it was approved', async () => {
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    await gatherPull()
    const [, templates] = await templatesOf(() => gatherPull())
    expect(templates).toHaveLength(4)
  })
})

describe('what follows from the facts', () => {
  test('it waits for a review, and says who can give it', async () => {
    expect(peerReview(await gatherPull())).toMatchObject({
      status: 'pending',
      fix: expect.stringContaining('alex'),
    })
  })

  test('an approval after the newest push counts without an event', async () => {
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    expect(peerReview(await gatherPull())).toMatchObject({
      status: 'pass',
      says: 'PR has been reviewed by alex',
    })
  })

  test('not after another push, nor after “Update branch” moved its commit', async () => {
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    await github.push(pull, { by: 'himanshu', files: { 'more.ts': 'x\n' } })
    expect(peerReview(await gatherPull())).toMatchObject({ status: 'pending' })
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    await github.pushTo('acme/claims', 'main', { by: 'kim', files: { [`main-${count}.txt`]: 'x\n' } })
    await github.updateBranch(pull, 'himanshu')
    const gathered = await gatherPull()
    expect(gathered.facts.parts.reviews).toMatchObject({
      known: true,
      value: expect.arrayContaining([
        expect.objectContaining({ state: 'approved', commitSha: pull.headSha }),
      ]),
    })
    expect(peerReview(gathered)).toMatchObject({ status: 'pending' })
  })

  test('nor by somebody who pushed under another’s name', async () => {
    await github.push(pull, {
      by: 'alex',
      author: 'himanshu',
      committer: 'himanshu',
      files: { 'x.ts': 'x\n' },
    })
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    const result = peerReview(await gatherPull())
    expect(result).toMatchObject({ status: 'pending' })
    expect(result?.approvals?.approvals[0]?.why).toMatch(/^alex approved, but pushed/)
  })

  test('nor by somebody who left the team, once the event came', async () => {
    github.team('acme', `team-${count}`, { members: ['kim'] })
    await github.pushTo('acme/claims', 'main', {
      by: 'kim',
      files: { [POLICY_PATH]: `version: 1\nroles: { senior: { teams: [team-${count}] } }\n` },
    })
    github.review(pull, { by: 'kim', state: 'APPROVED' })
    expect(peerReview(await gatherPull())).toMatchObject({ status: 'pass' })
    github.removeFromTeam('acme', `team-${count}`, 'kim')
    sources = { ...sources, cache: aCache() }
    expect(peerReview(await gatherPull())).toMatchObject({ status: 'pending' })
  })
})

describe('several pull requests with one head', () => {
  test('know of each other', async () => {
    const twin = await github.openPull('acme/claims', {
      by: 'kim',
      title: 'Twin',
      head: `twin-${count}`,
      headSha: pull.headSha,
    })
    const keys = [pull, twin].map(({ number }) => `${pull.repository.id}#${number}`).toSorted()
    for (const one of [pull, twin]) {
      const { sameHead } = await gatherPull(one)
      expect(sameHead.known && sameHead.value.map(({ key }) => key).toSorted()).toEqual(keys)
    }
  })
})

describe('a fork', () => {
  test('brings its own version of the policy, which is read and not obeyed', async () => {
    const fork = await github.openPull('acme/claims', {
      by: 'mallory',
      title: 'Free for all',
      head: 'free',
      fork: true,
      files: { [POLICY_PATH]: 'version: 1\nchecks: { peer-review: off }\n' },
    })
    const gathered = await gatherPull(fork)
    expect(gathered.facts.proposedPolicy).toEqual({
      known: true,
      value: { problems: [], isOnlyChange: true },
    })
    expect(peerReview(gathered)).toMatchObject({ status: 'pending' })
    expect(gathered.facts.pull.headRepositoryId).not.toBe(gathered.facts.pull.repository.id)
  })

  test('that would break the policy is told so', async () => {
    const fork = await github.openPull('acme/claims', {
      by: 'mallory',
      title: 'Broken',
      head: 'broken',
      fork: true,
      files: { [POLICY_PATH]: 'version: 1\nchekcs: {}\n' },
    })
    const { proposedPolicy } = (await gatherPull(fork)).facts
    expect(proposedPolicy).toMatchObject({
      known: true,
      value: { problems: [expect.stringContaining('chekcs')] },
    })
  })

  test('that was deleted has no head repository and still its facts', async () => {
    const fork = await github.openPull('acme/claims', {
      by: 'mallory',
      title: 'Gone',
      head: 'gone',
      fork: true,
      files: { 'gone.txt': 'x\n' },
    })
    await github.deleteRepository('mallory/claims', 'mallory')
    const { facts } = await gatherPull(fork)
    expect(facts.pull.headRepositoryId).toBeNull()
    expect(facts.parts.files).toMatchObject({ known: true, value: [{ path: 'gone.txt' }] })
  })
})

describe('a push while it is gathered', () => {
  test('makes it begin again, on the new head', async () => {
    let pushed = false
    github.faults = async ({ template }) => {
      if (template !== '/graphql' || pushed) return null
      pushed = true
      await github.push(pull, { by: 'himanshu', files: { 'late.ts': 'x\n' } })
      return null
    }
    const { facts } = await gatherPull()
    github.faults = null
    expect(facts.pull.headSha).toBe(pull.headSha)
    expect(facts.parts.files).toMatchObject({ known: true, value: [{}, { path: 'late.ts' }] })
  })
})

describe('an outage', () => {
  test.each([
    ['/repos/{owner}/{repo}/pulls/{pull_number}/files', 'files', 'the list of files'],
    ['/repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'reviews', 'the list of reviews'],
    ['/graphql', 'commits', 'the commits'],
  ] as const)('of %s is a sentence in its part', async (template, part, what) => {
    github.faults = request => (request.template === template ? new Response('', { status: 503 }) : null)
    const { facts } = await gatherPull()
    github.faults = null
    expect(facts.parts[part]).toEqual({
      known: false,
      why: `GitHub answered 503 for ${what}.`,
      retryAt: expect.stringMatching(/Z$/),
    })
  })

  test('of the policy is never taken for none', async () => {
    github.faults = ({ query }) => (query === 'FileInEach' ? 'reset' : null)
    const { policy } = await gatherPull()
    github.faults = null
    expect(policy.problems.map(({ layer }) => layer).toSorted()).toEqual(['organisation', 'repository'])
  })
})
