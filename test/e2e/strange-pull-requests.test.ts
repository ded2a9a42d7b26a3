import { beforeAll, describe, expect, test } from 'vitest'
import type { NewPull } from '../github/people/pulls.ts'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import type { TestPatrol } from './patrol.ts'

const WAITING = 'action_required'
const base = { 'docs/old.md': 'one\ntwo\nthree\nfour\nfive\n', 'gone.md': 'gone\n', 'run.sh': 'echo\n' }

/** Everything that git takes for a path, and that GitHub has to quote somewhere. */
const paths = [
  'with space.md',
  'quote"d.md',
  "apostrophe's.md",
  'back\\slash.md',
  'new\nline.md',
  'tab\there.md',
  'ünïcödé.md',
  'u\u0308 combining.md',
  'emoji 👩‍👩‍👧.md',
  '右から左 \u202e.md',
  'zero\u200bwidth.md',
  '`tick` | pipe * star.md',
  '-dash.md',
  ' leading.md',
  'a/.../b.md',
  '%2e%2e%2fpercent.md',
  '#hash?question&amp;.md',
  'bell\u0007.md',
  // The same to people, and two files to git.
  'caf\u00e9.md',
  'cafe\u0301.md',
  'Case.md',
  'case.md',
  'line\u2028and\u2029paragraph\u0085.md',
  '\ufeffmark.md',
  'isolate\u2066d\u2069.md',
  'tag\u{e0001}\u{e0061}.md',
  'beyond\u{10ffff}\ue000.md',
  'full\uff0fwidth\u2215slash.md',
  'joined\u200d\u200c\u2060.md',
  `long-${'ä'.repeat(120)}.md`,
  `${'deep/'.repeat(200)}x.md`,
  '.git-like/.gitmodules.md',
  '~$.md',
  'trailing. ',
  'nul.md',
]

