import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommand } from './run.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'audit-')))
let count = 0
let here = ''

beforeEach(() => {
  here = join(folder, String(++count))
  mkdirSync(here)
  vi.spyOn(process, 'cwd').mockReturnValue(here)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true }))

const key = (inside = '', name = 'claims') => `resource "aws_kms_key" "${name}" {\n${inside}}\n`
const ROTATES = '  enable_key_rotation = true\n'
const RULE = ['--rule', 'kms-key-rotation'] as const
const DATABASE = `resource "aws_db_instance" "default" {
  engine   = "mysql"
  username = "foo"
  password = "bar-2931"
}
`

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(here, path)), { recursive: true })
    writeFileSync(join(here, path), text)
  }
}

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=himanshu', '-c', 'user.email=h@example.com', '-c', 'init.defaultBranch=main']
  execFileSync('git', [...who, ...args], { cwd: here, stdio: 'pipe' })
}

function commit(): void {
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'before')
}

const run = (...args: readonly string[]) => runCommand(['audit', ...args])

interface Report {
  readonly findings: readonly Record<string, unknown>[]
  readonly [key: string]: unknown
}

async function json(...args: readonly string[]): Promise<Report> {
  return JSON.parse((await run(...args, '--format', 'json')).out) as Report
}

const places = ({ findings }: Report) => findings.map(({ file, line }) => `${String(file)}:${String(line)}`)

describe('root modules', () => {
  test('tell once to people, and twice to programs, what a policy takes from a data source', async () => {
    const all = '  statement {\n    actions   = ["*"]\n    resources = ["*"]\n  }\n'
    write({
      'main.tf': `data "aws_iam_policy_document" "all" {\n${all}}
resource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.all.json\n}\n`,
    })
    const rule = ['--rule', 'policy-full-admin'] as const
    expect(places(await json(...rule))).toEqual(['main.tf:3', 'main.tf:8'])
    expect((await run(...rule)).out).toContain('1 finding (1 high) in 1 resource of 1 module')
  })

  test('show place, lines, what is wrong and what to do, exit code 1', async () => {
    write({ 'infra/main.tf': `# keys\n${key('  description = "claims"\n')}` })
    const { code, out, err } = await run('infra', ...RULE)
    expect(out).toBe(
      [
        'infra/main.tf:2:1  medium  KMS key does not rotate  kms-key-rotation',
        '  1 │ # keys',
        '  2 │ resource "aws_kms_key" "claims" {',
        '    │ ^ Automatic rotation is off.',
        '  Set enable_key_rotation = true on the key.',
        '',
        '1 finding (1 medium) in 1 resource of 1 module',
        '',
      ].join('\n'),
    )
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })

  test('are fine, exit code 0', async () => {
    write({ 'main.tf': key(ROTATES) })
    expect(await run(...RULE)).toEqual({
      code: 0,
      out: 'No finding in 1 resource of 1 module\n',
      err: '',
    })
  })

  test('are those that no other module below the path calls', async () => {
    write({
      'live/a/main.tf': 'module "keys" {\n  source = "../../modules/keys"\n  rotates = false\n}\n',
      'live/b/main.tf': 'module "keys" {\n  source = "../../modules/keys"\n  rotates = true\n}\n',
      'modules/keys/main.tf': `variable "rotates" {}\n${key('  enable_key_rotation = var.rotates\n')}`,
    })
    const report = await json(...RULE)
    expect(report.findings).toMatchObject([
      {
        file: 'modules/keys/main.tf',
        line: 3,
        resource: 'module.keys.aws_kms_key.claims',
        message: expect.stringContaining('called at `live/a/main.tf` line 1'),
        calls: [{ file: 'live/a/main.tf', line: 1 }],
      },
    ])
    expect(report).toMatchObject({ modules: 2, resources: { aws_kms_key: 2 } })
    expect(await json('modules', ...RULE)).toMatchObject({
      findings: [],
      modules: 1,
      undecided: [
        { rule: 'kms-key-rotation', file: 'modules/keys/main.tf', why: expect.stringContaining('rotates') },
      ],
    })
  })

  test('of a file that is named show what concerns it', async () => {
    write({ 'a.tf': key('', 'a'), 'b.tf': key('', 'b') })
    expect(places(await json('b.tf', ...RULE))).toEqual(['b.tf:1'])
  })

  test('take values from files that are named', async () => {
    write({
      'main.tf': `variable "rotates" {}\n${key('  enable_key_rotation = var.rotates\n')}`,
      'prod.tfvars': 'rotates = false\n',
    })
    expect((await json(...RULE)).findings).toEqual([])
    expect((await json(...RULE, '--var-file', 'prod.tfvars')).findings).toHaveLength(1)
    expect(await run('--var-file', 'none.tfvars')).toMatchObject({
      code: 2,
      err: 'none.tfvars is not there.\n',
    })
  })

  test('with a syntax error are named, the rest is audited, exit code 2', async () => {
    write({ 'main.tf': `${key()}resource "aws_kms_key" {{\n`, 'other.tf': key('', 'other') })
    const { code, out } = await run(...RULE)
    expect(code).toBe(2)
    expect(out).toContain('\nmain.tf:3')
    expect(out).toContain('2 findings (2 medium)')
  })

  test('of another kind are named, too', async () => {
    write({
      'stack.yaml': 'AWSTemplateFormatVersion: "2010-09-09"\n',
      'b.json': '{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}',
    })
    expect(await run()).toEqual({
      code: 0,
      out: 'No Terraform code to audit; not audited yet: 2 CloudFormation templates\n',
      err: '',
    })
  })

  test('read nothing outside of the folder', async () => {
    write({ 'main.tf': 'locals {\n  secret = file("../../../etc/hostname")\n}\n', 'in/x.tf': '' })
    symlinkSync('/etc/hostname', join(here, 'passwd.tf'))
    const { out, code } = await run('--format', 'json')
    expect(out).not.toContain(readFileSync('/etc/hostname', 'utf8').trim() || 'nothing')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      unread: expect.arrayContaining([expect.objectContaining({ file: 'passwd.tf' })]),
    })
  })
})

