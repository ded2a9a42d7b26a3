import { beforeAll, describe, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import { POLICY_PATH } from './patrol.ts'

const FORMAT = 'checks: { title-format: { level: required, projects: [SEC] } }\n'
const BROKEN = 'checks:\n  peer-review:\n    cuont: 2\n'
const WAITING = 'Waiting for a review by a senior engineer'

describeOnOneDatabase('the policy', patrol => {
  /** An organisation of its own, since its policy is for all of its repositories. */
  async function anOrganisation(login: string, policy: string | null): Promise<void> {
    const { github } = patrol
    github.organisation(login, { members: ['himanshu', 'alex', 'kim'], owners: ['olga'] })
    github.install(login)
    if (policy !== null) await github.repository(`${login}/.github`, { files: { [POLICY_PATH]: policy } })
  }

  function push(repository: string, policy: string | null) {
    return patrol.after(() =>
      patrol.github.pushTo(repository, 'main', { by: 'olga', files: { [POLICY_PATH]: policy } }),
    )
  }

  function rowOf(pull: Pull, name: string): string | undefined {
    const lines = patrol.shows(pull).text.split('\n')
    return lines.find(line => line.includes(`${name} |`))
  }

  beforeAll(async () => {
    await anOrganisation('initech', null)
    await anOrganisation(
      'globex',
      'locked: [roles, checks.peer-review]\nchecks: { title-format: { level: required, projects: [GLX] } }\n',
    )
  })

  test('of a repository without one asks for nothing that was not set up', async () => {
    const pull = await patrol.open(await patrol.repository('initech'))
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    expect(
      patrol
        .shows(pull)
        .text.split('\n')
        .filter(line => line.startsWith('| …') || line.startsWith('| ✓')),
    ).toHaveLength(4)
  })

  describe('of the organisation', () => {
    test('holds in its repositories, and a repository’s own goes over it', async () => {
      const title = 'ENG-1: Add it'
      const pull = await patrol.open(await patrol.repository('globex'), { title })
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(patrol.shows(pull).text).toContain('ticket of GLX')
      const policy = 'checks: { title-format: { projects: [ENG] } }\n'
      const other = await patrol.open(await patrol.repository('globex', { policy }), {
        title: 'ENG-1: Add it',
      })
      expect(patrol.shows(other)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    })

    test('locks keys, and a repository that sets one gets an error that names it', async () => {
      const policy = 'checks:\n  peer-review: { count: 2 }\n'
      const pull = await patrol.open(await patrol.repository('globex', { policy }), {
        title: 'GLX-1: Add it',
      })
      await patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(rowOf(pull, 'Policy')).toMatch(/^\| ! Policy .*line 2, column 3.*`checks\.peer-review`.*locked/)
    })

    test('that changes makes the pull requests of all repositories due', async () => {
      await anOrganisation('hooli', 'checks: { title-format: { level: required, projects: [HOO] } }\n')
      const pulls = [
        await patrol.open(await patrol.repository('hooli')),
        await patrol.open(await patrol.repository('hooli')),
      ]
      expect(pulls.map(pull => patrol.shows(pull).conclusion)).toEqual(['failure', 'failure'])
      await push('hooli/.github', 'comment: true\n')
      expect(pulls.map(pull => patrol.shows(pull).conclusion)).toEqual(['action_required', 'action_required'])
    })
  })

  test('comes from the default branch, never from the pull request or its base', async () => {
    const { github } = patrol
    const repository = await patrol.repository('initech', { policy: `branches: [main, release]\n${FORMAT}` })
    const lenient = { [POLICY_PATH]: 'checks: { peer-review: off }\n' }
    await patrol.after(() => github.pushTo(repository, 'release', { by: 'himanshu', files: lenient }))
    const pull = await patrol.open(repository, { base: 'release', files: { ...lenient, a: 'a\n' } })
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    expect(rowOf(pull, 'Pull-request title format')).toContain('✗')
    expect(rowOf(pull, 'Peer-reviewed')).toContain('…')
  })

  test('that changes on the default branch makes open pull requests due', async () => {
    const repository = await patrol.repository('initech', { policy: FORMAT })
    const pull = await patrol.open(repository)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
    await push(repository, 'comment: true\n')
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    await push(repository, null)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    await push(repository, BROKEN)
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
  })

  describe('that is broken', () => {
    test('fails with file, line, column and the cure, and is never green', async () => {
      const repository = await patrol.repository('initech', { policy: BROKEN })
      const pull = await patrol.open(repository)
      await patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(rowOf(pull, 'Policy')).toContain(
        `\`${repository}: ${POLICY_PATH}\`, line 3, column 5: \`cuont\` is not a key of \`checks.peer-review\`. Did you mean \`count\`?`,
      )
    })

    test.each([
      ['is no YAML', 'checks: [\n'],
      ['bombs with aliases', 'a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nchecks: *c\n'],
      ['has a pattern that is none', 'checks: { title-default: { patterns: ["("] } }\n'],
    ])('and %s is an error too', async (_, policy) => {
      const pull = await patrol.open(await patrol.repository('initech', { policy }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(rowOf(pull, 'Policy')).toContain('| ! Policy |')
    })

    test('by a pull request fails there, before it is merged', async () => {
      const repository = await patrol.repository('initech', { policy: 'comment: true\n' })
      const files = { [POLICY_PATH]: BROKEN }
      const pull = await patrol.open(repository, { title: 'Change the policy', files })
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(rowOf(pull, 'Policy')).toMatch(/✗.*After this pull request the policy would be broken\..*line 3/)
      await patrol.after(() =>
        patrol.github.push(pull, { by: 'himanshu', files: { [POLICY_PATH]: 'comment: false\n' } }),
      )
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    })

    test('is repaired by a pull request that the layers above judge', async () => {
      const { github } = patrol
      const repository = await patrol.repository('initech', { policy: BROKEN })
      const files = { [POLICY_PATH]: 'comment: true\n' }
      const pull = await patrol.open(repository, { title: 'Repair the policy', files })
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
      await patrol.after(() => github.review(pull, { by: 'alex', state: 'APPROVED' }))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'success' })
      const other = await patrol.open(repository, { title: 'Something else' })
      const both = await patrol.open(repository, { title: 'Both', files: { ...files, 'src/b.ts': 'b\n' } })
      expect([other, both].map(each => patrol.shows(each).conclusion)).toEqual(['failure', 'failure'])
      await patrol.after(() => github.merge(pull, 'olga'))
      expect(patrol.shows(other)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    })
  })

  test('may exempt documentation and exact work of a bot, by name', async () => {
    const policy = `${FORMAT}exemptions:\n  - { name: documentation, when: { only_paths: ['docs/**'] }, skip: [title-format] }\n`
    const repository = await patrol.repository('initech', { policy })
    const pull = await patrol.open(repository, { files: { 'docs/a.md': 'a\n' } })
    expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    expect(rowOf(pull, 'Pull-request title format')).toContain('Exempted by “documentation”')
    const other = await patrol.open(repository, { files: { 'docs/a.md': 'a\n', 'src/a.ts': 'a\n' } })
    expect(patrol.shows(other)).toMatchObject({ conclusion: 'failure' })
  })
})

describeOnOneDatabase(
  'an organisation’s policy that the operator requires',
  patrol => {
    test('and that is not there is an error, not “none”', async () => {
      const { github } = patrol
      github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
      github.install('initech')
      const pull = await patrol.open(await patrol.repository('initech'))
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'failure' })
      expect(patrol.shows(pull).text).toContain('The organisation requires this file')
      await github.repository('initech/.github', { files: { [POLICY_PATH]: 'version: 1\n' } })
      await patrol.after(() =>
        github.pushTo('initech/.github', 'main', { by: 'olga', files: { [POLICY_PATH]: 'comment: true\n' } }),
      )
      expect(patrol.shows(pull)).toMatchObject({ conclusion: 'action_required', title: WAITING })
    })
  },
  { organisationPolicy: { mode: 'required', repository: '.github' } },
)