describeOnOneDatabase('a strange pull request', patrol => {
  let repository = ''

  beforeAll(async () => {
    const { github } = patrol
    github.organisation('hooli', { members: ['himanshu', 'alex', 'kim'], owners: ['olga'] })
    github.team('hooli', 'senior-engineers', { members: ['alex', 'kim'] })
    github.install('hooli')
    repository = await aRepository(patrol)
  })

  const approve = (pull: Pull) =>
    patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))
  const conclusion = (pull: Pull) => patrol.shows(pull).conclusion

  /** Waits for a review, and is green with it: everything about it was read. */
  async function isJudged(pull: Pull): Promise<void> {
    expect(patrol.shows(pull)).toMatchObject({ conclusion: WAITING })
    await approve(pull)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
  }

  describe('is judged like any other', () => {
    test.each<[string, Partial<NewPull>]>([
      ['from a fork', { by: 'stranger', fork: true }],
      [
        'with a file renamed and edited',
        { files: { 'docs/old.md': null, 'docs/new.md': 'one\ntwo\nthree\nfour\nsix\n' } },
      ],
      ['with a file removed', { files: { 'gone.md': null } }],
      ['with a mode changed alone', { files: { 'run.sh': { mode: '100755', content: 'echo\n' } } }],
      ['with a file that became a link', { files: { 'run.sh': { mode: '120000', content: 'gone.md' } } }],
      [
        'with a link out of the repository',
        { files: { link: { mode: '120000', content: '../../etc/passwd' } } },
      ],
      ['with a submodule', { files: { module: { mode: '160000', content: 'a'.repeat(40) } } }],
      ['with a binary file', { files: { 'a.png': Buffer.from([0x89, 0x50, 0, 1, 2, 255, 254, 0]) } }],
      [
        'with a file that is no UTF-8',
        { files: { 'a.py': Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0xc3, 0x28, 0x0a]) } },
      ],
      ['with an empty file', { files: { 'empty.ts': '' } }],
      ['with a line of 2 MB', { files: { 'long.js': `${'x'.repeat(2_000_000)}\n` } }],
      ['with every oddity in its paths', { files: Object.fromEntries(paths.map(path => [path, 'x\n'])) }],
    ])('%s', async (_, wanted) => {
      await isJudged(await patrol.open(repository, wanted))
    })

    test('with a path that is no UTF-8, which GitHub can only show as something else', async () => {
      const own = await aRepository(patrol)
      const pull = await patrol.open(own)
      const { git } = pull.repository
      const commit = [
        'commit refs/heads/bytes',
        'committer himanshu <himanshu@example.com> 1700000000 +0000',
        `data 1\nx\nfrom ${pull.headSha}`,
        'M 100644 inline "\\377\\376\\303(.md"\ndata 2\nx\n',
      ].join('\n')
      await git.run(['fast-import', '--quiet', '--date-format=raw'], Buffer.from(commit))
      const force = String(await git.run(['rev-parse', 'refs/heads/bytes'])).trim()
      await patrol.after(() => patrol.github.push(pull, { by: 'himanshu', force }))
      await isJudged(pull)
    })

    test('whose head repository was deleted', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository, { by: 'stranger', fork: 'gone' })
      await patrol.after(() => github.deleteRepository(`gone/${pull.headRepository?.name}`, 'gone'))
      // GitHub closes it with that: what stands there, stays.
      expect(pull).toMatchObject({ headRepository: null, state: 'closed' })
      await patrol.again(pull)
      await approve(pull)
      expect(patrol.logged('Verdict').at(-1)).toMatchObject({ state: 'success' })
      expect(conclusion(pull)).toBe(WAITING)
    })

    test('that is open although its head repository is gone, as those of long ago are', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository, { by: 'stranger', fork: 'lost' })
      await github.deleteRepository(`lost/${pull.headRepository?.name}`, 'lost')
      Object.assign(pull, { state: 'open' })
      await patrol.again(pull)
      expect(conclusion(pull)).toBe(WAITING)
      await approve(pull)
      expect(conclusion(pull)).toBe('success')
    })

    test('whose author and one of whose reviewers are no longer there', async () => {
      const { github } = patrol
      const pull = await patrol.open(repository, { by: 'leaver', fork: true })
      await patrol.after(() => github.review(pull, { by: 'visitor', state: 'COMMENTED', body: 'Hm' }))
      github.deleteAccount('leaver')
      github.deleteAccount('visitor')
      await patrol.again(pull)
      expect(conclusion(pull)).toBe(WAITING)
    })

    test('whose files have every status that GitHub knows, and no patch', async () => {
      const { github } = patrol
      const statuses = ['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']
      const files = statuses.map(status => ({
        filename: `${status}.md`,
        status,
        sha: 'a'.repeat(40),
        additions: 0,
        deletions: 0,
        changes: 0,
        ...(status === 'renamed' && { previous_filename: 'before.md' }),
      }))
      github.faults = ({ path }) => (path.endsWith('/files') ? Response.json(files) : null)
      try {
        const wanted = Object.fromEntries(statuses.map(status => [`${status}.md`, 'x\n']))
        await isJudged(await patrol.open(repository, { files: wanted }))
      } finally {
        github.faults = null
      }
    })

    test('that conflicts with its base branch', async () => {
      const { github } = patrol
      const own = await aRepository(patrol)
      const pull = await patrol.open(own, { files: { 'run.sh': 'mine\n' } })
      await patrol.after(() => github.pushTo(own, 'main', { by: 'olga', files: { 'run.sh': 'theirs\n' } }))
      await patrol.again(pull)
      await isJudged(pull)
    })

    test('that has no commits and no files any more', async () => {
      const { github } = patrol
      const own = await aRepository(patrol)
      const pull = await patrol.open(own)
      await patrol.after(() => github.push(pull, { by: 'himanshu', force: github.tip(own) }))
      expect(conclusion(pull)).not.toBeNull()
      expect(conclusion(pull)).not.toBe('success')
    })

    test('that was a draft, was retargeted there and back, closed and reopened', async () => {
      const { github } = patrol
      const own = await aRepository(patrol)
      await patrol.after(() => github.setBranch(own, 'next', github.tip(own), 'olga'))
      const pull = await patrol.open(own, { draft: true })
      await patrol.after(() => github.readyForReview(pull))
      await patrol.after(() => github.edit(pull, { base: 'next', by: 'himanshu' }))
      await patrol.after(() => github.edit(pull, { base: 'main', by: 'himanshu' }))
      await patrol.after(() => github.close(pull))
      await patrol.after(() => github.reopen(pull))
      await isJudged(pull)
    })

    test('whose repository was renamed', async () => {
      const { github } = patrol
      const own = await aRepository(patrol)
      const pull = await patrol.open(own)
      await patrol.after(() => github.renameRepository(own, 'renamed-since', 'olga'))
      await isJudged(pull)
    })

    test('whose repository was transferred: by those who have a say at its new owner', async () => {
      const { github } = patrol
      github.organisation('raviga', { members: ['himanshu', 'monica'], owners: ['olga'] })
      github.team('raviga', 'senior-engineers', { members: ['monica'] })
      github.install('raviga')
      const own = await aRepository(patrol)
      const pull = await patrol.open(own)
      await approve(pull)
      expect(conclusion(pull)).toBe('success')
      await patrol.after(() => github.transferRepository(own, 'raviga', 'olga'))
      expect(conclusion(pull)).toBe(WAITING)
      await patrol.after(() => github.review(pull, { by: 'monica', state: 'APPROVED' }))
      expect(conclusion(pull)).toBe('success')
    })

    test('that is reopened after its branch and its base went on for months', async () => {
      const { github } = patrol
      const own = await aRepository(patrol)
      const pull = await patrol.open(own)
      await approve(pull)
      expect(conclusion(pull)).toBe('success')
      await patrol.after(() => github.close(pull))
      const further = { by: 'himanshu', files: { 'src/app.ts': 'other\n' } }
      await patrol.after(() => github.pushTo(own, pull.headRef, further))
      await patrol.after(() => github.pushTo(own, 'main', { by: 'olga', files: { 'docs/a.md': 'a\n' } }))
      // What was kept for minutes, hours and days is gone by then.
      for (const kind of ['pushes', 'policy-file', 'team-members', 'member', 'collaborator'])
        await patrol.server.store.cache.forget(kind, '*')
      await patrol.after(() => github.reopen(pull))
      expect(patrol.shows(pull).text).toContain('A new review is needed')
      await isJudged(pull)
    })
  })
})

function aRepository(patrol: TestPatrol): Promise<string> {
  const policy = 'roles: { senior: { teams: [senior-engineers] } }\n'
  return patrol.repository('hooli', { policy, files: base })
}