describe('what is shown', () => {
  test('as JSON has the documented form', async () => {
    write({ 'main.tf': key() })
    const report = await json(...RULE)
    expect(report).toEqual({
      findings: [
        {
          rule: 'kms-key-rotation',
          aliases: expect.arrayContaining(['CKV_AWS_7']),
          severity: 'medium',
          topic: 'encryption',
          file: 'main.tf',
          line: 1,
          column: 1,
          endLine: 1,
          resource: 'aws_kms_key.claims',
          resourceType: 'aws_kms_key',
          attribute: 'enable_key_rotation',
          title: expect.any(String),
          message: expect.any(String),
          fix: expect.any(String),
          calls: [],
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
          justification: null,
        },
      ],
      known: 0,
      resources: { aws_kms_key: 1 },
      rules: { 'kms-key-rotation': { checked: 1, flagged: 1 } },
      modules: 1,
      undecided: [],
      unread: [],
      unaudited: null,
    })
  })

  test.each(['text', 'json', 'sarif', 'html'])(
    'as %s holds no secret, whichever rules are asked for',
    async format => {
      write({ 'main.tf': DATABASE })
      const all = await run('--format', format)
      expect(all.out).toContain('secret-in-clear')
      const others = await run('--format', format, '--rule', 'db-kms-key')
      expect(all.out + all.err + others.out + others.err).not.toContain('bar-2931')
    },
  )

  test('as SARIF is what the schema of OASIS asks for, with fingerprints', async () => {
    write({
      'a b/main.tf': DATABASE.replace('{', '{ # patrol:allow db-kms-key — SEC-77, until 2027-03-01'),
      'broken.tf': 'x {',
    })
    const { out } = await run('--format', 'sarif')
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, 'fixtures/sarif-schema-2.1.0.json'), 'utf8'),
    ) as object
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    formats.default(ajv)
    const log = JSON.parse(out)
    const validate = ajv.compile(schema)
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...log, version: '1' })).toBe(false)
    const [{ results, tool, invocations }] = log.runs
    const found = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'db-kms-key')
    expect(tool.driver.rules[found.ruleIndex].id).toBe('db-kms-key')
    expect(found).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/main.tf' },
            region: { startLine: 1, startColumn: 1 },
          },
          logicalLocations: [{ fullyQualifiedName: 'aws_db_instance.default' }],
        },
      ],
      partialFingerprints: { 'compliancePatrol/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
      suppressions: [{ kind: 'inSource', status: 'underReview', justification: 'SEC-77' }],
    })
    expect(invocations[0]).toMatchObject({ executionSuccessful: false })
  })

  test('as HTML is one file by topic, with counts and places, and everything escaped', async () => {
    write({
      'main.tf': key('  description = "<script>alert(1)</script>"\n', '<img src=x>'.slice(1, 4)),
      'a<b/x.tf': key(),
    })
    const { out } = await run('--format', 'html', ...RULE)
    expect(out).toMatch(/^<!doctype html>/)
    expect(out).toContain('2 checked, 2 flagged')
    expect(out).toContain('a&lt;b/x.tf:1:1')
    expect(out).not.toMatch(/<script|<img|https?:\/\/[^ ]*\.(?:css|js)/)
    expect(out).toContain('Content-Security-Policy')
  })

  test('in colour where there are colours, and nothing steers the terminal', async () => {
    write({ 'main.tf': key('  description = "\u001b[31m"\n') })
    const { out } = await runCommand(['audit', ...RULE], { colour: true })
    expect(out).toContain('\u001b[33mmedium')
    expect((await run(...RULE)).out).not.toContain('\u001b')
  })
})

