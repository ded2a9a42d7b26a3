import { describe, expect, test } from 'vitest'
import { auditChange, type ChangeAudit } from '../../src/audit/audit-change.ts'
import type { Rule } from '../../src/audit/define-rule.ts'
import { rules } from '../../src/audit/rules/index.ts'
import { aTree } from './a-tree.ts'

type Files = Readonly<Record<string, string>>

const asked = { rules: rules.filter(({ id, topic }) => id === 'kms-key-rotation' || topic === 'iam') }

function audited(
  base: Files,
  head: Files,
  submodule?: string,
  only: readonly Rule[] = asked.rules,
): ChangeAudit {
  const paths = new Set([...Object.keys(base), ...Object.keys(head)])
  const changed = [...paths].filter(path => base[path] !== head[path])
  const audit = auditChange({
    head: aTree(head),
    base: aTree(base),
    changed: submodule === undefined ? changed : [...changed, submodule],
    asked: { rules: only },
    isAccountRoot: () => false,
  })
  if ('wanted' in audit) throw new Error(`It wants ${JSON.stringify(audit.wanted)}.`)
  return audit
}

/** What a change brings in, and what it cannot tell. */
function blocked(base: Files, head: Files): string[] {
  const { introduced, problems } = audited(base, head)
  return [...new Set([...introduced.map(({ resource }) => resource), ...problems.map(({ path }) => path)])]
}

const key = (name = 'k', inside = '') => `resource "aws_kms_key" "${name}" {\n${inside}}\n`
const good = (name = 'k') => key(name, '  enable_key_rotation = true\n')
const call = (source: string, inside = '') => `module "m" {\n  source = "${source}"\n${inside}}\n`
const moved = (from: string, to: string) => `moved {\n  from = ${from}\n  to   = ${to}\n}\n`
const rotating = `variable "on" {\n  default = true\n}\n${key('k', '  enable_key_rotation = var.on\n')}`
const K = 'aws_kms_key.k'

describe('a root that another module calls is audited all the same, where', () => {
  const caller = (inside: string) => ({ 'x/main.tf': call('../prod', inside) })

  test.each<[string, Files, Files]>([
    [
      'the caller calls it never',
      { ...caller('  count = 0\n'), 'prod/main.tf': good() },
      { ...caller('  count = 0\n'), 'prod/main.tf': key() },
    ],
    [
      'its own tfvars change',
      { ...caller('  on = true\n'), 'prod/main.tf': rotating },
      { ...caller('  on = true\n'), 'prod/main.tf': rotating, 'prod/terraform.tfvars': 'on = false\n' },
    ],
    [
      'a file of variables changes that it is given by name',
      { ...caller('  on = true\n'), 'prod/main.tf': rotating },
      { ...caller('  on = true\n'), 'prod/main.tf': rotating, 'prod/live.tfvars': 'on = false\n' },
    ],
    [
      'it keeps a state of its own',
      { ...caller('  on = true\n'), 'prod/main.tf': `terraform {\n  backend "s3" {}\n}\n${rotating}` },
      {
        ...caller('  on = true\n'),
        'prod/main.tf': `terraform {\n  backend "s3" {}\n}\n${rotating.replace('true', 'false')}`,
      },
    ],
  ])('%s', (_, base, head) => {
    expect(blocked(base, head)).toEqual([K])
  })

  test('what it calls changes, and its caller calls it never', () => {
    const files = (module: string) => ({
      ...caller('  count = 0\n'),
      'prod/main.tf': call('../m', '  on = false\n'),
      'm/main.tf': module,
    })
    expect(blocked(files(good()), files(rotating))).toEqual(['module.m.aws_kms_key.k'])
  })
})

