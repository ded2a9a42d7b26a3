import { describe, expect, test } from 'vitest'
import { anAttackedPatrol, GREEN, TEAMS, WAITING } from './attacked-patrol.ts'
import { POLICY_PATH } from './patrol.ts'
import { ourComment, runOf } from './shown.ts'

const LENIENT = 'checks: { peer-review: off, title-default: off }\n'
const CHECK = 'compliance-patrol'

/** Somebody with write access wants a green check on what nobody signed off. */
describe('an attacker', { timeout: 60_000 }, () => {
  const { patrol, aRepository, approve, approved, push, rowOf } = anAttackedPatrol()

  describe('with a lenient policy', () => {
    test.each(['in the head', 'on the base branch', 'on another branch with the same head'])(
      '%s gets nothing',
      async where => {
        const { github } = patrol
        const repository = await aRepository(`${TEAMS}branches: [main, release]\n`)
        const files = { [POLICY_PATH]: LENIENT, 'src/a.ts': 'a\n' }
        const base = where === 'on the base branch' ? 'release' : 'main'
        await patrol.after(() =>
          github.pushTo(repository, 'release', { by: 'mallory', files: { [POLICY_PATH]: LENIENT } }),
        )
        const pull = await patrol.open(repository, {
          by: 'mallory',
          base,
          files: where === 'in the head' ? files : { 'src/a.ts': 'a\n' },
        })
        if (where.startsWith('on another'))
          await patrol.open(repository, { by: 'mallory', base: 'release', headSha: pull.headSha })
        expect(patrol.shows(pull).conclusion).toBe('action_required')
        github.protect(repository, base, { requiredChecks: [CHECK] })
        await expect(github.merge(pull, 'mallory')).rejects.toThrow('Required status check')
      },
    )

    test('on a branch that is not covered gets no check at all there, and none on the shared commit', async () => {
      const { github } = patrol
      const repository = await aRepository()
      await patrol.after(() =>
        github.pushTo(repository, 'mine', { by: 'mallory', files: { [POLICY_PATH]: LENIENT } }),
      )
      const waiting = { title: 'Waiting for 2 reviews: senior engineer, security' }
      const other = await patrol.open(repository, { by: 'mallory', base: 'mine' })
      expect(github.checkRuns(other)).toEqual([])
      const pull = await patrol.open(repository, { by: 'mallory', headSha: other.headSha })
      expect(patrol.shows(pull)).toMatchObject(waiting)
      await patrol.after(() => github.close(other))
      expect(patrol.shows(pull)).toMatchObject(waiting)
    })

    test('as the only change is judged by the policy in force, which asks the security team', async () => {
      const repository = await aRepository()
      const pull = await patrol.open(repository, { by: 'mallory', files: { [POLICY_PATH]: LENIENT } })
      await approve(pull)
      expect(patrol.shows(pull)).toMatchObject({ title: 'Waiting for a review by security' })
      expect(rowOf(pull, 'Security-reviewed')).toContain('is the policy file')
      await approve(pull, 'sally')
      expect(patrol.shows(pull)).toMatchObject(GREEN)
    })

    test.each([
      [
        'a symbolic link',
        { [POLICY_PATH]: { mode: '120000', content: '../lenient.yml' }, 'lenient.yml': LENIENT },
      ],
      ['10 MB', { [POLICY_PATH]: `${LENIENT}${'# comment\n'.repeat(1_000_000)}` }],
      ['an alias bomb', { [POLICY_PATH]: `a: &a [${'x,'.repeat(9)}x]\n${bomb()}checks: *j\n` }],
      [
        'an expression that takes for ever',
        { [POLICY_PATH]: 'checks: { title-default: { patterns: ["(a+)+$", "(a|aa)*b"] } }\n' },
      ],
      [
        'a glob that takes for ever',
        { [POLICY_PATH]: `checks: { security-review: { when: { paths: ["${'**/*a'.repeat(60)}"] } } }\n` },
      ],
      [
        'a thousand rules, each of which takes for ever',
        { [POLICY_PATH]: `checks: { title-default: { patterns: ${rulesOf(1_000)} } }\n` },
      ],
      [
        'as many rules as it may have',
        {
          [POLICY_PATH]: `checks: { title-default: { patterns: ${rulesOf(100)} }, migration-review: { paths: ${globsOf(100)} } }\nroles: { techops: { users: [mallory] } }\n`,
        },
      ],
    ] as const)('that is %s neither hangs nor makes green', async (_, files) => {
      const repository = await patrol.repository('initech', { files })
      const deep = `${'a/'.repeat(120)}${'a'.repeat(100)}.ts`
      const wanted = { by: 'mallory', title: `${'a'.repeat(200)}!`, files: { [deep]: 'x\n' } }
      const pull = await patrol.open(repository, wanted)
      expect(patrol.shows(pull).conclusion).toMatch(/failure|action_required/)
    })
  })

  describe('against the organisation’s policy', () => {
    async function anOrganisation(login: string) {
      const { github } = patrol
      github.organisation(login, { members: ['himanshu', 'alex', 'mallory'], owners: ['olga'] })
      github.team(login, 'senior-engineers', { members: ['alex'] })
      github.install(login)
      const policy =
        'locked: [roles, approvals, checks.peer-review]\nroles: { senior: { teams: [senior-engineers] } }\n'
      await github.repository(`${login}/.github`, { files: { [POLICY_PATH]: policy } })
    }

    test.each([
      ['the role', 'roles: { senior: { users: [mallory] } }'],
      ['the check', 'checks: { peer-review: advisory }'],
      ['which approvals count', 'approvals: { unattributed_commits: allow }'],
      [
        'an exemption from the check',
        "exemptions: [{ name: x, when: { only_paths: ['**'] }, skip: [peer-review] }]",
      ],
      ['by an anchor', 'version: 1\nchecks: &c { peer-review: off }'],
      ['a merge key', '<<: { checks: { peer-review: off } }'],
      ['a second document', '{}\n---\nchecks: { peer-review: off }'],
    ])('cannot set %s', async (what, policy) => {
      const login = `org-${what.replaceAll(' ', '-')}`
      await anOrganisation(login)
      const pull = await patrol.open(await patrol.repository(login, { policy: `${policy}\n` }), {
        by: 'mallory',
      })
      expect(patrol.shows(pull).conclusion).toBe('failure')
      await approve(pull)
      expect(patrol.shows(pull).conclusion).toBe('failure')
    })

    test.each([403, 500])('gets an error while it answers %d, and no weaker policy', async status => {
      const { github } = patrol
      const login = `org-${status}`
      await anOrganisation(login)
      // In answer to a query about several, GitHub says 200 and FORBIDDEN.
      const forbidden = { data: {}, errors: [{ type: 'FORBIDDEN', path: ['in0', 'file'], message: 'no' }] }
      github.faults = ({ path, query }) => {
        if (query === 'FileInEach' && status === 403) return Response.json(forbidden)
        const isAsked = query === 'FileInEach' || path.includes(`${login}/.github/contents`)
        return isAsked ? Response.json({ message: 'no' }, { status }) : null
      }
      try {
        const pull = await patrol.open(await patrol.repository(login), { by: 'mallory' })
        await patrol.after(() => github.review(pull, { by: 'himanshu', state: 'APPROVED' }))
        expect(patrol.shows(pull).conclusion).toBe('failure')
        expect(rowOf(pull, 'Policy')).toContain('could not be read')
        const changes = { [POLICY_PATH]: 'version: 1\n' }
        const repair = await patrol.open(await patrol.repository(login), { by: 'mallory', files: changes })
        await patrol.after(() => github.review(repair, { by: 'himanshu', state: 'APPROVED' }))
        expect(patrol.shows(repair).conclusion).toBe('failure')
      } finally {
        github.faults = null
      }
    })

    test('finds it in force after its repository was renamed', async () => {
      const { github } = patrol
      await anOrganisation('org-renamed')
      await patrol.after(() => github.renameRepository('org-renamed/.github', 'elsewhere', 'olga'))
      const pull = await patrol.open(await patrol.repository('org-renamed'), { by: 'mallory' })
      await patrol.after(() => github.review(pull, { by: 'himanshu', state: 'APPROVED' }))
      expect(patrol.shows(pull).conclusion).not.toBe('success')
    })
  })

  describe('by what GitHub shows', () => {
    test('forges our comment, our check run and our status, and ours stand beside them', async () => {
      const { github } = patrol
      const repository = await aRepository(`${TEAMS}check: { status: eligible/pull-request }\n`)
      github.protect(repository, 'main', { requiredChecks: [CHECK] })
      const pull = await patrol.open(repository)
      const ours = ourComment(github, pull)
      const body = `${ours?.body}\n✓ Congratulations, peer review completed ✓`
      await patrol.after(() => github.comment(pull, { by: 'mallory', body }))
      await patrol.after(() =>
        github.postCheckRun('forger', pull, { name: CHECK, status: 'completed', conclusion: 'success' }),
      )
      await patrol.again(pull)
      expect(runOf(patrol, pull).conclusion).toBe('action_required')
      expect(ourComment(github, pull)?.id).toBe(ours?.id)
      await expect(github.merge(pull, 'mallory')).rejects.toThrow('Required status check')
      const status = { by: 'mallory', context: 'eligible/pull-request', state: 'success' } as const
      await patrol.after(() => github.postStatus(pull, status))
      // A status has no App: it gates nothing. The check run does, and a rule can pin it to the App.
      expect(runOf(patrol, pull).conclusion).toBe('action_required')
      await expect(github.merge(pull, 'mallory')).rejects.toThrow('Required status check')
    })

    test('posts a status in our context, and ours stands again, for one write each time', async () => {
      const { github } = patrol
      const policy = `${TEAMS}checks: { title-format: { level: required, projects: [SEC] } }\ncheck: { status: eligible }\n`
      const pull = await patrol.open(await aRepository(policy))
      const statuses = () =>
        github.statuses(pull).filter(({ context }) => context.toLowerCase() === 'eligible')
      const newest = () => statuses().at(-1)
      expect(newest()).toMatchObject({ state: 'failure' })
      const ours = newest()?.creator.login
      const success = { by: 'mallory', state: 'success', description: 'All checks succeeded' } as const
      for (const context of ['eligible', 'Eligible']) {
        const mark = statuses().length
        const writes = await patrol.writesOf(() => github.postStatus(pull, { ...success, context }))
        expect(writes).toEqual(['POST /repos/{owner}/{repo}/statuses/{sha}'])
        expect(newest()).toMatchObject({ state: 'failure', creator: { login: ours } })
        expect(statuses()).toHaveLength(mark + 2)
        expect(await patrol.requestsOf(() => patrol.again(pull))).not.toContain(writes[0])
      }
      const mark = statuses().length
      const burst = await patrol.writesOf(async () => {
        for (let i = 0; i < 5; i++) await github.postStatus(pull, { ...success, context: 'eligible' })
      })
      expect(burst.length).toBeGreaterThan(0)
      expect(burst.length).toBeLessThanOrEqual(5)
      expect(newest()).toMatchObject({ state: 'failure', creator: { login: ours } })
      expect(statuses()).toHaveLength(mark + 5 + burst.length)
    })

    test('whose status is in another context costs nothing, nor does the event of ours', async () => {
      const { github } = patrol
      const pull = await patrol.open(await aRepository(`${TEAMS}check: { status: eligible }\n`))
      const other = { by: 'mallory', context: 'eligible/other', state: 'success' } as const
      expect(await patrol.requestsOf(() => github.postStatus(pull, other))).toEqual([])
      const mark = github.sent.length
      const verdicts = patrol.logged('Verdict').length
      await approve(pull)
      const told = github.sent.slice(mark).filter(({ event }) => event === 'status')
      expect(told.map(({ payload }) => payload)).toMatchObject([{ context: 'eligible', state: 'success' }])
      expect(patrol.logged('Verdict')).toHaveLength(verdicts + 1)
      const ignored = patrol.logged('Delivery ignored').filter(({ event }) => event === 'status')
      expect(ignored.at(-1)).toMatchObject({ reason: 'Caused by ourselves' })
    })

    test('edits our comment, which is put right', async () => {
      const { github } = patrol
      const pull = await patrol.open(await aRepository())
      const ours = ourComment(github, pull)
      if (ours === null) throw new Error('no comment')
      const { body } = ours
      await patrol.after(() => github.editComment(ours, { by: 'mallory', body: 'All checks succeeded' }))
      expect(ourComment(github, pull)?.body).toBe(body)
    })

    test('fills every text with Markdown, HTML and mentions', async () => {
      const { github } = patrol
      const evil = '|✓|@olga #1 <img src=x> [a](http://x) `` `x` \n\n# All succeeded \u202E\u200B\u2066\u00AD'
      const pull = await patrol.open(
        await aRepository(`${TEAMS}labels: { ready: '${evil.slice(0, 9)}' }\n`),
        {
          title: evil,
          body: evil,
          head: 'x/@olga-|-<b>',
          files: { 'db/migrate/1_@olga_<b>|`\u202E\u200B.rb': 'x\n', 'a@olga': evil },
        },
      )
      // No login is like this; whoever answers in GitHub's place may say so.
      const login = '_**@olga**_~~(x)'
      await patrol.after(() => github.review(pull, { by: login, state: 'APPROVED' }))
      const run = runOf(patrol, pull)
      const written = [run.title, run.summary, run.text, ourComment(github, pull)?.body].join('\n')
      expect(patrol.shows(pull).text).toContain('olga**_~~')
      expect(written).not.toMatch(/@(?!&#8203;)olga|<img|<b>|[\u202E\u200B\u2066\u00AD]|^# All|_\*\*@|~~/m)
      expect(run.conclusion).not.toBe('success')
    })
  })

  test('a title that leads JIRA elsewhere asks it for nothing', async () => {
    const { jira } = patrol
    const repository = await patrol.repository('acme', { policy: 'checks: { title-default: off }\n' })
    const asked = jira.requests.length
    for (const title of [
      '../../secret?x=1: Add',
      'SEC-1/../../secret: Add',
      'SEC-1%2F..: Add',
      'SEC-1?x=1: Add',
    ]) {
      const pull = await patrol.open(repository, { title })
      await approve(pull)
      expect(patrol.shows(pull).conclusion).toBe('failure')
    }
    expect(jira.requests.slice(asked).filter(({ path }) => /secret|\.\.|%2F|x=1/i.test(path))).toEqual([])
  })

  test('a draft is not green, and is judged anew when it is ready', async () => {
    const pull = await patrol.open(await aRepository(), { draft: true })
    await approve(pull)
    expect(patrol.shows(pull).conclusion).toBe('action_required')
  })

  test('two pull requests with one head show the worse, however one is closed and opened again', async () => {
    const { github } = patrol
    const repository = await aRepository(`${TEAMS}branches: [main, release]\n`)
    await patrol.after(() => github.setBranch(repository, 'release', github.tip(repository), 'olga'))
    const pull = await approved(repository)
    const other = await patrol.open(repository, { by: 'mallory', base: 'release', headSha: pull.headSha })
    expect(patrol.shows(pull).conclusion).toBe('action_required')
    await patrol.after(() => github.close(pull))
    expect(patrol.shows(other).conclusion).toBe('action_required')
    await patrol.after(() => github.reopen(pull))
    await patrol.after(() => github.close(other))
    expect(patrol.shows(pull).conclusion).toBe('success')
    await patrol.after(() => github.reopen(other))
    expect(patrol.shows(pull).conclusion).toBe('action_required')
  })

  test('a repository whose old name another one took is judged by its own policy, and the other gets nothing', async () => {
    const { github } = patrol
    const repository = await aRepository()
    const pull = await patrol.open(repository)
    const [owner, name] = repository.split('/')
    await patrol.after(() => github.renameRepository(repository, `${name}-old`, 'olga'))
    const taken = await github.repository(`${owner}/${name}`, { files: { [POLICY_PATH]: LENIENT, a: 'a\n' } })
    const impostor = await patrol.open(repository, { by: 'mallory' })
    expect(impostor.number).toBe(pull.number)
    expect(patrol.shows(impostor)).toMatchObject(GREEN)
    await patrol.after(() => github.edit(pull, { by: 'himanshu', title: 'Another title' }))
    expect(patrol.shows(pull)).toMatchObject(WAITING)
    expect(taken.checkRuns.every(run => run.suite.headSha === impostor.headSha)).toBe(true)
  })

  describe('hides something in what is too much', () => {
    test('3,001 files', async () => {
      const files = Object.fromEntries(Array.from({ length: 3_001 }, (_, i) => [`a/${i}`, 'x\n']))
      const pull = await patrol.open(await aRepository(), { files })
      await approve(pull)
      expect(patrol.shows(pull).conclusion).toBe('failure')
      for (const check of ['SSL-Validation', 'Infra-audited', 'Migration-reviewed', 'Security-reviewed'])
        expect(rowOf(pull, check)).toMatch(/! .* changes 3001 files, and GitHub lists 3000 at most/)
    })

    test('a list of files that GitHub cuts off', async () => {
      const { github } = patrol
      github.faults = ({ path }) => (path.endsWith('/files') ? Response.json([]) : null)
      try {
        const pull = await patrol.open(await aRepository())
        await approve(pull)
        expect(patrol.shows(pull).conclusion).toBe('failure')
      } finally {
        github.faults = null
      }
    })

    test('401 commits, of which the first is the reviewer’s', async () => {
      const repository = await aRepository()
      const pull = await patrol.open(repository, { author: 'alex', committer: 'alex' })
      const { git } = pull.repository
      const one = (i: number) =>
        `commit refs/heads/chain\ncommitter himanshu <himanshu@example.com> ${1_700_000_000 + i} +0000\ndata 1\nx\n${i === 0 ? `from ${pull.headSha}\n` : ''}M 100644 inline f\ndata ${String(i).length}\n${i}\n`
      await git.run(
        ['fast-import', '--quiet', '--date-format=raw'],
        Buffer.from(Array.from({ length: 400 }, (_, i) => one(i)).join('')),
      )
      const tip = String(await git.run(['rev-parse', 'refs/heads/chain'])).trim()
      await push(pull, { force: tip, suppressEvent: true })
      await approve(pull)
      expect(patrol.shows(pull).conclusion).not.toBe('success')
      expect(patrol.shows(pull).text).toMatch(/GitHub (counts|lists) \d+/)
    })
  })

  test('a deleted base branch leaves nothing green that was not, and its approval does not come back', async () => {
    const { github } = patrol
    const repository = await aRepository(`${TEAMS}branches: [main, release]\n`)
    await patrol.after(() => github.setBranch(repository, 'release', github.tip(repository), 'olga'))
    const pull = await patrol.open(repository, { base: 'release' })
    await patrol.after(() => github.deleteBranch(repository, 'release', 'mallory'))
    expect(patrol.shows(pull).conclusion).toBe('action_required')
    await patrol.again(pull)
    expect(patrol.shows(pull).conclusion).toBe('action_required')
  })

  test('an advisory check is shown, and only the policy in force makes it one', async () => {
    const repository = await aRepository(`${TEAMS}checks: { peer-review: advisory }\n`)
    const pull = await patrol.open(repository)
    expect(patrol.shows(pull)).toMatchObject(GREEN)
    expect(rowOf(pull, 'Peer-reviewed (advisory)')).toContain('…')
  })
})

function rulesOf(count: number): string {
  return JSON.stringify(Array.from({ length: count }, (_, i) => `(a{1,30}){1,15}${i}`))
}

function globsOf(count: number): string {
  return JSON.stringify(Array.from({ length: count }, (_, i) => `${'**/*a'.repeat(20)}${i}/**`))
}

function bomb(): string {
  const names = 'abcdefghij'.split('')
  return names
    .slice(1)
    .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${names[i]}`).join(', ')}]\n`)
    .join('')
}
