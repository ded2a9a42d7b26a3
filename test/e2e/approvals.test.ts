import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnOneDatabase } from './on-each-database.ts'
import { runOf } from './shown.ts'

const TEAMS = `
roles:
  senior: { teams: [senior-engineers] }
  techops: { teams: [technical-operations] }
  security: { teams: [security] }
`
const CHANGE = { files: { 'src/endpoints.ts': 'export const changed = true\n' } }

describeOnOneDatabase('approvals', patrol => {
  let repository = ''
  /** Opens a pull request in the shared repository, with an approval by alex that counts. */
  async function approved(wanted: Parameters<typeof patrol.open>[1] = {}) {
    const pull = await patrol.open(repository, wanted)
    await patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    return pull
  }
  const approve = (pull: Awaited<ReturnType<typeof approved>>, by = 'alex') =>
    patrol.after(() => patrol.github.review(pull, { by, state: 'APPROVED' }))
  const waiting = { conclusion: 'action_required', title: 'Waiting for a review by a senior engineer' }

  beforeAll(async () => {
    const { github } = patrol
    const members = ['himanshu', 'alex', 'kim', 'sam', 'maria', 'sally']
    github.organisation('initech', { members, owners: ['olga'] })
    github.team('initech', 'senior-engineers', { members: ['alex', 'kim', 'himanshu'] })
    github.team('initech', 'technical-operations', { members: ['maria', 'alex'] })
    github.team('initech', 'security', { members: ['sally'] })
    github.install('initech')
    repository = await patrol.repository('initech', { policy: TEAMS })
  })

  describe('are kept', () => {
    test('by “Update branch”', async () => {
      const { github } = patrol
      const pull = await approved()
      await patrol.after(() =>
        github.pushTo(repository, 'main', { by: 'olga', files: { 'docs/a.md': 'a\n' } }),
      )
      const before = pull.headSha
      await patrol.after(() => github.updateBranch(pull, 'himanshu'))
      expect(pull.headSha).not.toBe(before)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      expect(github.reviews(pull).map(({ state }) => state)).toEqual(['APPROVED'])
    })

    test('by a rebase with the same diff', async () => {
      const { github } = patrol
      const pull = await approved()
      await patrol.after(() =>
        github.pushTo(repository, 'main', { by: 'olga', files: { 'docs/b.md': 'b\n' } }),
      )
      const before = pull.headSha
      await patrol.after(() => github.rebase(pull, 'himanshu'))
      expect(pull.headSha).not.toBe(before)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })

    test('when commits land on the base alone', async () => {
      const { github } = patrol
      const pull = await approved()
      await patrol.after(() =>
        github.pushTo(repository, 'main', { by: 'olga', files: { 'docs/c.md': 'c\n' } }),
      )
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })
  })

  describe('are reset', () => {
    test('by a merge of the base whose resolution smuggles code in', async () => {
      const { github } = patrol
      const pull = await approved()
      await patrol.after(() =>
        github.pushTo(repository, 'main', { by: 'olga', files: { 'docs/d.md': 'd\n' } }),
      )
      const files = { 'src/endpoints.ts': 'export {}\nstealSecrets()\n' }
      await patrol.after(() => github.push(pull, { by: 'himanshu', merge: 'main', files }))
      expect(patrol.shows(pull)).toMatchObject(waiting)
    })

    test('by another base, also when the first one comes back', async () => {
      const { github } = patrol
      const own = await patrol.repository('initech', { policy: `${TEAMS}branches: [main, release]\n` })
      await patrol.after(() => github.setBranch(own, 'release', github.tip(own), 'olga'))
      const pull = await patrol.open(own)
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      await patrol.after(() => github.edit(pull, { by: 'himanshu', base: 'release' }))
      expect(patrol.shows(pull)).toMatchObject(waiting)
      await patrol.after(() => github.edit(pull, { by: 'himanshu', base: 'main' }))
      expect(patrol.shows(pull)).toMatchObject(waiting)
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })

    test('also when the old diff is restored by a force push', async () => {
      const { github } = patrol
      const pull = await approved()
      const first = pull.headSha
      await patrol.after(() => github.push(pull, { by: 'himanshu', ...CHANGE }))
      await patrol.after(() => github.push(pull, { by: 'himanshu', force: first }))
      expect(pull.headSha).toBe(first)
      expect(patrol.shows(pull)).toMatchObject(waiting)
    })

    test('by a push whose event was lost', async () => {
      const { github } = patrol
      const pull = await approved()
      await github.push(pull, { by: 'himanshu', ...CHANGE, suppressEvent: true })
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject(waiting)
    })

    test('by a dismissal, and where GitHub refuses ours they do not count all the same', async () => {
      const { github } = patrol
      const own = await patrol.repository('initech', { policy: TEAMS })
      github.protect(own, 'main', { mayDismiss: ['olga'] })
      const pull = await patrol.open(own)
      await approve(pull)
      await patrol.after(() => github.push(pull, { by: 'himanshu', ...CHANGE }))
      expect(github.reviews(pull).map(({ state }) => state)).toEqual(['APPROVED'])
      expect(patrol.shows(pull)).toMatchObject(waiting)
      expect(patrol.shows(pull).text).toContain('GitHub still shows it, since it refused to dismiss it.')

      const other = await approved()
      const [review] = github.reviews(other)
      await patrol.after(() => github.dismiss(other, review?.id ?? 0, 'olga'))
      expect(patrol.shows(other)).toMatchObject(waiting)
    })
  })

  describe('do not count', () => {
    test('by the author, under another account that committed, or by a co-author', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository, {
        by: 'sam',
        author: 'himanshu',
        committer: 'kim',
        coAuthors: ['alex'],
      })
      for (const by of ['himanshu', 'kim', 'alex']) await approve(pull, by)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
      const head = pull.headSha.slice(0, 7)
      for (const by of ['himanshu', 'kim', 'alex']) {
        expect(patrol.shows(pull).text).toMatch(new RegExp(`${by} .*\`${head}\``))
      }
      await expect(approve(pull, 'sam')).rejects.toThrow('Unprocessable Entity')
      expect(github.reviews(pull)).toHaveLength(3)
    })

    test('by whoever’s suggestion was committed', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      const suggestion = { by: 'himanshu', from: 'alex', files: { 'src/endpoints.ts': 'export { a }\n' } }
      await patrol.after(() => github.commitSuggestion(pull, suggestion))
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject(waiting)
      expect(patrol.shows(pull).text).toContain("alex's suggestion was committed")
      await approve(pull, 'kim')
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    })

    test('by somebody without the role, by a bot, or on a commit that was no longer the head', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository)
      await approve(pull, 'sam')
      await approve(pull, 'helper[bot]')
      const old = pull.headSha
      await patrol.after(() => github.push(pull, { by: 'himanshu', ...CHANGE }))
      await patrol.after(() => github.review(pull, { by: 'kim', state: 'APPROVED', commitId: old }))
      expect(patrol.shows(pull)).toMatchObject(waiting)
      const { text } = patrol.shows(pull)
      expect(text).toMatch(/sam .*senior/)
      expect(text).toMatch(/kim/)
    })

    test('once their author has left the team', async () => {
      const { github } = patrol
      github.organisation('leavers', { members: ['himanshu', 'kim'], owners: ['olga'] })
      github.team('leavers', 'senior-engineers', { members: ['alex', 'kim'] })
      github.install('leavers')
      const policy = 'roles: { senior: { teams: [senior-engineers] } }\n'
      const pull = await patrol.open(await patrol.repository('leavers', { policy }))
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      await patrol.after(() => github.removeFromTeam('leavers', 'senior-engineers', 'alex'))
      expect(patrol.shows(pull)).toMatchObject(waiting)
      await patrol.after(() => github.addToTeam('leavers', 'senior-engineers', 'alex'))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      await patrol.after(() => github.renameTeam('leavers', 'senior-engineers', 'principals'))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      await patrol.after(() => github.removeFromOrganisation('leavers', 'alex'))
      expect(patrol.shows(pull)).toMatchObject(waiting)
    })
  })

  test('a standing wish for changes makes it wait, until the same person approves', async () => {
    const { github } = patrol
    const pull = await approved()
    await patrol.after(() => github.review(pull, { by: 'kim', state: 'CHANGES_REQUESTED' }))
    expect(patrol.shows(pull)).toMatchObject({
      conclusion: 'action_required',
      title: 'Waiting for kim, who asked for changes',
    })
    await patrol.after(() => github.review(pull, { by: 'kim', state: 'COMMENTED', body: 'Better' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    await approve(pull, 'kim')
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('a comment approves where the policy has its phrase, until it is edited', async () => {
    const { github } = patrol
    const policy = `${TEAMS}approvals: { approve_by_comment: [LGTM] }\n`
    const pull = await patrol.open(await patrol.repository('initech', { policy }))
    await patrol.after(() => github.comment(pull, { by: 'alex', body: '> LGTM' }))
    await patrol.after(() => github.comment(pull, { by: 'sam', body: 'LGTM' }))
    expect(patrol.shows(pull)).toMatchObject(waiting)
    const comment = await patrol.after(() => github.comment(pull, { by: 'alex', body: 'LGTM' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    await patrol.after(() => github.editComment(comment, { by: 'alex', body: 'Not yet' }))
    expect(patrol.shows(pull)).toMatchObject(waiting)
    await patrol.after(() => github.editComment(comment, { by: 'alex', body: 'LGTM' }))
    expect(patrol.shows(pull)).toMatchObject(waiting)
    const again = await patrol.after(() => github.comment(pull, { by: 'alex', body: 'LGTM' }))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    await patrol.after(() => github.deleteComment(again, 'alex'))
    expect(patrol.shows(pull)).toMatchObject(waiting)
  })

  test('a review that is edited stays what it was, and one that was dismissed does not come back', async () => {
    const { github } = patrol
    const policy = `${TEAMS}approvals: { approve_by_comment: [LGTM] }\n`
    const pull = await patrol.open(await patrol.repository('initech', { policy }))
    const said = await patrol.after(() =>
      github.review(pull, { by: 'alex', state: 'COMMENTED', body: 'Let me look' }),
    )
    await patrol.after(() => github.editReview(said, 'LGTM', 'sam'))
    expect(patrol.shows(pull)).toMatchObject(waiting)
    const mark = github.sent.length
    const given = await patrol.after(() =>
      github.review(pull, { by: 'alex', state: 'APPROVED', body: 'Fine' }),
    )
    const submitted = github.sent.slice(mark).find(({ action }) => action === 'submitted')
    await patrol.after(() => github.editReview(given, 'Not fine'))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
    await patrol.after(() => github.dismiss(pull, given.id, 'sam'))
    expect(patrol.shows(pull)).toMatchObject(waiting)
    await patrol.after(() => github.editReview(given, 'LGTM'))
    await patrol.after(() => submitted?.deliver())
    expect(patrol.shows(pull)).toMatchObject(waiting)
  })

  test('a migration waits for technical operations, whoever else approved', async () => {
    const file = 'db/migrate/20261120101112_add_claims.rb'
    const pull = await patrol.open(repository, { files: { [file]: 'class AddClaims; end\n' } })
    expect(patrol.shows(pull)).toMatchObject({
      title: 'Waiting for 2 reviews: senior engineer, technical operations',
    })
    await approve(pull, 'kim')
    expect(patrol.shows(pull)).toMatchObject({ title: 'Waiting for a review by technical operations' })
    expect(patrol.shows(pull).text).toContain(`\`${file}\` (Rails) waits for a review`)
    expect(patrol.shows(pull).text).toContain('alex or maria (team technical-operations) can approve')
    await approve(pull, 'maria')
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('where one person may serve one check only, a second person has to approve', async () => {
    const policy = `${TEAMS}approvals: { shared: false }\n`
    const files = { 'db/migrate/20261120101112_add_claims.rb': 'class AddClaims; end\n' }
    const pull = await patrol.open(await patrol.repository('initech', { policy }), { files })
    await approve(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
    await approve(pull, 'maria')
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  })

  test('a workflow file needs the security team, and a label can ask for it too', async () => {
    const { github } = patrol
    const pull = await patrol.open(repository, { files: { '.github/workflows/ci.yml': 'on: push\n' } })
    await approve(pull)
    expect(patrol.shows(pull)).toMatchObject({ title: 'Waiting for a review by security' })
    expect(patrol.shows(pull).text).toContain('`.github/workflows/ci.yml` is a workflow file')
    await approve(pull, 'sally')
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })

    const policy = `${TEAMS}checks: { security-review: { when: { labels: [security] } } }\n`
    const other = await patrol.open(await patrol.repository('initech', { policy }))
    await approve(other)
    expect(patrol.shows(other)).toMatchObject({ conclusion: 'success' })
    await patrol.after(() => github.label(other, 'security', 'kim'))
    expect(patrol.shows(other)).toMatchObject({ title: 'Waiting for a review by security' })
  })

  test('reviewers are requested once, and not again when somebody removes them', async () => {
    const { github } = patrol
    const policy = `${TEAMS}request_reviews: true\n`
    const own = await patrol.repository('initech', { policy })
    github.team('initech', 'unrelated', { members: ['sam'] })
    const pull = await patrol.open(own)
    expect(pull.requestedTeams.map(({ slug }) => slug)).toEqual(['senior-engineers'])
    const request = { by: 'himanshu', teams: ['senior-engineers'] }
    await patrol.after(() => github.removeReviewRequest(pull, request))
    await patrol.after(() => github.edit(pull, { by: 'himanshu', title: 'Another title' }))
    expect(pull.requestedTeams).toEqual([])
    await patrol.after(() => github.requestAction(runOf(patrol, pull), 'refresh', 'kim'))
    expect(patrol.shows(pull).text).toMatch(/It was asked for at \d\d:\d\d UTC/)
  })
})