describe('a module is found, whose call is written', () => {
  test.each<[string, Files]>([
    ['with escapes in JSON', { 'r/main.tf.json': '{"\\u006dodule":{"m":{"source":"../m","on":false}}}' }],
    ['with backslashes', { 'r/main.tf': call('..\\\\m', '  on = false\n') }],
    ['with more slashes and dots', { 'r/main.tf': call('./.././r/..//m/', '  on = false\n') }],
  ])('%s', (_, caller) => {
    const found = blocked({ ...caller, 'm/main.tf': good() }, { ...caller, 'm/main.tf': rotating })
    expect(found).toEqual(['module.m.aws_kms_key.k'])
  })

  test('as a folder whose name begins with two dots', () => {
    const caller = { 'r/main.tf': call('./..m', '  on = false\n') }
    const found = blocked({ ...caller, 'r/..m/main.tf': good() }, { ...caller, 'r/..m/main.tf': rotating })
    expect(found).toEqual(['module.m.aws_kms_key.k'])
  })
})

describe('variables are given by', () => {
  test('a file that is there before anything uses it', () => {
    const before = { 'a/main.tf': `variable "on" {}\n${good()}`, 'a/live.tfvars': 'on = false\n' }
    const use = `variable "on" {}\n${key('k', '  enable_key_rotation = var.on\n')}`
    expect(blocked(before, { ...before, 'a/main.tf': use })).toEqual([K])
  })

  test('one of two files, and the worse one becomes the better one', () => {
    const files = (one: boolean, other: boolean) => ({
      'a/main.tf': rotating,
      'a/dev.tfvars': `on = ${one}\n`,
      'a/live.tfvars': `on = ${other}\n`,
    })
    expect(blocked(files(false, true), files(true, false))).toEqual([K])
  })

  test('a file for another module than the one above it', () => {
    const files = { 'versions.tf': '', 'live/main.tf': rotating }
    const path = 'environments/live.tfvars'
    expect(blocked({ ...files, [path]: 'on = true\n' }, { ...files, [path]: 'on = false\n' })).toEqual([path])
  })
})

