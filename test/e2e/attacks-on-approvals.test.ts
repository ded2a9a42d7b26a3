import { createHmac, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { NewPull, PullPush } from '../github/people/pulls.ts'
import type { Pull } from '../github/state.ts'
import { anAttackedPatrol, GREEN, TEAMS, WAITING } from './attacked-patrol.ts'
import { dismissalsOf } from './shown.ts'

/** Somebody with write access wants an approval to count that does not, or to count for something else. */
describe('an attacker', { timeout: 60_000 }, () => {
  const { patrol, aRepository, approve, approved, held, push, rowOf } = anAttackedPatrol()

  describe('who approves', () => {
    test('what they pushed under another’s name is known by the push', async () => {
      const pull = await patrol.open(await aRepository())
      const forged = { by: 'kim', author: 'himanshu', committer: 'himanshu' }
      await push(pull, { ...forged, files: { 'src/a.ts': 'smuggled\n' } })
      await approve(pull, 'kim')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
      expect(patrol.shows(pull).text).toMatch(/kim approved, but pushed/)
    })

    test('what they pushed under another’s name while the event was lost is known too', async () => {
      const pull = await patrol.open(await aRepository())
      await push(pull, {
        by: 'kim',
        author: 'himanshu',
        committer: 'himanshu',
        suppressEvent: true,
        files: { b: 'b' },
      })
      await approve(pull, 'kim')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('under the address of a bot, of GitHub or of nobody is not hidden by it', async () => {
      const { github } = patrol
      const bot = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com' }
      const webFlow = { name: 'GitHub', email: 'noreply@github.com' }
      const nobody = { name: 'x', email: 'nobody@nowhere.example' }
      const repository = await aRepository()
      for (const who of [bot, webFlow, nobody]) {
        const pull = await patrol.open(repository)
        await push(pull, { by: 'kim', author: who, committer: who, files: { 'src/a.ts': 'smuggled\n' } })
        await approve(pull, 'kim')
        expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
      }
      expect(github.violations).toEqual([])
    })

    test('what a workflow commits and pushes for them, in another’s name or its own, is nobody’s', async () => {
      const { github } = patrol
      const repository = await aRepository()
      const by = 'github-actions[bot]'
      for (const who of ['himanshu', by]) {
        const pull = await patrol.open(repository, { by, author: who, committer: who })
        await approve(pull)
        expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
        expect(patrol.shows(pull).text).toMatch(/cannot attribute .* by a workflow/)
      }
      expect(github.violations).toEqual([])
    })

    test('through a second address of the same account is still the author', async () => {
      const { github } = patrol
      github.account('twofold', { emails: ['twofold@home.example', 'twofold@work.example'] })
      github.addToOrganisation('initech', 'twofold')
      github.addToTeam('initech', 'senior-engineers', 'twofold')
      const pull = await patrol.open(await aRepository(), {
        by: 'mallory',
        author: { name: 'Somebody Else', email: 'twofold@home.example' },
      })
      await approve(pull, 'twofold')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('as a bot with a person’s team gets nothing', async () => {
      const pull = await patrol.open(await aRepository('roles: { senior: { permission: write } }\n'))
      await approve(pull, 'helper[bot]')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('was removed from the team a minute ago gives nothing any more', async () => {
      const { github } = patrol
      github.team('initech', 'passing', { members: ['sam'] })
      const pull = await patrol.open(await aRepository('roles: { senior: { teams: [passing] } }\n'))
      await approve(pull, 'sam')
      expect(patrol.shows(pull)).toMatchObject(GREEN)
      await patrol.after(() => github.removeFromTeam('initech', 'passing', 'sam'))
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })
  })

  describe('after an approval', () => {
    test('moves the approved lines to another place that looks the same', async () => {
      const { github } = patrol
      const repository = await aRepository(TEAMS, { 'rules.yml': rules() })
      const pull = await approved(repository, { files: { 'rules.yml': rules({ everybodyAt: 8 }) } })
      const files = { 'rules.yml': rules({ everybodyAt: 21 }) }
      await push(pull, { force: github.tip(repository), files })
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    describe.each(['merge', 'rebase'] as const)(
      'while the base branch changes the same file, by a %s',
      by => {
        /** Approved for staging; then the base branch puts two lines in at the top. */
        async function aChangedBase() {
          const { github } = patrol
          const repository = await aRepository(TEAMS, { 'rules.yml': rules() })
          const pull = await approved(repository, { files: { 'rules.yml': rules({ everybodyAt: 8 }) } })
          const files = { 'rules.yml': rules({ onTop: 2 }) }
          await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files }))
          return pull
        }
        const pushed = (pull: Pull, everybodyAt: number) =>
          push(pull, {
            ...(by === 'merge'
              ? { merge: 'main' }
              : { force: patrol.github.tip(`${pull.repository.owner.login}/${pull.repository.name}`) }),
            files: { 'rules.yml': rules({ onTop: 2, everybodyAt }) },
          })

        test('moves the approved lines to another place that looks the same', async () => {
          const pull = await aChangedBase()
          const old = pull.headSha
          await pushed(pull, 23)
          expect(patrol.shows(pull)).toMatchObject(WAITING)
          const [a, b] = [old, pull.headSha].map(sha => sha.slice(0, 7))
          const { text } = patrol.shows(pull)
          expect(text).toMatch(
            new RegExp(`approved .*${a}.*; .*${b}.* moved the approved lines of .*rules.yml`),
          )
          expect(dismissalsOf(pull)).toHaveLength(1)
          // It does not come back with the old place either.
          await push(pull, { force: old })
          expect(patrol.shows(pull)).toMatchObject(WAITING)
        })

        test('leaves the number of their line, and with it moves them against the others', async () => {
          const pull = await aChangedBase()
          await pushed(pull, 8)
          expect(patrol.shows(pull)).toMatchObject(WAITING)
        })

        test('honestly keeps the approval, for two requests the first time and none again', async () => {
          const pull = await aChangedBase()
          const asked = await patrol.requestsOf(() => pushed(pull, 10))
          expect(patrol.shows(pull)).toMatchObject(GREEN)
          expect(dismissalsOf(pull)).toEqual([])
          // Merge base and diff of each head, and the same of the two merge bases.
          expect(asked.filter(line => line.includes('/compare/'))).toHaveLength(6)
          const again = await patrol.requestsOf(() => patrol.again(pull))
          expect(again.filter(line => line.includes('/compare/'))).toEqual([])
        })
      },
    )

    test('drops what others did to the base branch in an evil merge', async () => {
      const { github } = patrol
      const repository = await aRepository()
      const pull = await approved(repository)
      const fixed = { 'src/app.ts': 'one\ntwo\nfixed\n' }
      await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files: fixed }))
      await push(pull, { merge: 'main', files: { 'src/app.ts': 'one\ntwo\nthree\n' } })
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('updates the branch, and smuggles code in with the next merge', async () => {
      const { github } = patrol
      const repository = await aRepository()
      const pull = await approved(repository)
      await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files: { a: 'a\n' } }))
      await patrol.after(() => github.updateBranch(pull, 'mallory'))
      expect(patrol.shows(pull)).toMatchObject(GREEN)
      await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files: { b: 'b\n' } }))
      await push(pull, { by: 'mallory', merge: 'main', files: { 'src/stolen.ts': 'x\n' } })
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test.each([
      ['in order', [0, 1]],
      ['in the wrong order', [1, 0]],
      ['each twice', [0, 1, 0, 1]],
      ['each twice, the push first', [1, 1, 0, 0]],
      ['without the push', [0]],
      ['without the review', [1]],
      ['without either', []],
    ])('pushes at the same moment, and the events arrive %s', async (_, order) => {
      const { github } = patrol
      const pull = await patrol.open(await aRepository())
      const events = await held(async () => {
        github.review(pull, { by: 'alex', state: 'APPROVED' })
        await github.push(pull, { by: 'himanshu', files: { 'src/a.ts': 'smuggled\n' } })
      })
      const chosen = events.filter(({ event }) => event.startsWith('pull_request'))
      for (const i of order) await chosen[i]?.deliver()
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
      expect(github.checkRuns(pull).map(run => run.conclusion)).not.toContain('success')
    })

    test.each([true, false])('brings the old diff back by force (events lost: %s)', async suppressEvent => {
      const pull = await approved(await aRepository())
      const first = pull.headSha
      await push(pull, { suppressEvent, files: { 'src/a.ts': 'other\n' } })
      await push(pull, { suppressEvent, force: first })
      // GitHub's lists are kept for ten minutes while no event arrives; this ends them.
      const { cache } = patrol.server.store
      await cache.set('outdated', `pull:${pull.repository.id}#${pull.number}`, Date.now(), null)
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('retargets just before the merge', async () => {
      const { github } = patrol
      const repository = await aRepository(`${TEAMS}branches: [main, 'release/*']\n`)
      github.protect(repository, 'main', { requiredChecks: ['compliance-patrol'] })
      const files = { 'src/stolen.ts': 'x\n' }
      await patrol.after(() => github.pushTo(repository, 'release/mine', { by: 'mallory', files }))
      const head = await patrol.after(() =>
        github.pushTo(repository, 'release/mine', { by: 'mallory', files: { 'docs/typo.md': 'the\n' } }),
      )
      await github.setBranch(repository, 'release/small', github.tip(repository, 'release/mine'), 'mallory')
      await patrol.idle()
      const pull = await patrol.open(repository, { by: 'mallory', headSha: head })
      expect(patrol.shows(pull).conclusion).toBe('action_required')
      await approve(pull)
      await patrol.after(() => github.edit(pull, { by: 'mallory', base: 'release/small' }))
      await patrol.after(() => github.edit(pull, { by: 'mallory', base: 'main' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required' })
      await expect(github.merge(pull, 'mallory')).rejects.toThrow('Required status check')
    })

    test('replays old webhooks under new delivery ids after the reset', async () => {
      const { github } = patrol
      const mark = github.sent.length
      const pull = await approved(await aRepository())
      const first = pull.headSha
      const old = github.sent.slice(mark).filter(({ event }) => event.startsWith('pull_request'))
      await push(pull, { files: { 'src/a.ts': 'other\n' } })
      await push(pull, { force: first })
      for (const { event, payload } of old) {
        const body = JSON.stringify(payload)
        const signature = createHmac('sha256', patrol.secret).update(body).digest('hex')
        const headers = {
          'x-github-event': event,
          'x-github-delivery': randomUUID(),
          'x-hub-signature-256': `sha256=${signature}`,
        }
        expect(await patrol.deliver(body, headers)).toMatchObject({ status: 202 })
        expect(await patrol.deliver(`${body} `, headers)).toMatchObject({ status: 401 })
      }
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })
  })

  describe('by comment', () => {
    const POLICY = `${TEAMS}approvals: { approve_by_comment: [LGTM] }\n`

    test('edits, deletes, restores and quotes, and none of it approves', async () => {
      const { github } = patrol
      const pull = await patrol.open(await aRepository(POLICY))
      const say = (body: string, by = 'alex') => patrol.after(() => github.comment(pull, { by, body }))
      const edited = await say('Let me look')
      await patrol.after(() => github.editComment(edited, { by: 'mallory', body: 'LGTM' }))
      expect(patrol.shows(pull)).toMatchObject(WAITING)
      const gone = await say('LGTM')
      expect(patrol.shows(pull)).toMatchObject(GREEN)
      await held(() => github.deleteComment(gone, 'alex'))
      await patrol.again(pull)
      expect(patrol.shows(pull)).toMatchObject(WAITING)
      for (const body of ['> LGTM', '```\nLGTM\n```', '<!--\nLGTM\n-->', 'LGTM?', 'L\u200BGTM', '    LGTM'])
        await say(body)
      await say('LGTM', 'himanshu')
      await say('LGTM', 'mallory')
      expect(patrol.shows(pull)).toMatchObject(WAITING)
    })

    test('approves, and pushes while the comment is on its way', async () => {
      const { github } = patrol
      for (const reversed of [false, true]) {
        const pull = await patrol.open(await aRepository(POLICY))
        const events = await held(async () => {
          github.comment(pull, { by: 'alex', body: 'LGTM' })
          await github.push(pull, { by: 'himanshu', files: { 'src/a.ts': 'smuggled\n' } })
        })
        for (const event of reversed ? events.toReversed() : events) await event.deliver()
        await patrol.idle()
        expect(patrol.shows(pull)).toMatchObject(WAITING)
      }
    })
  })

  describe('with an exemption', () => {
    const DOCS = `checks: { title-format: { level: required, projects: [SEC] } }
roles: { senior: { permission: write } }
exemptions:
  - { name: documentation, when: { only_paths: ['docs/**', '!docs/.keep'] }, skip: [title-format] }
  - { name: bots, when: { authors: ['dependabot[bot]'] }, skip: [title-format] }
  - { name: reverts, when: { revert: true }, skip: [title-format] }
`

    test.each([
      ['a file that was moved into the folder', { 'src/app.ts': null, 'docs/app.ts': 'one\ntwo\nthree\n' }],
      ['a file that was moved out of it', { 'docs/a.md': null, 'src/a.md': 'a\n'.repeat(9) }],
      ['a link in place of the folder', { 'docs/a.md': null, docs: { mode: '120000', content: 'src' } }],
      [
        'a submodule',
        { '.gitmodules': '[submodule "docs/x"]\n', 'docs/x': { mode: '160000', content: 'a'.repeat(40) } },
      ],
      ['a path that only looks like it', { 'docs\u2215a.md': 'x\n' }],
      ['another case', { 'Docs/a.md': 'x\n' }],
    ] as const)('of paths takes %s for no documentation', async (_, files) => {
      const repository = await aRepository(DOCS, { 'docs/a.md': 'a\n'.repeat(9) })
      const pull = await patrol.open(repository, { by: 'mallory', files })
      expect(rowOf(pull, 'Pull-request title format')).toContain('✗')
    })

    test.each<[string, Partial<NewPull> & { push?: PullPush }]>([
      [
        'forges the bot as author of the commit',
        { by: 'mallory', author: 'dependabot[bot]', committer: 'dependabot[bot]' },
      ],
      ['adds a commit to the bot’s branch', { push: { by: 'mallory' } }],
      [
        'adds one in the bot’s name',
        { push: { by: 'mallory', author: 'dependabot[bot]', committer: 'dependabot[bot]' } },
      ],
      ['names a person beside the bot', { coAuthors: ['mallory'] }],
      [
        'adds one in its name, and the event is lost',
        { push: { by: 'mallory', author: 'dependabot[bot]', suppressEvent: true } },
      ],
    ])('of bots fails where somebody %s', async (_, { push: pushed, ...wanted }) => {
      const repository = await aRepository(DOCS)
      const pull = await patrol.open(repository, { by: 'dependabot[bot]', ...wanted })
      if (pushed !== undefined) {
        expect(rowOf(pull, 'Pull-request title format')).toContain('Exempted by “bots”')
        await push(pull, { ...pushed, files: { 'src/a.ts': 'x\n' } })
        await patrol.again(pull)
      }
      expect(rowOf(pull, 'Pull-request title format')).toContain('✗')
    })

    test('of reverts fails where one line is added to the revert', async () => {
      const { github } = patrol
      const repository = await aRepository(DOCS)
      const first = await patrol.open(repository, {
        title: 'SEC-1: Add',
        files: { 'src/app.ts': 'one\n2\nthree\n' },
      })
      await approve(first)
      await patrol.after(() => github.merge(first, 'olga'))
      const exact = { 'src/app.ts': 'one\ntwo\nthree\n' }
      const revert = { by: 'mallory', title: 'Revert "SEC-1: Add"', body: `Reverts #${first.number}` }
      const pull = await patrol.open(repository, { ...revert, files: exact })
      expect(rowOf(pull, 'Pull-request title format')).toContain('Exempted by “reverts”')
      await push(pull, { files: { 'src/app.ts': 'one\ntwo\nthree\nfour\n' } })
      expect(rowOf(pull, 'Pull-request title format')).toContain('✗')
    })
  })

  test('the verdict of a slow evaluation is not shown on what was pushed meanwhile', async () => {
    const { github } = patrol
    const pull = await patrol.open(await aRepository())
    const old = pull.headSha
    let pushed = false
    github.faults = async ({ method, path }) => {
      if (pushed || method === 'GET' || !path.includes('/check-runs')) return null
      pushed = true
      await github.push(pull, { by: 'mallory', files: { 'src/a.ts': 'smuggled\n' } })
      return null
    }
    try {
      await approve(pull)
    } finally {
      github.faults = null
    }
    expect(pull.headSha).not.toBe(old)
    expect(patrol.shows(pull)).toMatchObject(WAITING)
  })

  test('a push while it is evaluated makes it begin again', async () => {
    const { github } = patrol
    const pull = await patrol.open(await aRepository())
    let pushed = false
    github.faults = async ({ path }) => {
      if (pushed || !path.endsWith('/files')) return null
      pushed = true
      await github.push(pull, { by: 'mallory', files: { 'src/a.ts': 'smuggled\n' } })
      return null
    }
    try {
      await approve(pull)
    } finally {
      github.faults = null
    }
    expect(patrol.shows(pull)).toMatchObject(WAITING)
  })

  test('a push there and back while it is evaluated shows nothing of what was there in between', async () => {
    const { github } = patrol
    const policy = `${TEAMS}checks: { peer-review: off, migration-review: required }\n`
    const repository = await aRepository(policy)
    const migration = { 'db/migrate/20261120101112_drop.rb': 'drop_table :claims\n' }
    const pull = await patrol.open(repository, { by: 'mallory', files: migration })
    const old = pull.headSha
    const [main, steps] = [github.tip(repository), ['/files', 'Commits']]
    github.events = 'hold'
    github.faults = async ({ path, query }) => {
      if (steps[0] === undefined || (query !== steps[0] && !path.endsWith(steps[0]))) return null
      const change = { by: 'mallory', suppressEvent: true }
      if (steps.shift() === '/files') await github.push(pull, { ...change, force: main, files: { a: 'a\n' } })
      else await github.push(pull, { ...change, force: old })
      return null
    }
    try {
      await patrol.again(pull)
    } finally {
      github.faults = null
      github.events = 'deliver'
    }
    expect([steps, pull.headSha]).toEqual([[], old])
    expect(github.checkRuns(pull).map(run => run.conclusion)).toEqual(['action_required'])
    expect(patrol.shows(pull).text).toContain('20261120101112_drop.rb')
  })
})

/** Two sections that look the same, and perhaps a line more in one of them, counted from 0. */
function rules({ onTop = 0, everybodyAt }: { onTop?: number; everybodyAt?: number } = {}): string {
  const section = (name: string) => [`  ${name}:`, ...Array<string>(12).fill('    - allow: office')]
  const top = Array.from({ length: onTop }, (_, i) => `  # ${i}`)
  const lines = ['rules:', ...top, ...section('staging'), ...section('production')]
  const all = everybodyAt === undefined ? lines : lines.toSpliced(everybodyAt, 0, '    - allow: everybody')
  return all.map(line => `${line}\n`).join('')
}
