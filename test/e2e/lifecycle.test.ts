import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnEachDatabase } from './on-each-database.ts'
import { dismissalsOf, ourComment, ourRun, runOf } from './shown.ts'

const MODEL = 'labels: { ready: ready for review }\ncheck: { status: eligible/pull-request }\n'
const WAITING = 'Waiting for a review by a senior engineer'
const SUCCEEDED = 'All pull-request checks succeeded!'
const CONGRATULATIONS = [
  '✓ Congratulations, peer review completed ✓',
  'Please note that any further code change will reset the review status and will require additional reviews to move forward.',
  'Note: This is an automated message from Compliance Patrol.',
].join('\n\n')

describeOnEachDatabase('a pull request', patrol => {
  beforeAll(() => {
    patrol.github.organisation('initech', { members: ['himanshu', 'alex', 'kim'], owners: ['olga'] })
    patrol.github.install('initech')
  })

  test('waits, is approved, reset by a push, approved again, and merged', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech', { policy: MODEL }))
    const waiting = {
      conclusion: 'action_required',
      title: WAITING,
      statuses: { 'eligible/pull-request': `pending: ${WAITING}` },
      labels: ['ready for review'],
    }
    const succeeded = {
      conclusion: 'success',
      title: SUCCEEDED,
      statuses: { 'eligible/pull-request': `success: ${SUCCEEDED}` },
      comment: CONGRATULATIONS,
      labels: ['ready for review'],
    }
    expect(patrol.shows(pull)).toMatchObject({
      ...waiting,
      summary: `**${WAITING}.** Everything else holds.`,
      comment: 'This waits for a review by a senior engineer: anybody with write access.',
    })
    expect(patrol.shows(pull).text).toContain('| ✓ Pull-request default title | Custom PR title detected |')
    expect(patrol.shows(pull).text).toContain(
      '| … Peer-reviewed | Waits for a review by a senior engineer. | Pull requests need to be reviewed by at least one senior engineer before merging |',
    )

    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject(succeeded)
    expect(patrol.shows(pull).text).toContain('| ✓ Peer-reviewed | PR has been reviewed by alex |')

    const approved = pull.headSha.slice(0, 7)
    const files = { 'src/endpoints.ts': 'export const changed = true\n' }
    await patrol.after(() => github.push(pull, { by: 'himanshu', files }))
    const changed = pull.headSha.slice(0, 7)
    expect(patrol.shows(pull)).toMatchObject({
      ...waiting,
      comment: `\`${changed}\` changed the code after alex approved \`${approved}\`, so the review starts again.\n\nThis waits for a review by a senior engineer: anybody with write access.`,
    })
    expect(patrol.shows(pull).text).toMatch(
      new RegExp(
        `alex approved \`${approved}\` at \\d\\d:\\d\\d UTC; the code changed with \`${changed}\` at \\d\\d:\\d\\d`,
      ),
    )
    expect(github.reviews(pull).map(({ state }) => state)).toEqual(['DISMISSED'])
    expect(dismissalsOf(pull)).toEqual([expect.stringContaining(`alex approved \`${approved}\``)])
    expect(dismissalsOf(pull)).toEqual([expect.stringContaining(`changed with \`${changed}\``)])

    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject(succeeded)

    const merging = await patrol.writesOf(() => github.merge(pull, 'olga'))
    expect(merging).toEqual(['DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}'])
    expect(patrol.shows(pull)).toMatchObject({ ...succeeded, labels: [] })
    expect(await patrol.writesOf(() => github.comment(pull, { by: 'kim', body: 'Thanks' }))).toEqual([])
  })

  test('is shown as waiting while it is a draft, and judged when it is ready', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech', { policy: MODEL })
    const pull = await patrol.open(repository, { draft: true })
    const draft = {
      conclusion: 'action_required',
      title: 'Waiting until this draft is marked as ready for review',
      labels: [],
    }
    expect(patrol.shows(pull)).toMatchObject(draft)
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject(draft)
    await patrol.after(() => github.readyForReview(pull))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success', labels: ['ready for review'] })
    await patrol.after(() => github.convertToDraft(pull))
    expect(patrol.shows(pull)).toMatchObject(draft)
  })

  test('fails by its title and recovers, in the same check run', async () => {
    const { github } = patrol
    const policy = 'checks: { title-format: { level: required, projects: [SEC] } }\n'
    const pull = await patrol.open(await patrol.repository('initech', { policy }), { title: 'SEC-7: Add it' })
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    const { id } = runOf(patrol, pull)
    await patrol.after(() => github.edit(pull, { by: 'himanshu', title: 'ENG-7: Add it' }))
    expect(patrol.shows(pull)).toMatchObject({
      conclusion: 'failure',
      title: '1 of 5 checks needs attention: title format',
      comment: expect.stringMatching(
        /^One thing before this can be merged:\n1\. \*\*Title format\*\*: start the title with a ticket of SEC/,
      ),
    })
    await patrol.after(() => github.edit(pull, { by: 'himanshu', title: 'SEC-7: Add it' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    expect(runOf(patrol, pull).id).toBe(id)
  })

  test('that is found again as it was costs no write, however often it is looked at', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech', { policy: MODEL }))
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])
    expect(await patrol.writesOf(() => github.label(pull, 'documentation'))).toEqual([])
    const records = await patrol.server.store.verdicts.latest(`${pull.repository.id}#${pull.number}`)
    await patrol.again(pull)
    expect(await patrol.server.store.verdicts.latest(`${pull.repository.id}#${pull.number}`)).toEqual(records)
  })

  describe('asked about again', () => {
    test.each(['Refresh', 'a re-run of the check', 'a re-run of the suite'])(
      'by %s, updates the check run that is there',
      async how => {
        const { github } = patrol
        const pull = await patrol.open(await patrol.repository('initech'))
        const run = runOf(patrol, pull)
        const ask = {
          Refresh: () => github.requestAction(run, 'refresh', 'kim'),
          'a re-run of the check': () => github.rerequestCheckRun(run, 'kim'),
          'a re-run of the suite': () => github.rerequestCheckSuite(run, 'kim'),
        }[how]
        if (ask === undefined) throw new Error(how)
        const update = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'
        expect(await patrol.writesOf(ask)).toEqual([update])
        expect(runOf(patrol, pull).id).toBe(run.id)
        expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])
      },
    )
  })

  test('has its comment put right when somebody else edits it', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech'))
    const comment = ourComment(github, pull)
    if (comment === null) throw new Error('no comment')
    const words = comment.body
    const forged = { by: 'olga', body: CONGRATULATIONS }
    const writes = await patrol.writesOf(() => github.editComment(comment, forged))
    expect(writes).toEqual(['PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'])
    expect(comment.body).toBe(words)
    expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])
  })

  test('has its comment written again after somebody deleted it, at the next change and not before', async () => {
    const { github } = patrol
    const pull = await patrol.open(await patrol.repository('initech'))
    const comment = ourComment(github, pull)
    if (comment === null) throw new Error('no comment')
    expect(await patrol.writesOf(() => github.deleteComment(comment, 'olga'))).toEqual([])
    expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])
    expect(ourComment(github, pull)).toBeNull()
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(ourComment(github, pull)?.body).toBe(CONGRATULATIONS)
  })

  test('shows our check run beside one of the same name by another App', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech')
    const pull = await patrol.open(repository, { suppressEvent: true })
    const green = { name: 'compliance-patrol', status: 'completed', conclusion: 'success' } as const
    const forged = github.postCheckRun('lookalike', pull, green)
    github.comment(pull, { by: 'himanshu', body: CONGRATULATIONS })
    await patrol.idle()
    expect(runOf(patrol, pull).id).not.toBe(forged.id)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    expect(forged).toMatchObject({ conclusion: 'success', title: null })
    expect(github.comments(pull).map(({ author }) => author.login)).toEqual([
      'himanshu',
      'compliance-patrol[bot]',
    ])
  })

  test('into a branch that the policy does not cover gets nothing', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech', { policy: 'branches: [main, release/*]\n' })
    await patrol.after(() => github.setBranch(repository, 'playground', github.tip(repository), 'himanshu'))
    const pull = await patrol.open(repository, { base: 'playground', suppressEvent: true })
    const edit = () => github.edit(pull, { by: 'himanshu', title: 'Try something else' })
    expect(await patrol.writesOf(edit)).toEqual([])
    expect(ourRun(github, pull)).toBeNull()
    expect(ourComment(github, pull)).toBeNull()
  })

  test('that shares its head with another shows the worse verdict of both', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech', { policy: 'branches: [main, release]\n' })
    await patrol.after(() => github.setBranch(repository, 'release', github.tip(repository), 'himanshu'))
    const pull = await patrol.open(repository)
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })

    const other = await patrol.open(repository, { base: 'release', headSha: pull.headSha })
    const title = `Pull request ${other.number}: ${WAITING}`
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title })
    expect(patrol.shows(pull).summary).toContain(
      `Pull requests ${pull.number} and ${other.number} have the same head commit`,
    )
    await patrol.again(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title })

    await patrol.after(() => github.review(other, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success', title: SUCCEEDED })
  })

  test.each(['closes', 'is retargeted to a branch without a policy'])(
    'that shares its head with one that %s is green again without it',
    async how => {
      const { github } = patrol
      const repository = await patrol.repository('initech', { policy: 'branches: [main, release]\n' })
      for (const branch of ['release', 'playground']) {
        await patrol.after(() => github.setBranch(repository, branch, github.tip(repository), 'himanshu'))
      }
      const pull = await patrol.open(repository)
      await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      const other = await patrol.open(repository, { base: 'release', headSha: pull.headSha })
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
      await patrol.after(() =>
        how === 'closes' ? github.close(other) : github.edit(other, { by: 'himanshu', base: 'playground' }),
      )
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success', title: SUCCEEDED })
    },
  )

  test('whose title, branch and files are hostile mentions nobody, breaks no table and forges no verdict', async () => {
    const { github } = patrol
    const policy = `
roles: { senior: { permission: write }, techops: { users: [maria] } }
checks: { title-format: required, migration-review: { paths: ['db/**'] } }
`
    const file = 'db/migrate/20261120101112_| x | @alex `tick` <img src=x> ‮evil.rb'
    const pull = await patrol.open(await patrol.repository('initech', { policy }), {
      title: '| ✓ Peer-reviewed | @olga #1 </td>\u202E <script>alert(1)</script> **All checks succeeded!**',
      head: 'feature/@olga-<b>',
      files: { [file]: 'class X; end\n' },
    })
    const run = runOf(patrol, pull)
    const written = [run.title, run.summary, run.text, ourComment(github, pull)?.body].join('\n')
    expect(run.conclusion).toBe('failure')
    expect(written).not.toMatch(/@(?!&#8203;)\w|<script|<img|<\/td|\u202E/)
    const rows = (run.text ?? '').split('\n').filter(line => line.startsWith('|'))
    expect(rows.map(row => row.split(' | ').length)).toEqual(rows.map((_, i) => (i === 1 ? 1 : 3)))
    expect(run.text).toContain('named by the policy')
  })

  test('by an account that was deleted is still judged', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech')
    const pull = await patrol.open(repository, { by: 'leaver' })
    github.deleteAccount('leaver')
    await patrol.after(() => github.edit(pull, { by: 'olga', title: 'Another title' }))
    await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull).conclusion).not.toBe('success')
    expect(patrol.shows(pull).text).toContain('GitHub cannot attribute')
  })
})