describe('what is already there hides nothing', () => {
  const each = (map: string) => ({
    'a.tf': key('k', `  for_each = ${map}\n  enable_key_rotation = each.value\n`),
  })
  const modules = (one: boolean, other: boolean) => ({
    'm/main.tf': rotating,
    'r/main.tf': `module "dev" {\n  source = "../m"\n  on = ${one}\n}\nmodule "live" {\n  source = "../m"\n  on = ${other}\n}\n`,
  })
  const roots = (one: boolean, other: boolean) => ({
    'm/main.tf': rotating,
    'dev/main.tf': call('../m', `  on = ${one}\n`),
    'live/main.tf': call('../m', `  on = ${other}\n`),
  })

  test.each<[string, Files, Files, string]>([
    [
      'another key of for_each',
      each('{ dev = false }'),
      each('{ dev = false, live = false }'),
      `${K}["live"]`,
    ],
    [
      'a key of for_each that takes the place of another',
      each('{ dev = false, live = true }'),
      each('{ dev = true, live = false }'),
      `${K}["live"]`,
    ],
    ['more of them', { 'a.tf': key('k', '  count = 1\n') }, { 'a.tf': key('k', '  count = 2\n') }, `${K}[1]`],
    [
      'a call of the same module that takes the place of another',
      modules(false, true),
      modules(true, false),
      'module.live.aws_kms_key.k',
    ],
    [
      'a root that takes the place of another',
      roots(false, true),
      roots(true, false),
      'module.m.aws_kms_key.k',
    ],
    [
      'a block that goes from one root to another that stays',
      { 'dev/main.tf': key(), 'live/main.tf': good('z') },
      { 'live/main.tf': good('z') + key() },
      K,
    ],
    [
      'a moved block that names what is still there',
      { 'a.tf': key('dev', '  description = "a"\n') + good('live') },
      {
        'a.tf': `${good('dev')}${key('live', '  description = "b"\n')}${moved('aws_kms_key.dev', 'aws_kms_key.live')}`,
      },
      'aws_kms_key.live',
    ],
    [
      'a moved block that names what was there before',
      { 'a.tf': key('dev', '  description = "a"\n') + good('live') },
      { 'a.tf': `${key('live', '  description = "b"\n')}${moved('aws_kms_key.dev', 'aws_kms_key.live')}` },
      'aws_kms_key.live',
    ],
  ])('of %s', (_, base, head, resource) => {
    expect(blocked(base, head)).toEqual([resource])
  })

  test.each([
    ['aws_s3_bucket_policy', 'bucket', '"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]'],
    ['aws_kms_key_policy', 'key_id', '"kms:Encrypt"', '["kms:Encrypt", "kms:Decrypt"]'],
  ])('of what anybody may do, more that anybody may: %s', (type, of, before, now) => {
    const files = (actions: string) => ({
      'a.tf': `resource "${type}" "p" {\n  ${of} = "x"\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = ${actions}, Resource = "*" }] })\n}\n`,
    })
    const { introduced } = audited(files(before), files(now), undefined, rules)
    expect(introduced.map(({ severity }) => severity)).toContain('critical')
    expect(audited(files(now), { 'b.tf': files(now)['a.tf'] ?? '' }, undefined, rules).introduced).toEqual([])
  })

  test('of a secret is no secret that takes its place', () => {
    const files = (secret: string) => ({
      'a.tf': `resource "aws_db_instance" "d" {\n  password = "${secret}"\n}\n`,
    })
    const rule = rules.filter(({ id }) => id === 'secret-in-clear')
    const introduced = (base: Files, head: Files) => audited(base, head, undefined, rule).introduced.length
    expect(introduced(files('hunter2222'), files('correct-horse'))).toBe(1)
    expect(introduced(files('hunter2222'), { 'b.tf': `# moved\n${files('hunter2222')['a.tf']}` })).toBe(0)
  })

  test.each<[string, Files, Files]>([
    [
      'numbers that shift when a list loses an item',
      { 'a.tf': key('k', '  count = 3\n  enable_key_rotation = [true, false, true][count.index]\n') },
      { 'a.tf': key('k', '  count = 2\n  enable_key_rotation = [false, true][count.index]\n') },
    ],
    ['a key of for_each that is renamed', each('{ one = false }'), each('{ two = false }')],
    [
      'a count that was not known',
      { 'a.tf': `variable "n" {}\n${key('k', '  count = var.n\n')}` },
      { 'a.tf': `variable "n" {}\n${key('k', '  count = 3\n')}` },
    ],
  ])('and %s are no news', (_, base, head) => {
    expect(blocked(base, head)).toEqual([])
  })
})

