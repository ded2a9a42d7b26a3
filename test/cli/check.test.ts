import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type EmulatedGithub, startGitHub } from '../github/start-github.ts'
import type { Pull } from '../github/state.ts'
import { type EmulatedJira, startJira } from '../jira/start-jira.ts'
import { runCommand } from './run.ts'

const POLICY_PATH = '.github/compliance-patrol.yml'
const TOKENS = ['GITHUB_TOKEN', 'GH_TOKEN', 'GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']
const SETTINGS = ['GH_HOST', 'GITHUB_SERVER_URL', 'JIRA_URL', 'JIRA_EMAIL', 'JIRA_API_TOKEN', 'JIRA_TOKEN']
const MORE = ['JIRA_ORGANISATIONS', 'ORGANISATION_POLICY', 'ORGANISATION_POLICY_REPOSITORY']

let github: EmulatedGithub
let jira: EmulatedJira
let count = 0

beforeAll(async () => {
  ;[github, jira] = await Promise.all([startGitHub(), startJira()])
  github.organisation('acme', { members: ['himanshu', 'alex', 'olga'] })
  github.team('acme', 'senior-engineers', { members: ['alex'] })
  const senior = 'version: 1\nroles: { senior: { teams: [senior-engineers] } }\n'
  await github.repository('acme/claims', { private: true, files: { [POLICY_PATH]: senior } })
  await github.repository('acme/tickets', {
    files: { [POLICY_PATH]: 'checks: { peer-review: off, title-default: off, jira-ticket: required }\n' },
  })
  await github.repository('acme/open', { files: { 'README.md': 'open\n' } })
  jira.ticket('SEC-1', { type: 'Story' })
})
afterAll(async () => {
  await jira.close()
  await github.stop()
})

beforeEach(() => {
  for (const name of [...TOKENS, ...SETTINGS, ...MORE]) vi.stubEnv(name, '')
  vi.stubEnv('GITHUB_TOKEN', github.tokenFor('olga'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  github.faults = null
})

function open(repository: string, more: { title?: string; base?: string } = {}): Promise<Pull> {
  const head = `change-${++count}`
  return github.openPull(repository, {
    by: 'himanshu',
    title: 'Read claims from the archive',
    head,
    files: { [`${head}.ts`]: 'export {}\n' },
    ...more,
  })
}

function addressOf(pull: Pull): string {
  return `https://github.com/${pull.repository.owner.login}/${pull.repository.name}/pull/${pull.number}`
}

function checked(pull: Pull, ...more: string[]) {
  return runCommand(['check', addressOf(pull), '--api-url', github.url, ...more])
}

describe('check', () => {
  test('a pull request that waits: each check, who can approve, what is unknown; exit code 1', async () => {
    const pull = await open('acme/claims')
    const { code, out, err } = await checked(pull)
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const lines = out.split('\n')
    expect(lines[0]).toMatch(/^acme\/claims#\d+ {2}Read claims from the archive {2,}waiting$/)
    expect(out).toContain('  … Peer-reviewed               Waits for a review by a senior engineer')
    expect(out).toContain('alex (team senior-engineers) can approve')
    expect(lines.at(-3)).toMatch(/^Unknown here, since only the App hears events: on which commit/)
    expect(lines.at(-2)).toBe(
      'Not checked, since no JIRA is set up here (JIRA_URL): title-format, jira-link, jira-ticket, pr-link-on-jira.',
    )
  })

  test('a compliant one: exit code 0', async () => {
    const pull = await open('acme/claims')
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    const { code, out } = await checked(pull)
    expect(out).toMatch(/ compliant\n/)
    expect(out).toContain('✓ Peer-reviewed               PR has been reviewed by alex')
    expect(code).toBe(0)
  })

  test('an approval of older code does not count', async () => {
    const pull = await open('acme/claims')
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    await github.push(pull, { by: 'himanshu', files: { 'more.ts': 'x\n' } })
    const { code, out } = await checked(pull)
    expect(code).toBe(1)
    expect(out).toMatch(/alex approved .* A new review is needed\./)
  })

  test('a violated one: exit code 1', async () => {
    const pull = await open('acme/open', { title: `change ${count + 1}` })
    const { code, out } = await checked(pull)
    expect(out).toMatch(/ 1 of \d checks needs attention\n/)
    expect(code).toBe(1)
  })

  test('as JSON: the verdict as it is recorded, and nothing else', async () => {
    const pull = await open('acme/claims', { title: 'Read \u009b2J\u202Eclaims' })
    const { code, out, err } = await checked(pull, '--format', 'json')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      pullRequest: `acme/claims#${pull.number}`,
      title: 'Read \u009b2J\u202Eclaims',
      compliant: false,
      verdict: {
        state: 'action_required',
        headSha: pull.headSha,
        rows: expect.arrayContaining([expect.objectContaining({ id: 'peer-review', level: 'required' })]),
        policy: { sources: ['built-in default', `acme/claims: ${POLICY_PATH}`] },
      },
      notes: [expect.stringContaining('only the App hears events'), expect.stringContaining('JIRA_URL')],
    })
    expect(out).not.toMatch(/[\u0080-\u009f\u202e]/)
  })

  test('nothing in the title steers the terminal', async () => {
    const { out } = await checked(await open('acme/open', { title: 'Read \u001b[2J\u202Eclaims' }))
    // oxlint-disable-next-line no-control-regex
    expect(out).not.toMatch(/[\u001b\u202e]/)
  })

  test('colours only where they are seen', async () => {
    const args = ['check', addressOf(await open('acme/open')), '--api-url', github.url]
    expect((await runCommand(args, { colour: true })).out).toContain('\u001b[')
    expect((await runCommand(args)).out).not.toContain('\u001b[')
  })

  test('it only reads', async () => {
    const mark = github.requests.length
    await checked(await open('acme/claims'))
    const asked = github.requestsSince(mark).map(({ method, template }) => `${method} ${template}`)
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter(each => !each.startsWith('GET ') && each !== 'POST /graphql')).toEqual([])
  })

  test('a base branch that the policy does not cover is not compliant: exit code 2', async () => {
    await github.pushTo('acme/open', 'side', { by: 'alex', files: { a: 'a' } })
    const { code, out } = await checked(await open('acme/open', { base: 'side' }))
    expect(out).toContain('The policy does not cover pull requests into side, so nothing was checked.')
    expect(code).toBe(2)
  })

  test('a closed one is judged, and called closed', async () => {
    const pull = await open('acme/open')
    await github.close(pull)
    expect((await checked(pull)).out).toContain('It is closed already; this is what holds now.')
  })

  test('a part that GitHub does not answer for is never green: exit code 2', async () => {
    const pull = await open('acme/claims')
    github.review(pull, { by: 'alex', state: 'APPROVED' })
    github.faults = ({ path }) => (path.endsWith('/activity') ? new Response('', { status: 502 }) : null)
    const { code, out } = await checked(pull)
    expect(out).toMatch(/ could not be determined\n/)
    expect(out).toContain('! Peer-reviewed               GitHub answered 502 for the list of pushes.')
    expect(code).toBe(2)
  })

  test('what the token may not read is said, in words that name the token', async () => {
    const pull = await open('acme/claims')
    github.faults = ({ path }) =>
      path.includes('/teams/') ? Response.json({ message: 'no' }, { status: 403 }) : null
    const { code, out } = await checked(pull)
    expect(out).toContain('GitHub does not let this token reach team senior-engineers.')
    expect(code).toBe(2)
  })
})

