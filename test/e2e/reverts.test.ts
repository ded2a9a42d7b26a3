import { beforeAll, describe, expect, test } from 'vitest'
import { describeOnOneDatabase } from './on-each-database.ts'

const policy = 'exemptions: [{ name: reverts, when: { revert: true }, skip: [peer-review] }]\n'
const changed = { 'src/app.ts': 'one\nTWO\nthree\n', 'src/new.ts': 'new\n' }
const original = { 'src/app.ts': 'one\ntwo\nthree\n', 'src/new.ts': null }

describeOnOneDatabase('a revert', patrol => {
  beforeAll(() => {
    patrol.github.organisation('initech', { members: ['himanshu', 'alex'], owners: ['olga'] })
    patrol.github.install('initech')
  })

  /** A repository with a merged change, and what takes it back. */
  async function merged(method: 'merge' | 'squash') {
    const { github } = patrol
    const repository = await patrol.repository('initech', { policy })
    const change = await patrol.open(repository, { files: changed })
    await patrol.after(() => github.merge(change, 'olga', method))
    return { repository, body: `Reverts ${repository}#${change.number}` }
  }

  test.each(['merge', 'squash'] as const)('of what came in by %s needs no review', async method => {
    const { repository, body } = await merged(method)
    const revert = await patrol.open(repository, { files: original, body })
    expect(patrol.shows(revert)).toMatchObject({ conclusion: 'success' })
    expect(patrol.shows(revert).text).toContain('Exempted by “reverts”')
  })

  test('with something besides needs one, as does one that does not say of what', async () => {
    const { repository, body } = await merged('merge')
    const more = await patrol.open(repository, { files: { ...original, 'src/more.ts': 'x\n' }, body })
    expect(patrol.shows(more)).toMatchObject({ conclusion: 'action_required' })
    const silent = await patrol.open(repository, { files: original, body: '' })
    expect(patrol.shows(silent)).toMatchObject({ conclusion: 'action_required' })
    await patrol.after(() => patrol.github.edit(silent, { by: 'himanshu', body }))
    expect(patrol.shows(silent)).toMatchObject({ conclusion: 'success' })
  })

  describe('of a line in one of two sections that look the same', () => {
    const office = '    - allow: office\n'
    /** The line for everybody stands in staging or production; then others change the file at its top. */
    const rules = (everybody: 'staging' | 'production' | null, top = '') =>
      ['staging', 'production']
        .map(name => {
          const line = name === everybody ? '    - allow: everybody\n' : ''
          return `  ${name}:\n${office.repeat(6)}${line}${office.repeat(6)}`
        })
        .join('')
        .replace(/^/, `rules:\n${top}`)

    async function taken(method: 'merge' | 'squash') {
      const { github } = patrol
      const repository = await patrol.repository('initech', {
        policy,
        files: { 'rules.yml': rules('staging') },
      })
      const change = await patrol.open(repository, { files: { 'rules.yml': rules(null) } })
      await patrol.after(() => github.merge(change, 'olga', method))
      const files = { 'rules.yml': rules(null, '  # new\n') }
      await patrol.after(() => github.pushTo(repository, 'main', { by: 'olga', files }))
      return { repository, body: `Reverts ${repository}#${change.number}` }
    }

    test.each(['merge', 'squash'] as const)('needs no review at its place, after a %s', async method => {
      const { repository, body } = await taken(method)
      const files = { 'rules.yml': rules('staging', '  # new\n') }
      const revert = await patrol.open(repository, { files, body })
      expect(patrol.shows(revert)).toMatchObject({ conclusion: 'success' })
    })

    test('needs one in the other section', async () => {
      const { repository, body } = await taken('merge')
      const files = { 'rules.yml': rules('production', '  # new\n') }
      const revert = await patrol.open(repository, { files, body })
      expect(patrol.shows(revert)).toMatchObject({ conclusion: 'action_required' })
    })
  })
})
