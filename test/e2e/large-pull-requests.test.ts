import { beforeAll, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import type { TestPatrol } from './patrol.ts'

const FILES = 3_000
const COMMITS = 250
const REVIEWS = 500
const COMMENTS = 1_000

const MOST_REQUESTS = 60

const policy = [
  'roles: { senior: { teams: [senior-engineers] } }',
  'checks:',
  '  title-format: { projects: [SEC] }',
  'approvals:',
  '  approve_by_comment: [ship it]',
  '',
].join('\n')

describeOnOneDatabase(
  'a pull request of 3,000 files, 250 commits, 500 reviews and 1,000 comments',
  patrol => {
    let pull: Pull

    beforeAll(async () => {
      const { github } = patrol
      github.organisation('globex', { members: ['himanshu', 'alex', 'kim', 'sam'], owners: ['olga'] })
      github.team('globex', 'senior-engineers', { members: ['alex', 'kim'] })
      github.install('globex')
      pull = await aLargePull(patrol)
    })

    test('is read to its end within 60 requests: the last comment and the first commit decide', async () => {
      const { github } = patrol
      const [opened] = github.held.splice(0)
      github.events = 'deliver'
      // Nothing is known yet of the team and the policy either, and what was approved is no longer there.
      const requests = await patrol.requestsOf(() => opened?.deliver())
      expect(readsOfEach(requests)).toBeLessThanOrEqual(MOST_REQUESTS)
      expect(requests.filter(each => each.startsWith('PUT'))).toHaveLength(1)
      expect(patrol.shows(pull).conclusion).toBe('action_required')
      expect(patrol.shows(pull).text).toContain('the code changed with')
      expect(github.reviews(pull)).toHaveLength(REVIEWS)

      // She wrote one of the commits, on the last page; he did not.
      await patrol.after(() => github.comment(pull, { by: 'kim', body: 'ship it' }))
      expect(patrol.shows(pull).conclusion).toBe('action_required')
      expect(patrol.shows(pull).text).toContain('kim')
      const asked = await patrol.requestsOf(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(readsOfEach(asked)).toBeLessThanOrEqual(MOST_REQUESTS)
    })

    test('is never green while GitHub lists fewer files than it counts', async () => {
      const { github } = patrol
      github.faults = ({ path }) => (path.endsWith('/files') ? Response.json([]) : null)
      try {
        await patrol.again(pull)
        expect(patrol.shows(pull).conclusion).toBe('failure')
        expect(patrol.shows(pull).text).toContain('GitHub counts 3000 changed files, but lists 0')
      } finally {
        github.faults = null
      }
      await patrol.again(pull)
      expect(patrol.shows(pull).conclusion).toBe('success')
    })
  },
)

/** What each evaluation of the pull request asked, whoever made it due: each begins with reading it. */
function readsOfEach(requests: readonly string[]): number {
  const evaluations = requests.filter(each => each === 'GET /repos/{owner}/{repo}/pulls/{pull_number}').length
  return requests.filter(each => /^GET |graphql$/.test(each)).length / evaluations
}

/** Opened, grown and talked about while nobody hears of it. */
async function aLargePull(patrol: TestPatrol): Promise<Pull> {
  const { github } = patrol
  const name = await patrol.repository('globex', { policy })
  const files = Object.fromEntries(
    Array.from({ length: FILES }, (_, at) => [`src/part-${at % 50}/file-${at}.txt`, `${at}\n`]),
  )
  github.events = 'hold'
  const pull = await github.openPull(name, { by: 'himanshu', title: 'SEC-1: Many', head: 'many', files })
  const [opened] = github.held.filter(({ event }) => event === 'pull_request')
  await addCommits(pull, COMMITS - 2)
  const tip = String(await pull.repository.git.run(['rev-parse', 'refs/heads/chain'])).trim()
  await github.push(pull, { by: 'himanshu', force: tip })
  github.review(pull, { by: 'alex', state: 'APPROVED' })
  await github.push(pull, { by: 'himanshu', author: 'kim', files: { 'src/part-0/file-0.txt': 'last\n' } })
  for (let at = 1; at < REVIEWS; at++) github.review(pull, { by: 'sam', state: 'COMMENTED', body: `${at}` })
  for (let at = 0; at < COMMENTS; at++) github.comment(pull, { by: 'sam', body: `${at}` })
  github.held.splice(0, Infinity, ...(opened ? [opened] : []))
  return pull
}

/** One process, whatever their number. */
async function addCommits({ repository: { git }, headSha }: Pull, count: number): Promise<void> {
  const one = (at: number) =>
    [
      'commit refs/heads/chain',
      `committer himanshu <himanshu@example.com> ${1_700_000_000 + at} +0000`,
      'data 1\nx',
      ...(at === 0 ? [`from ${headSha}`] : []),
      `M 100644 inline src/part-0/file-0.txt\ndata ${String(at).length}\n${at}\n`,
    ].join('\n')
  const commits = Array.from({ length: count }, (_, at) => one(at)).join('')
  await git.run(['fast-import', '--quiet', '--date-format=raw'], Buffer.from(commits))
}
