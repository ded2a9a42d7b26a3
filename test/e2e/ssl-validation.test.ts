import { beforeAll, describe, expect, test } from 'vitest'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import { runOf } from './shown.ts'

const ROLES = `
roles:
  senior: { teams: [senior-engineers] }
  security: { teams: [security] }
checks: { peer-review: off, security-review: off }
`
const WAIVERS = `${ROLES}waivers: { by: security }\n`

const GOOD = 'import requests\nrequests.get(url)\n'
const BYPASS = 'import requests\nrequests.get(url, verify=False)\n'
/** Far from the end of what a waiver may last, and from its beginning. */
const SOON = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

describeOnOneDatabase('SSL-Validation', patrol => {
  let repository = ''
  let waiving = ''
  let extended = ''

  beforeAll(async () => {
    const { github } = patrol
    github.organisation('globex', { members: ['himanshu', 'alex', 'sally'], owners: ['olga'] })
    github.team('globex', 'senior-engineers', { members: ['alex'] })
    github.team('globex', 'security', { members: ['sally'] })
    github.install('globex')
    const old = { 'src/old.py': `# as ever\n${BYPASS}\nx = 1\n`, 'src/good.py': GOOD }
    repository = await patrol.repository('globex', { policy: ROLES, files: old })
    waiving = await patrol.repository('globex', { policy: WAIVERS })
    extended = await patrol.repository('globex', {
      policy: ROLES,
      files: { 'src/long.py': `import requests\n${lines(21_000)}requests.get(old, verify=False)\n` },
    })
  })

  const open = (files: Record<string, string | null>, name = repository) => patrol.open(name, { files })
  const rowOf = (pull: Pull) =>
    patrol
      .shows(pull)
      .text.split('\n')
      .find(line => line.includes('SSL-Validation')) ?? ''
  const annotationsOf = (pull: Pull) =>
    runOf(patrol, pull).annotations.map(
      each => `${each.annotation_level} ${each.path}:${each.start_line}-${each.end_line} ${each.title}`,
    )

  describe('a line that is added', () => {
    test('blocks with a sentence that names it, and an annotation with the safe alternative', async () => {
      const pull = await open({ 'src/fetch.py': BYPASS })
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toMatch(
        /^\| ✗ SSL-Validation \| SSL validation is ignored: `src\/fetch.py` line 2: /,
      )
      expect(annotationsOf(pull)).toEqual([expect.stringMatching(/^failure src\/fetch.py:2-2 /)])
      expect(runOf(patrol, pull).annotations[0]?.message).toMatch(/verify/)
    })

    test('is fine where nothing is switched off', async () => {
      const pull = await open({ 'src/fine.py': GOOD })
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(rowOf(pull)).toContain('SSL validation is not ignored in the pull request')
    })

    test('counts in a Dockerfile, in a script without an ending, and in UTF-16', async () => {
      const pull = await open({
        Dockerfile: 'FROM alpine\nRUN curl -k https://example.com\n',
        'bin/fetch': '#!/bin/sh\ncurl --insecure https://example.com\n',
      })
      expect(annotationsOf(pull)).toHaveLength(2)
      const files = { 'src/wide.py': Buffer.from(`\ufeff${BYPASS}`, 'utf16le') }
      expect(annotationsOf(await patrol.open(repository, { files }))).toHaveLength(1)
    })

    test('is advisory where the bypass is guarded by a flag, and in tests', async () => {
      const guarded =
        'import requests\n\ndef get(url, insecure):\n    if insecure:\n        requests.get(url, verify=False)\n'
      const pull = await open({ 'src/guarded.py': guarded, 'tests/test_fetch.py': BYPASS })
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(rowOf(pull)).toContain('advisory')
      expect(annotationsOf(pull).map(each => each.split(' ')[0])).toEqual(['warning', 'warning'])
    })
  })

  describe('what was there before', () => {
    test('gives nothing where the file is only moved', async () => {
      const pull = await open({ 'src/old.py': null, 'src/new.py': `# as ever\n${BYPASS}\nx = 1\n` })
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(annotationsOf(pull)).toEqual([])
    })

    test('gives nothing where other lines change, or the line is removed', async () => {
      const other = await open({ 'src/old.py': `# as ever\n${BYPASS}\nx = 2\n` })
      expect(patrol.shows(other).conclusion).toBe('success')
      const removed = await open({ 'src/old.py': '# as ever\nx = 1\n' })
      expect(patrol.shows(removed).conclusion).toBe('success')
    })
  })

  describe('what GitHub does not show', () => {
    test('of a large file is compared with what it was: only what is new counts', async () => {
      const before = `import requests\n${lines(21_000)}requests.get(old, verify=False)\n`
      const harmless = before.replaceAll('x = ', 'y = ')
      const fine = await patrol.open(extended, { files: { 'src/long.py': harmless } })
      expect(patrol.shows(fine).conclusion).toBe('success')
      const bad = await patrol.open(extended, {
        files: { 'src/long.py': `${harmless}requests.post(new, verify=False)\n` },
      })
      expect(annotationsOf(bad)).toEqual([expect.stringContaining('failure src/long.py:21003-21003')])
    })

    test('since it takes the file for binary is compared, too', async () => {
      const pull = await open({ 'src/good.py': `# \0\n${BYPASS}` })
      expect(annotationsOf(pull)).toEqual([expect.stringContaining('src/good.py:3')])
    })

    test('is an error that is tried again, and never green', async () => {
      const { github } = patrol
      github.faults = ({ template }) =>
        template?.endsWith('/git/blobs/{file_sha}') ? Response.json({ message: 'no' }, { status: 502 }) : null
      const pull = await open({ 'src/unread.py': `${GOOD}# unread\n` }).finally(() => {
        github.faults = null
      })
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toContain('! SSL-Validation | Not every changed file could be looked at')
      expect(rowOf(pull)).toContain('src/unread.py')
      await patrol.again(pull)
      expect(patrol.shows(pull).conclusion).toBe('success')
    })

    test('of many files comes in one archive, and what that leaves out is asked for by itself', async () => {
      const many = Array.from({ length: 40 }, (_, i) => [`lib/f${i}.py`, `${GOOD}# ${i}\n`] as const)
      const files = {
        ...Object.fromEntries(many),
        'lib/hidden.py': `${BYPASS}# hidden\n`,
        '.gitattributes': 'lib/hidden.py export-ignore\n',
      }
      let opened: Pull | null = null
      const asked = await patrol.requestsOf(async () => {
        opened = await patrol.open(repository, { files })
      })
      const read = asked.filter(each => /blobs|tarball/.test(each)).map(each => each.split('/').at(-2))
      expect(read).toEqual(['tarball', 'blobs'])
      if (opened !== null) expect(annotationsOf(opened)).toEqual([expect.stringContaining('lib/hidden.py:2')])
    })

    test('is not asked for of submodules and links', async () => {
      const files = {
        'vendor/tool': { mode: '160000', content: '4b825dc642cb6eb9a060e54bf8d69288fbee4904' },
        'src/link.py': { mode: '120000', content: '../outside.py' },
      } as const
      const pull = await patrol.open(repository, { files })
      expect(patrol.shows(pull).conclusion).toBe('success')
    })
  })

  describe('a justification', () => {
    const justified = (marker: string) => `import requests\n# ${marker}\nrequests.get(url, verify=False)\n`
    const MARKER = `patrol:allow ssl-validation — the vendor’s host has no name, until ${SOON}`

    test('waits for the role that the policy names, and holds once it approved this head', async () => {
      const pull = await open({ 'src/waived.py': justified(MARKER) }, waiving)
      expect(patrol.shows(pull)).toMatchObject({
        conclusion: 'action_required',
        title: 'Waiting for a review by security',
      })
      await patrol.after(() => patrol.github.review(pull, { by: 'alex', state: 'APPROVED' }))
      expect(patrol.shows(pull).conclusion).toBe('action_required')
      await patrol.after(() => patrol.github.review(pull, { by: 'sally', state: 'APPROVED' }))
      expect(patrol.shows(pull).conclusion).toBe('success')
      expect(rowOf(pull)).toMatch(
        /Waived: .*src\/waived.py` line 3.*“the vendor’s host has no name”.*Approved by sally/,
      )
      expect(annotationsOf(pull)).toHaveLength(1)
      await patrol.after(() => patrol.github.push(pull, { by: 'himanshu', files: { 'src/more.py': GOOD } }))
      expect(patrol.shows(pull).conclusion).toBe('action_required')
    })

    test.each([
      ['without a reason', 'patrol:allow ssl-validation', waivingOf, 'It gives no reason'],
      ['without a date', 'patrol:allow ssl-validation — because', waivingOf, 'It has no date'],
      [
        'past its date',
        'patrol:allow ssl-validation — because, until 2026-01-31',
        waivingOf,
        'It ended on 2026-01-31',
      ],
      ['where the policy has no waivers', MARKER, () => repository, 'The policy has no'],
    ])('%s waives nothing, and says why', async (name, marker, where, why) => {
      const path = `src/${name.replaceAll(' ', '-')}.py`
      const pull = await open({ [path]: justified(marker) }, where())
      await patrol.after(() => patrol.github.review(pull, { by: 'sally', state: 'APPROVED' }))
      expect(patrol.shows(pull).conclusion).toBe('failure')
      expect(rowOf(pull)).toContain(why)
    })

    function waivingOf() {
      return waiving
    }
  })

  describe('120 findings', () => {
    const many = (count: number) =>
      `import requests\n${Array.from({ length: count }, (_, i) => `requests.get(u${i}, verify=False)\n`).join('')}`

    test('are all delivered, once, also when the run is written again', async () => {
      const pull = await open({ 'src/many.py': many(120) })
      expect(new Set(annotationsOf(pull)).size).toBe(120)
      expect(annotationsOf(pull)).toHaveLength(120)
      expect(rowOf(pull)).toContain('and 117 more')
      await patrol.after(() => patrol.github.edit(pull, { title: 'Another title', by: 'himanshu' }))
      expect(await patrol.writesOf(() => patrol.again(pull))).toEqual([])
      await patrol.after(() => patrol.github.rerequestCheckRun(runOf(patrol, pull), 'himanshu'))
      expect(annotationsOf(pull)).toHaveLength(120)
    })

    test('are delivered to the end where GitHub fails in between', async () => {
      const { github } = patrol
      let patches = 0
      github.faults = ({ method, template }) =>
        method === 'PATCH' && template?.endsWith('/check-runs/{check_run_id}') && ++patches === 1
          ? Response.json({ message: 'no' }, { status: 502 })
          : null
      const pull = await github.openPull(repository, {
        by: 'himanshu',
        title: 'Many',
        head: 'himanshu/many',
        files: { 'src/others.py': many(130) },
      })
      await patrol.idle({ mayFail: true })
      github.faults = null
      await patrol.again(pull)
      expect(annotationsOf(pull)).toHaveLength(130)
      expect(new Set(annotationsOf(pull)).size).toBe(130)
    })
  })

  test('costs nothing the second time', async () => {
    const pull = await open({ 'src/twice.py': BYPASS })
    const requests = await patrol.requestsOf(() => patrol.again(pull))
    expect(requests.filter(each => each.includes('/git/blobs/') || !each.startsWith('GET'))).toEqual([
      'POST /graphql',
    ])
  })
})

function lines(count: number): string {
  return Array.from({ length: count }, (_, i) => `x = ${i}\n`).join('')
}
