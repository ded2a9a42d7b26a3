import { describe, expect, test } from 'vitest'
import type { Files } from '../github/git/commit.ts'
import type { Pull } from '../github/state.ts'
import { anAttackedPatrol, GREEN, TEAMS, WAITING } from './attacked-patrol.ts'

/** What keeps an approval and what does not, where it depends on the policy or on what GitHub hands out. */
describe('an approval', { timeout: 60_000 }, () => {
  const { patrol, aRepository, approve, approved, push, rowOf } = anAttackedPatrol()

  /** The base branch goes on, and the pull request follows it. */
  async function follows(
    pull: Pull,
    how: 'base-merge' | 'rebase',
    files: Files = { 'docs/a.md': `${how}\n` },
  ) {
    const { github } = patrol
    const repository = `${pull.repository.owner.login}/${pull.repository.name}`
    await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files }))
    await patrol.after(() =>
      how === 'rebase' ? github.rebase(pull, 'himanshu') : github.updateBranch(pull, 'himanshu'),
    )
  }

  describe('under keep_on', () => {
    test.each([
      ['base-merge', 'base-merge', GREEN],
      ['base-merge', 'rebase', WAITING],
      ['rebase', 'rebase', GREEN],
      ['rebase', 'base-merge', WAITING],
      ['', 'base-merge', WAITING],
      ['', 'rebase', WAITING],
    ] as const)('[%s], after a %s', async (kinds, how, expected) => {
      const pull = await approved(await aRepository(`${TEAMS}approvals: { keep_on: [${kinds}] }\n`))
      await follows(pull, how)
      expect(patrol.shows(pull)).toMatchObject(expected)
      if (expected === GREEN) return
      const said = { 'base-merge': 'merged the base branch', rebase: 'the branch was rebased to' }[how]
      expect(patrol.shows(pull).text).toContain(kinds === '' ? 'was pushed at' : said)
    })
  })

  test.each(['base-merge', 'rebase'] as const)(
    'is kept where git carries its lines along, after a %s onto a changed file',
    async how => {
      const lines = (top: readonly string[], last: string) =>
        [...top, ...Array.from({ length: 30 }, (_, i) => `line ${i}`), last, ''].join('\n')
      const pull = await approved(await aRepository(TEAMS, { 'src/long.ts': lines([], 'end') }), {
        files: { 'src/long.ts': lines([], 'end\nmore') },
      })
      await follows(pull, how, { 'src/long.ts': lines(['new', 'newer'], 'end') })
      expect(patrol.shows(pull)).toMatchObject(GREEN)
      await follows(pull, how, { 'src/long.ts': lines([], 'end') })
      expect(patrol.shows(pull)).toMatchObject(GREEN)
    },
  )

  test('of a diff that is too large is kept by its trees, until one of its files changes in the base', async () => {
    const big = (first: string) => `${first}\n${'x'.repeat(1_100_000)}\n`
    const repository = await aRepository(TEAMS, { 'docs/other.md': 'a\n' })
    const pull = await approved(repository, { files: { 'data/big.rs': big('one'), 'docs/other.md': 'b\n' } })
    const asked = await patrol.requestsOf(() => follows(pull, 'base-merge'))
    expect(asked.filter(line => line.includes('/git/trees/'))).toHaveLength(4)
    expect(patrol.shows(pull)).toMatchObject(GREEN)
    await push(pull, { merge: 'main', files: { 'data/big.rs': big('two') } })
    expect(patrol.shows(pull)).toMatchObject(WAITING)
    expect(patrol.shows(pull).text).toContain('the code changed with')
  })

  describe('on a fork', () => {
    test('stays while nothing moves', async () => {
      const pull = await approved(await aRepository(), { fork: true })
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject(GREEN)
    })

    test('does not count after A, B and back to A while both events were lost', async () => {
      const pull = await approved(await aRepository(), { fork: true })
      const first = pull.headSha
      await push(pull, { suppressEvent: true, files: { 'src/a.ts': 'smuggled\n' } })
      await push(pull, { suppressEvent: true, force: first })
      expect(pull.headSha).toBe(first)
      // GitHub's lists are kept for ten minutes while no event arrives; this ends them.
      const { cache } = patrol.server.store
      await cache.set('outdated', `pull:${pull.repository.id}#${pull.number}`, Date.now(), null)
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
      expect(patrol.shows(pull).text).toMatch(
        /alex approved .* how the branch came from there to .* is not known/,
      )
      // Another look at what stands there now counts, since nobody else's commits do.
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject(GREEN)
    })
  })

  describe('beside a commit of nobody whom GitHub knows', () => {
    const nobody = { name: 'x', email: 'nobody@nowhere.example' }

    test.each([
      ['block', WAITING, /approval does not count, since GitHub cannot attribute/],
      ['allow', GREEN, /PR has been reviewed by alex; GitHub cannot attribute .* to an account/],
    ] as const)('under unattributed_commits: %s', async (unattributed, expected, says) => {
      const policy = `${TEAMS}approvals: { unattributed_commits: ${unattributed} }\n`
      const pull = await patrol.open(await aRepository(policy), { author: nobody, committer: nobody })
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject(expected)
      expect(patrol.shows(pull).text).toMatch(says)
    })
  })

  describe('by a team', () => {
    const policy = (team: string) => `roles: { senior: { teams: [${team}] } }\n`

    test('below the one that the policy names counts, until its member leaves', async () => {
      const { github } = patrol
      github.team('initech', 'engineering')
      github.team('initech', 'backend', { parent: 'engineering' })
      github.team('initech', 'payments', { parent: 'backend', members: ['sam'] })
      const pull = await patrol.open(await aRepository(policy('engineering')))
      await approve(pull, 'kim')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
      await approve(pull, 'sam')
      expect(patrol.shows(pull)).toMatchObject(GREEN)
      await patrol.after(() => github.removeFromTeam('initech', 'payments', 'sam'))
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('above the one that the policy names does not count', async () => {
      const { github } = patrol
      github.team('initech', 'everybody', { members: ['sam'] })
      github.team('initech', 'leads', { parent: 'everybody', members: ['kim'] })
      const pull = await patrol.open(await aRepository(policy('leads')))
      await approve(pull, 'sam')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('that cannot be read is an error in words, and counts once it can', async () => {
      const { github } = patrol
      github.team('initech', 'hidden', { members: ['sam'] })
      const pull = await patrol.open(await aRepository(TEAMS))
      const other = await aRepository(policy('hidden'))
      github.faults = ({ path }) =>
        path.includes('/teams/hidden') ? Response.json({ message: 'Forbidden' }, { status: 403 }) : null
      try {
        const refused = await patrol.open(other)
        await approve(refused, 'sam')
        expect(patrol.shows(refused)).toMatchObject({ conclusion: 'failure' })
        expect(patrol.shows(refused).text).toContain('Whether sam can approve is not known.')
        expect(rowOf(refused, 'Peer-reviewed')).toContain('GitHub does not let the App reach team hidden.')
        github.faults = null
        await patrol.again(refused)
        expect(patrol.shows(refused)).toMatchObject(GREEN)
      } finally {
        github.faults = null
      }
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('that was deleted is an error in words', async () => {
      const { github } = patrol
      github.team('initech', 'passing-by', { members: ['sam'] })
      const repository = await aRepository(policy('passing-by'))
      github.deleteTeam('initech', 'passing-by')
      const pull = await patrol.open(repository)
      await approve(pull, 'sam')
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(rowOf(pull, 'Peer-reviewed')).toContain('passing-by')
    })
  })
})