describe('files that Terraform and OpenTofu', () => {
  test.each<[string, Files, Files, string[]]>([
    [
      'read differently are looked at as both do: .tofu',
      { 'a.tf': good() },
      { 'a.tf': good(), 'a.tofu': key() },
      [K],
    ],
    [
      'read differently are looked at as both do: .tf',
      { 'a.tf': good() },
      { 'a.tf': key(), 'a.tofu': good() },
      [K],
    ],
    [
      'both pass over put nothing right',
      { 'a.tf': good() },
      { 'a.tf': key(), '.z_override.tf': good() },
      [K],
    ],
    [
      'take for overrides count',
      { 'a.tf': good() },
      { 'a.tf': good(), 'z_override.tf': key('k', '  enable_key_rotation = false\n') },
      [K],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(blocked(base, head)).toEqual(expected)
  })
})

describe('a policy in a file is looked at again when it changes, and is read by', () => {
  const policy = (expression: string) =>
    `resource "aws_iam_policy" "p" {\n  name   = "x"\n  policy = ${expression}\n}\n`
  const document = (action: string, resource: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
    })
  const FOLDER = '${path.module}'

  test.each<[string, string, string, Files]>([
    ['a name without an ending', 'r/admin', `file("${FOLDER}/admin")`, {}],
    ['a name with an unusual ending', 'r/admin.j2', `file("${FOLDER}/admin.j2")`, {}],
    ['a name that looks like code', 'r/admin.py', `file("${FOLDER}/admin.py")`, {}],
    ['a name that looks like a tool’s', 'r/package.json', `file("${FOLDER}/package.json")`, {}],
    [
      'a variable of another file',
      'r/p.json',
      'file(var.p)',
      { 'r/v.tf': 'variable "p" {\n  default = "p.json"\n}\n' },
    ],
    [
      'a local value of another file',
      'policies/p.json',
      `file("${FOLDER}/../policies/\${local.p}")`,
      { 'r/v.tf': 'locals {\n  p = "p.json"\n}\n' },
    ],
    ['a name that is put together', 'r/p.json', 'file(format("%s/%s.json", path.module, "p"))', {}],
    ['a name with escapes', 'r/p.json', `file("${FOLDER}/\\u0070.json")`, {}],
    [
      'a pattern, elsewhere',
      'policies/p.json',
      `file("${FOLDER}/../policies/\${one(fileset("${FOLDER}/../policies", "*"))}")`,
      {},
    ],
  ])('%s', (_, path, expression, more) => {
    const files = { 'r/main.tf': policy(expression), ...more }
    const found = blocked(
      { ...files, [path]: document('s3:GetObject', 'arn:aws:s3:::claims/*') },
      { ...files, [path]: document('*', '*') },
    )
    expect(found).toEqual(['aws_iam_policy.p'])
  })

  test('the module’s caller', () => {
    const files = {
      'm/main.tf': `variable "p" {}\n${policy('file(var.p)')}`,
      'r/main.tf': call('../m', `  p = "${FOLDER}/p.json"\n`),
    }
    const found = blocked(
      { ...files, 'r/p.json': document('s3:GetObject', 'arn:aws:s3:::claims/*') },
      { ...files, 'r/p.json': document('*', '*') },
    )
    expect(found).toEqual(['module.m.aws_iam_policy.p'])
  })
})

describe('what is not looked at', () => {
  test('since a module takes more than an audit may is told, also where it did so before', () => {
    const lines = Array.from(
      { length: 12 },
      (_, i) =>
        `resource "aws_kms_alias" "a${i}" {\n  name = join("", [for i in range(1024) : join("", [for j in range(120) : "\${i}\${j}"])])\n}\n`,
    )
    const files = { 'a/heavy.tf': lines.join(''), 'a/z.tf': call('../m'), 'm/main.tf': good() }
    expect(audited(files, { ...files, 'm/main.tf': key() }).problems).toMatchObject([
      { path: 'a/heavy.tf', says: expect.stringContaining('not all of it was looked at') },
    ])
  })

  test('since it could not be read before either is told', () => {
    const files = { 'a/main.tf': call('../gone'), 'a/b.tf': '' }
    const audit = audited(files, { ...files, 'a/b.tf': good() })
    expect(audit.problems).toEqual([])
    expect(audit.beyond).toBe('1 place that could not be read before either')
  })

  test('as a module in a submodule that changes is told', () => {
    const files = { 'r/main.tf': call('../vendor/m') }
    expect(audited(files, files, 'vendor').problems).toMatchObject([
      { path: 'vendor', says: 'The module in `vendor/m` changes with it, and cannot be read.' },
    ])
    expect(audited(files, files, 'other').problems).toEqual([])
  })

  test('as resources of other providers and modules from elsewhere is told', () => {
    const remote = 'module "db" {\n  source  = "terraform-aws-modules/rds/aws"\n  version = "6.1.0"\n}\n'
    const google = 'resource "google_storage_bucket" "b" {\n  count = 2\n}\nresource "random_id" "r" {}\n'
    expect(audited({}, { 'a.tf': remote + google }).beyond).toBe(
      '2 resources of `google`, 1 module from elsewhere',
    )
    expect(audited({}, { 'a.tf': good() }).beyond).toBeNull()
  })
})