describe('of a branch', () => {
  test('only what it introduces is shown, at the lines that it changes', async () => {
    write({
      'main.tf': `${key()}${key(ROTATES, 'second')}`,
      'live/main.tf': 'module "k" {\n  source = "../k"\n  rotates = true\n}\n',
      'k/main.tf': `variable "rotates" {}\n${key('  enable_key_rotation = var.rotates\n')}`,
    })
    commit()
    write({
      'main.tf': `${key()}${key('  enable_key_rotation = false\n', 'second')}`,
      'live/main.tf': 'module "k" {\n  source = "../k"\n  rotates = false\n}\n',
    })
    const report = await json('--diff', 'main', ...RULE)
    expect(places(report).toSorted()).toEqual(['live/main.tf:3', 'main.tf:4'])
    expect(report).toMatchObject({ alreadyThere: expect.any(Number), fixed: 0 })
  })

  test('a file that is moved introduces nothing, and a finding that is gone is fixed', async () => {
    write({ 'a.tf': key('', 'a'), 'b.tf': key('', 'b') })
    commit()
    git('mv', 'a.tf', 'c.tf')
    write({ 'b.tf': key(ROTATES, 'b') })
    const { code, out } = await run('--diff', 'main', '--rule', 'kms-key-rotation')
    expect(code).toBe(0)
    expect(out).toMatch(/^No finding in 2 resources of 1 module; 1 already there; 1 fixed\n$/)
  })

  test('cannot be looked at without git, exit code 2', async () => {
    write({ 'main.tf': key() })
    expect(await run('--diff', 'main')).toMatchObject({ code: 2, err: expect.stringContaining('git') })
  })
})

describe('a baseline', () => {
  test('counts what it knows, once each, and shows what is new', async () => {
    write({ 'main.tf': key() })
    write({ 'before.json': (await run('--format', 'json')).out })
    expect(await run(...RULE, '--baseline', join(here, 'before.json'))).toMatchObject({
      code: 0,
      out: 'No finding in 1 resource of 1 module; 1 known by the baseline\n',
    })
    write({ 'more.tf': key('', 'more') })
    expect(places(await json(...RULE, '--baseline', join(here, 'before.json')))).toEqual(['more.tf:1'])
  })

  test('that is no report is refused', async () => {
    write({ 'before.json': '{"findings": [1]}' })
    expect(await run('--baseline', join(here, 'before.json'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('is no report'),
    })
  })
})

test('findings of less than the severity that is asked for are left out', async () => {
  write({ 'main.tf': key() })
  expect((await json(...RULE, '--severity', 'high')).findings).toEqual([])
  expect((await json(...RULE, '--severity', 'medium')).findings).toHaveLength(1)
})

test.each([
  [['--format', 'xml'], 'There is no format `xml`: text, json, sarif or html.'],
  [['--severity', 'bad'], 'There is no severity `bad`'],
  [['--rule', 'kms-key-rotaton'], 'There is no rule `kms-key-rotaton`. Did you mean `kms-key-rotation`?'],
  [['--diff', '--output=x'], '--diff'],
  [['none'], 'none is not there.'],
])('%j makes no sense, exit code 2', async (args, words) => {
  const { code, err } = await run(...args)
  expect(code).toBe(2)
  expect(err).toContain(words)
})

test('who waits at a terminal is told what is audited now', async () => {
  write({ 'a/main.tf': key(), 'b/main.tf': key() })
  const told: (string | null)[] = []
  const { audit } = await import('../../src/cli/audit.ts')
  await audit.run([], {
    out: () => {},
    err: () => {},
    colour: false,
    progress: words => void told.push(words),
  })
  expect(told).toEqual(['Auditing module 1 of 2: a', 'Auditing module 2 of 2: b', null])
})
