import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'policy-validate-'))
afterAll(() => rmSync(folder, { recursive: true }))

function aFile(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return runIn({ colour: false }, ...args)
}

async function runIn({ colour }: { colour: boolean }, ...args: string[]) {
  const { code, out, err } = await runCommand(args, { colour })
  return { code, out: out.replaceAll(`${folder}/`, ''), err: err.replaceAll(`${folder}/`, '') }
}

const good = aFile('good.yml', 'version: 1\nchecks: { peer-review: advisory }\n')
const bad = aFile('bad.yml', 'version: 1\nchecks:\n  peer-review: { cuont: 2 }\n')
const organisation = aFile('organisation.yml', 'locked: [checks.peer-review]\n')

describe('policy validate', () => {
  test('a right file: its checks by level, exit code 0', async () => {
    const { code, out, err } = await run('policy', 'validate', good)
    expect(out).toMatch(
      /^✓ good\.yml is valid\n {2}required: .*title-default.*\n {2}advisory: peer-review\n$/,
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('a wrong file: place, sentence, excerpt and caret, exit code 1', async () => {
    expect(await run('policy', 'validate', bad)).toEqual({
      code: 1,
      err: '',
      out: [
        'bad.yml:3:18  `cuont` is not a key of `checks.peer-review`. Did you mean `count`? Allowed: level, by, count.',
        '  2 │ checks:',
        '  3 │   peer-review: { cuont: 2 }',
        '    │                  ^',
        '',
        '1 problem',
        '',
      ].join('\n'),
    })
  })

  test('under the organisation’s file, what that locks is a problem', async () => {
    const { code, out } = await run('policy', 'validate', good, '--organisation', organisation)
    expect(code).toBe(1)
    expect(out).toContain('good.yml:2:11  `checks.peer-review` is locked by')
  })

  test('the organisation’s file alone may lock', async () => {
    const { code, out } = await run('policy', 'validate', '--organisation', organisation)
    expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: '✓ organisation.yml is valid' })
  })

  test('as JSON', async () => {
    const { code, out } = await run('policy', 'validate', bad, '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      problems: [{ file: 'bad.yml', line: 3, column: 18 }],
      hash: null,
    })
    const right = await run('policy', 'validate', good, '--format', 'json')
    expect(JSON.parse(right.out)).toMatchObject({
      valid: true,
      problems: [],
      hash: expect.stringMatching(/^\w{64}$/),
    })
  })

  test.each([
    [
      'a role that is not defined',
      'version: 1\nchecks:\n  migration-review: { paths: ["db/**"] }\n',
      'idle.yml:3:3  `checks.migration-review` has options and stays off: `roles.techops` switches it on.',
    ],
    [
      'an option that is left out',
      'checks: { ci-passed: { accept_skipped: true } }\n',
      'idle.yml:1:11  `checks.ci-passed` has options and stays off: `checks.ci-passed.checks` switches it on.',
    ],
  ])('a check that has options and stays off for want of %s is named, exit code 0', async (_, text, line) => {
    const file = aFile('idle.yml', text)
    const { code, out } = await run('policy', 'validate', file)
    expect(out.split('\n').at(-2)).toBe(`! ${line}`)
    expect(code).toBe(0)
    const asJson = JSON.parse((await run('policy', 'validate', file, '--format', 'json')).out)
    expect(asJson).toMatchObject({ valid: true, warnings: [{ file: expect.stringMatching(/idle\.yml$/) }] })
  })

  test.each([
    ['it has a level', 'checks: { migration-review: { level: off, paths: ["db/**"] } }'],
    ['it is off in short', 'checks: { migration-review: off }'],
    [
      'its role is defined',
      'roles: { techops: { users: [a] } }\nchecks: { migration-review: { paths: [a] } }',
    ],
    ['nothing is said of it', 'checks: {}'],
  ])('nothing is said of a check where %s', async (_, text) => {
    expect((await run('policy', 'validate', aFile('quiet.yml', text))).out).not.toContain('stays off')
  })

  test('a file that is not there: exit code 2', async () => {
    const { code, out, err } = await run('policy', 'validate', join(folder, 'nowhere.yml'))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('nowhere.yml could not be read: it does not exist.')
  })

  test('a check that needs JIRA is no mistake', async () => {
    expect(
      (await run('policy', 'validate', aFile('jira.yml', 'checks: { jira-ticket: required }'))).code,
    ).toBe(0)
  })

  test('nothing in the file steers the terminal', async () => {
    const { out } = await run(
      'policy',
      'validate',
      aFile('escape.yml', '"\u001b[31mx\u202e": 1 # \u001b[2J\n'),
    )
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u001b\u202e]/)
  })

  test('colours only where they are seen', async () => {
    const { out } = await runIn({ colour: true }, 'policy', 'validate', bad)
    expect(out).toContain('\u001b[')
    expect((await run('policy', 'validate', bad)).out).not.toContain('\u001b[')
  })

  test('the caret stands under the column of a long line', async () => {
    const text = `checks: { title-default: { titles: [${'"a", '.repeat(60)}5] } }`
    const { out } = await run('policy', 'validate', aFile('long.yml', text))
    const [, line = '', caret = ''] = out.split('\n')
    expect(line.length).toBeLessThan(120)
    expect(line[caret.indexOf('^')]).toBe('5')
  })
})
