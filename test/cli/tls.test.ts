import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changedFiles } from '../../src/cli/changed-since.ts'
import { runCommand } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'tls-'))
let count = 0
let here = ''

const BYPASS = 'import requests\nrequests.get(url, verify=False)\n'
const GOOD = 'import requests\nrequests.get(url)\n'

beforeEach(() => {
  here = join(folder, String(++count))
  mkdirSync(here)
  vi.spyOn(process, 'cwd').mockReturnValue(here)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true }))

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, path)), { recursive: true })
    writeFileSync(join(here, path), text)
  }
}

async function run(...args: readonly string[]) {
  const { code, out, err } = await runCommand(['tls', ...args.map(arg => arg.replace('./', `${here}/`))])
  return { code, out: out.replaceAll(`${here}/`, ''), err: err.replaceAll(`${here}/`, '') }
}

interface Found {
  readonly findings: readonly Record<string, unknown>[]
  readonly files: number
}

async function json(...args: readonly string[]): Promise<Found> {
  return JSON.parse((await run(...args, '--format', 'json')).out) as Found
}

const places = ({ findings }: Found) => findings.map(({ file, line }) => `${String(file)}:${String(line)}`)

describe('whole files', () => {
  test('show place, line, what is wrong and what to do instead, exit code 1', async () => {
    write({ 'src/fetch.py': BYPASS, 'src/good.py': GOOD })
    const { code, out } = await run('./src')
    expect(code).toBe(1)
    expect(out).toMatch(
      /^src\/fetch\.py:2 {2}bypass {2}.+\n {2}1 │ import requests\n {2}2 │ requests.get\(url, verify=False\)\n/,
    )
    expect(out).toMatch(/\n1 finding \(1 bypass\) in 2 files\n$/)
  })

  test('are fine, exit code 0', async () => {
    write({ 'src/good.py': GOOD })
    expect(await run('./src')).toEqual({ code: 0, out: 'No finding in 1 file\n', err: '' })
  })

  test('are those of folders without .git, node_modules, links and what is nothing to read', async () => {
    write({
      'a/Dockerfile': 'RUN curl -k https://example.com\n',
      'a/.git/hooks/x.py': BYPASS,
      'a/node_modules/x/x.py': BYPASS,
      'a/README.md': BYPASS,
      'b.py': BYPASS,
    })
    symlinkSync(join(here, 'b.py'), join(here, 'a/link.py'))
    expect(places(await json('./a', './b.py'))).toEqual(['a/Dockerfile:1', 'b.py:2'])
  })

  test('as JSON have the documented form', async () => {
    write({ 'fetch.py': BYPASS })
    expect(await json('./fetch.py')).toEqual({
      findings: [
        {
          rule: expect.stringMatching(/^[a-z0-9-]+$/),
          level: 'bypass',
          severity: 'high',
          family: 'validation',
          language: 'Python',
          file: 'fetch.py',
          line: 2,
          endLine: 2,
          title: expect.any(String),
          message: expect.any(String),
          fix: expect.any(String),
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
          justification: null,
        },
      ],
      files: 1,
      unread: [],
    })
  })

  test('that are not there are named, exit code 2', async () => {
    write({ 'fetch.py': BYPASS })
    const { code, out } = await run('./none.py', './fetch.py')
    expect(code).toBe(2)
    expect(out).toContain('! none.py could not be read: it does not exist.\n')
    expect(out).toContain('fetch.py:2')
  })

  test('that justify a place say so, and still count', async () => {
    write({ 'a.py': BYPASS.replace('\n', '\n# patrol:allow ssl-validation — SEC-77, until 2027-03-01\n') })
    const { code, out } = await run('./a.py')
    expect(code).toBe(1)
    expect(out).toContain('Justified: “SEC-77”')
  })

  test.each([
    [['--format', 'xml'], 'There is no format `xml`'],
    [['--diff', '--output=x'], '--diff'],
    [['--nothing'], '--nothing'],
  ])('%j make no sense, exit code 2', async (args, words) => {
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

describe('SARIF', () => {
  test('has the version, every rule once, and results that point at them', async () => {
    write({
      'a b/fetch.py': BYPASS.replace('\n', '\n# patrol:allow ssl-validation — SEC-77, until 2027-03-01\n'),
    })
    const { code, out } = await run('./a b', '--format', 'sarif')
    expect(code).toBe(1)
    const log = JSON.parse(out)
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') })
    const [{ tool, results, invocations }] = log.runs
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }])
    expect(results).toHaveLength(1)
    const [found] = results
    expect(ids[found.ruleIndex]).toBe(found.ruleId)
    expect(found).toMatchObject({
      level: 'error',
      message: { text: expect.any(String) },
      partialFingerprints: { 'compliancePatrol/v1': expect.any(String) },
      suppressions: [{ kind: 'inSource', status: 'underReview', justification: 'SEC-77' }],
    })
    const { artifactLocation, region } = found.locations[0].physicalLocation
    expect(artifactLocation.uri).toMatch(/a%20b\/fetch\.py$/)
    expect(region).toEqual({ startLine: 3, endLine: 3 })
  })
})

test('a reader that has seen enough ends it without a word', () => {
  write({ 'many.py': BYPASS.repeat(5_000) })
  const program = join(import.meta.dirname, '../../src/cli/main.ts')
  const line = `"${process.execPath}" "${program}" tls | head -n 1; echo "\${PIPESTATUS[0]}"`
  expect(String(execFileSync('bash', ['-c', `{ ${line}; } 2>&1`], { cwd: here }))).toBe(
    'many.py:2  bypass  Certificate validation is off (requests, httpx, boto3 and others)  python-verify-false\n141\n',
  )
})

describe('--diff', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', here, '-c', 'user.name=h', '-c', 'user.email=h@example.com', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    })

  /** The command is run where the process is, which only a process of its own can change. */
  function cli(...args: readonly string[]): { code: number; out: string; err: string } {
    try {
      const program = join(import.meta.dirname, '../../src/cli/main.ts')
      const out = execFileSync(process.execPath, [program, 'tls', ...args], { cwd: here, stdio: 'pipe' })
      return { code: 0, out: String(out), err: '' }
    } catch (error) {
      const { status, stdout, stderr } = error as { status: number; stdout: Buffer; stderr: Buffer }
      return { code: status, out: String(stdout), err: String(stderr) }
    }
  }

  test('gives what the branch and the working tree add, and nothing that was there or only moved', () => {
    git('init', '-q', '-b', 'main')
    write({ 'old.py': BYPASS, 'moved.py': `${BYPASS}x = 1\ny = 2\n`, 'gone.py': 'x = 3\n' })
    git('add', '.')
    git('commit', '-q', '-m', 'before')
    git('checkout', '-q', '-b', 'topic')
    write({
      'old.py': `${BYPASS}x = 1\n`,
      'naïve "name".py': BYPASS,
      'tool.sh': 'git -c http.sslVerify=false pull\n',
    })
    renameSync(join(here, 'moved.py'), join(here, 'there.py'))
    rmSync(join(here, 'gone.py'))
    git('add', '-A')
    git('commit', '-q', '-m', 'after')
    write({ 'old.py': `${BYPASS}x = 1\nrequests.post(url, verify=False)\n` })
    const { code, out } = cli('--diff', 'main', '--format', 'json')
    expect(code).toBe(1)
    expect(places(JSON.parse(out) as Found).toSorted()).toEqual([
      'naïve "name".py:2',
      'old.py:4',
      'tool.sh:1',
    ])
    expect(places(JSON.parse(cli('--diff', 'main', '--format', 'json', 'old.py').out) as Found)).toEqual([
      'old.py:4',
    ])
  })

  test('says what git says where it cannot tell, exit code 2', () => {
    expect(cli('--diff', 'main').err).toMatch(/^git rev-parse failed: .*not a git repository/)
    git('init', '-q', '-b', 'main')
    const { code, err } = cli('--diff', 'nowhere')
    expect(code).toBe(2)
    expect(err).toMatch(/^git diff failed: /)
  })

  test('of a link that became a file reads the file alone', () => {
    const raw = ':120000 100644 aaa bbb T\0a.py\0\0'
    const diff =
      'diff --git a/a.py b/a.py\ndeleted file mode 120000\n--- a/a.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-b.py\n' +
      'diff --git a/a.py b/a.py\nnew file mode 100644\n--- /dev/null\n+++ b/a.py\n@@ -0,0 +1,2 @@\n+a\rdiff --git x y\n+b\n'
    expect(changedFiles(raw + diff)).toEqual([{ path: 'a.py', added: [1, 2] }])
  })
})