describe('JIRA', () => {
  const cloud = () => {
    if (jira.auth.kind !== 'cloud') throw new Error('This is no Cloud.')
    vi.stubEnv('JIRA_URL', jira.url)
    vi.stubEnv('JIRA_EMAIL', jira.auth.email)
    vi.stubEnv('JIRA_API_TOKEN', jira.auth.apiToken)
  }

  test('is read where its settings are in the environment', async () => {
    cloud()
    vi.stubEnv('JIRA_ORGANISATIONS', 'acme')
    const { out } = await checked(await open('acme/tickets', { title: 'SEC-1: Read claims' }))
    expect(out).toContain('✓ JIRA ticket                 SEC-1 is an open Story')
    expect(out).not.toContain('Not checked')
    expect(jira.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  test('that is not set up makes nothing green: the checks that the policy asks for say so', async () => {
    const { code, out } = await checked(await open('acme/tickets', { title: 'SEC-1: Read claims' }))
    expect(out).toContain('! JIRA ticket                 No JIRA is set up')
    expect(out).toContain('Not checked, since no JIRA is set up here (JIRA_URL): title-format, jira-link,')
    // The policy is right; that this machine has no JIRA is no mistake of its.
    expect(out).not.toContain('! Policy')
    expect(code).toBe(2)
  })

  test('is not read for an organisation that the settings do not name', async () => {
    cloud()
    const asked = jira.requests.length
    const { code, out } = await checked(await open('acme/tickets', { title: 'SEC-1: Read claims' }))
    expect(out).toContain('Not checked, since JIRA_ORGANISATIONS does not list acme: ')
    expect(jira.requests).toHaveLength(asked)
    expect(code).toBe(2)
  })
})

describe('what cannot be looked at is one sentence, with exit code 2', () => {
  const somewhere = 'https://github.com/acme/claims/pull/1'
  const api = () => ['--api-url', github.url]
  const limited = () =>
    new Response('{}', {
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102446600' },
    })

  const rows: readonly (readonly [what: string, args: () => string[], said: RegExp])[] = [
    ['no address', () => ['check'], /^ADDRESS is missing\.\n\nUsage: compliance-patrol check ADDRESS/],
    [
      'the address of something else',
      () => ['check', 'https://github.com/acme/claims/issues/1'],
      /^`https:\/\/github\.com\/acme\/claims\/issues\/1` is not the address of a pull request\. Example: /,
    ],
    ['no address at all', () => ['check', 'claims#1'], /^`claims#1` is not the address of a pull request\./],
    ['two addresses', () => ['check', somewhere, somewhere], /^One ADDRESS at a time, not 2\./],
    ['an unknown format', () => ['check', somewhere, '--format', 'xml'], /^There is no format `xml`/],
    [
      'an API that is none',
      () => ['check', somewhere, '--api-url', 'x'],
      /^--api-url x is no address of a server\. Example: https:[^]*Usage: /,
    ],
    [
      'an API to which the token would go in the clear',
      () => ['check', somewhere, '--api-url', 'http://github.example.com/api/v3'],
      /^--api-url http:\S+ is not https: everybody on the way would read the token\./,
    ],
    [
      'an API that does not answer',
      () => ['check', somewhere, '--api-url', 'http://127.0.0.1:9'],
      /and look whether 127\.0\.0\.1:9 can be reached from here\.\n$/,
    ],
    [
      'a pull request that is not there',
      () => ['check', 'https://github.com/acme/claims/pull/999', ...api()],
      /^GitHub does not find acme\/claims#999 on github\.com\. Compare the address; a private repository/,
    ],
  ]
  test.each(rows)('%s', async (_, args, said) => {
    const { code, out, err } = await runCommand(args())
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(said)
  })

  const answers: readonly (readonly [what: string, answer: () => Response | 'reset', said: RegExp])[] = [
    [
      'a token that GitHub does not accept',
      () => Response.json({ message: 'Bad credentials' }, { status: 401 }),
      /^GitHub does not accept this token for the pull request\. Put a valid one into the environment\.\n$/,
    ],
    [
      'a token without access',
      () => Response.json({ message: 'Resource not accessible' }, { status: 403 }),
      /^GitHub does not let this token reach the pull request\. Give it read access to acme\/claims, .*\.\n$/,
    ],
    [
      'a rate limit',
      limited,
      /^GitHub limits how often it may be asked\. Ask again after \d\d:\d\d UTC\.\n$/,
    ],
    ['an outage', () => new Response('', { status: 502 }), /^GitHub answered 502 for the pull request\. Ask/],
    ['no connection', () => 'reset', /^The connection to GitHub broke for the pull request\. Ask again/],
  ]
  test.each(answers)('%s', async (_, answer, said) => {
    github.faults = answer
    const { code, out, err } = await runCommand(['check', somewhere, ...api()])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(said)
  })

  test('a private repository that the token may not see', async () => {
    const pull = await open('acme/claims')
    vi.stubEnv('GITHUB_TOKEN', github.tokenFor('outsider'))
    const { code, err } = await checked(pull)
    expect(err).toMatch(/^GitHub does not find acme\/claims#\d+/)
    expect(code).toBe(2)
  })

  test('no token', async () => {
    vi.stubEnv('GITHUB_TOKEN', '')
    const { code, err } = await runCommand(['check', somewhere, ...api()])
    expect(err).toMatch(/^No token is set: put one that may read the repository into GITHUB_TOKEN\./)
    expect(code).toBe(2)
  })

  test('settings that contradict each other', async () => {
    vi.stubEnv('JIRA_TOKEN', 'x')
    const { code, err } = await runCommand(['check', somewhere])
    expect(err).toContain('JIRA_URL  is not set, but JIRA_TOKEN is.')
    expect(code).toBe(2)
  })
})

describe('as a process', () => {
  test('it prints without colours where nobody sees them, and ends with the exit code', async () => {
    const pull = await open('acme/claims')
    const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
    const args = [program, 'check', addressOf(pull), '--api-url', github.url]
    const compiled = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' }
    const env = { PATH: process.env['PATH'] ?? '', GH_TOKEN: github.tokenFor('olga'), ...compiled }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let written = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (written += String(chunk)))
    expect(await once(child, 'close')).toEqual([1, null])
    expect(written).toMatch(/^acme\/claims#\d+ {2}Read claims from the archive {2,}waiting\n/)
    expect(written).not.toContain('\u001b')
  })
})
