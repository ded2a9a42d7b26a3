import { describe, expect, test } from 'vitest'
import { auditChange, type ChangeAudit } from '../../src/audit/audit-change.ts'
import { defineRule, type Rule } from '../../src/audit/define-rule.ts'
import { flag, requireTrue } from '../../src/audit/outcome.ts'
import { textOf } from '../../src/audit/resource/predicates.ts'
import { rules } from '../../src/audit/rules/index.ts'
import { aTree } from './a-tree.ts'

const rotation = rules.filter(({ id }) => id === 'kms-key-rotation')

type Files = Readonly<Record<string, string | null>>

function changedBetween(base: Files, head: Files): string[] {
  return [...new Set([...Object.keys(base), ...Object.keys(head)])].filter(path => base[path] !== head[path])
}

function change(
  base: Files,
  head: Files,
  asked: readonly Rule[] = rotation,
  changed = changedBetween(base, head),
) {
  return auditChange({
    head: aTree(head),
    base: aTree(base),
    changed,
    asked: { rules: asked },
    isAccountRoot: root => root === 'account',
  })
}

function audited(...args: Parameters<typeof change>): ChangeAudit {
  const audit = change(...args)
  if ('wanted' in audit) throw new Error(`It wants ${JSON.stringify(audit.wanted)}.`)
  return audit
}

/** `introduced existing fixed`, as addresses. */
function difference(...args: Parameters<typeof change>) {
  const { introduced, existing, fixed } = audited(...args)
  const addresses = (found: ChangeAudit['introduced']) => found.map(({ resource }) => resource)
  return { introduced: addresses(introduced), existing: addresses(existing), fixed: addresses(fixed) }
}

const key = (name = 'k', inside = '') => `resource "aws_kms_key" "${name}" {\n${inside}}\n`
const good = (name = 'k') => key(name, '  enable_key_rotation = true\n')
const NONE = { introduced: [], existing: [], fixed: [] }
const BAD = 'aws_kms_key.k'

describe('a finding', () => {
  test.each<[string, Files, Files, Partial<ReturnType<typeof difference>>]>([
    ['of a new file is introduced', {}, { 'a.tf': key() }, { introduced: [BAD] }],
    ['of a line that goes is introduced', { 'a.tf': good() }, { 'a.tf': key() }, { introduced: [BAD] }],
    ['that was there is existing', { 'a.tf': key() }, { 'a.tf': `# x\n${key()}` }, { existing: [BAD] }],
    ['that is gone is fixed', { 'a.tf': key() }, { 'a.tf': good() }, { fixed: [BAD] }],
    ['of a file that is removed is fixed', { 'a.tf': key() }, {}, { fixed: [BAD] }],
    ['goes with its file', { 'a.tf': key() }, { 'b.tf': key() }, { existing: [BAD] }],
    ['goes with its folder', { 'a/a.tf': key() }, { 'b/a.tf': key() }, { existing: [BAD] }],
    [
      'goes with its resource, whatever that is called',
      { 'a.tf': key('old', '  description = "claims"\n') },
      { 'a.tf': key('new', '  description = "claims"\n') },
      { existing: ['aws_kms_key.new'] },
    ],
    [
      'goes where a moved block says, also when its text changes',
      { 'a.tf': key('old', '  description = "one"\n') },
      {
        'a.tf': `${key('new', '  description = "two"\n')}moved {\n  from = aws_kms_key.old\n  to   = aws_kms_key.new\n}\n`,
      },
      { existing: ['aws_kms_key.new'] },
    ],
    [
      'of a copy is introduced, however alike',
      { 'a.tf': key('one') },
      { 'a.tf': key('one') + key('two') },
      { existing: ['aws_kms_key.one'], introduced: ['aws_kms_key.two'] },
    ],
    [
      'of instances of one resource is one',
      {},
      { 'a.tf': key('k', '  count = 3\n') },
      { introduced: ['aws_kms_key.k[0]'] },
    ],
    [
      'of a module that changes is one of its callers',
      { 'm/m.tf': good(), 'a/a.tf': 'module "m" {\n  source = "../m"\n}\n' },
      { 'm/m.tf': key(), 'a/a.tf': 'module "m" {\n  source = "../m"\n}\n' },
      { introduced: ['module.m.aws_kms_key.k'] },
    ],
    [
      'of a module that does not change is not even looked for',
      { 'a/a.tf': key() },
      { 'a/a.tf': key(), 'b/b.tf': good() },
      {},
    ],
  ])('%s', (_, base, head, expected) => {
    expect(difference(base, head)).toEqual({ ...NONE, ...expected })
  })

  test('that says something else than before is introduced', () => {
    const named = defineRule({
      ...(rotation[0] as Rule),
      scope: 'resource',
      evaluate: resource => flag(resource, `It is ${textOf(resource.get('description').value) ?? ''}.`),
    })
    const files = (text: string) => ({ 'a.tf': key('k', `  description = "${text}"\n`) })
    expect(difference(files('bad'), files('worse'), [named])).toMatchObject({
      introduced: [BAD],
      fixed: [BAD],
    })
  })
})

describe('files of variables', () => {
  const main = `variable "on" {\n  default = true\n}\n${key('k', '  enable_key_rotation = var.on\n')}`

  test.each<[string, Files, Files, Partial<ReturnType<typeof difference>>]>([
    [
      'that Terraform reads by itself',
      { 'a/main.tf': main },
      { 'a/main.tf': main, 'a/terraform.tfvars': 'on = false\n' },
      { introduced: [BAD] },
    ],
    [
      'that it is given by name',
      { 'a/main.tf': main },
      { 'a/main.tf': main, 'a/production.tfvars': 'on = false\n' },
      { introduced: [BAD] },
    ],
    [
      'in a folder below the module',
      { 'a/main.tf': main, 'a/environments/production.tfvars': 'on = true\n' },
      { 'a/main.tf': main, 'a/environments/production.tfvars': 'on = false\n' },
      { introduced: [BAD] },
    ],
    [
      'that change nothing for the better or worse',
      { 'a/main.tf': main, 'a/production.tfvars': 'on = false\n' },
      { 'a/main.tf': main, 'a/production.tfvars': '# as ever\non = false\n' },
      { existing: [BAD] },
    ],
    [
      'of which what is wrong anyway is told once',
      { 'a/main.tf': key() },
      { 'a/main.tf': `${key()}${key('l')}`, 'a/one.tfvars': '', 'a/two.tfvars': '' },
      { existing: [BAD], introduced: ['aws_kms_key.l'] },
    ],
    ['that no module is above', {}, { 'environments/a.tfvars': 'on = false\n', 'live/main.tf': main }, {}],
  ])('%s', (_, base, head, expected) => {
    expect(difference(base, head)).toEqual({ ...NONE, ...expected })
  })

  test('count their module once, and are not without number', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a/v${i}.tfvars`, 'on = false\n']))
    const audit = audited({ 'a/main.tf': main }, { 'a/main.tf': main, ...many })
    expect(audit.introduced).toHaveLength(1)
    expect(audit.resources['aws_kms_key']).toBe(1)
    expect(audit.problems).toHaveLength(10)
  })
})

describe('what is looked at', () => {
  test('are the roots above what changes, or the module itself', () => {
    const call = (to: string) => `module "m" {\n  source = "${to}"\n}\n`
    const files = {
      'live/a/main.tf': call('../../modules/x'),
      'live/b/main.tf': call('../../modules/y'),
      'modules/y/main.tf': call('../x'),
      'modules/x/main.tf': '',
      'modules/alone/main.tf': '',
    }
    const roots = (path: string) => audited(files, { ...files, [path]: '# changed\n' }).roots
    expect(roots('modules/x/main.tf')).toEqual(['live/a', 'live/b'])
    expect(roots('modules/alone/main.tf')).toEqual(['modules/alone'])
    expect(roots('live/b/main.tf')).toEqual(['live/b'])
  })

  test('is also what is removed', () => {
    expect(audited({ 'a/a.tf': key() }, {})).toMatchObject({ roots: ['a'], problems: [], resources: {} })
  })

  test.each([
    [
      'a file that is read by its name',
      'locals {\n  a = file("${path.module}/policies/claims.json")\n}\n',
      'a/policies/claims.json',
    ],
    ['a folder that is listed', 'locals {\n  a = fileset(path.module, "**/*.json")\n}\n', 'a/x/y.json'],
    [
      'a file that is named by a value',
      'locals {\n  a = { for n in ["x"] : n => file("${n}.json") }\n}\n',
      'a/x.json',
    ],
  ])('is what reads %s', (_, text, path) => {
    const base = { 'a/main.tf': text, [path]: '{}', 'b/main.tf': 'locals {\n  a = file("other.txt")\n}\n' }
    expect(audited(base, { ...base, [path]: '[]' }).roots).toEqual(['a'])
  })

  test('is nothing where a file changes that nobody reads', () => {
    const base = { 'a/main.tf': key(), 'src/x.json': '{}' }
    expect(audited(base, { ...base, 'src/x.json': '[]' }).roots).toEqual([])
  })

  test('asks for what is not at hand, of both sides', () => {
    expect(change({ 'a.tf': null }, { 'a.tf': key(), 'm/m.tf': null }, rotation, ['a.tf'])).toEqual({
      wanted: { head: ['m/m.tf'], base: ['a.tf'] },
    })
  })
})

test('rules of an account run where the policy says that there is one', () => {
  const account = defineRule({
    ...(rotation[0] as Rule),
    id: 'account-key',
    scope: 'account',
    evaluate: configuration =>
      configuration.ofType('aws_kms_key').map(each => requireTrue(each.get('enable_key_rotation'), 'Off.')),
  })
  expect(audited({}, { 'account/main.tf': key() }, [account]).introduced).toHaveLength(1)
  expect(audited({}, { 'other/main.tf': key() }, [account]).introduced).toEqual([])
})

describe('what cannot be read', () => {
  test('is told where it stands in a changed file, or is new', () => {
    const broken = 'resource "x" {\n'
    const of = (base: Files, head: Files) =>
      audited(base, head).problems.map(({ path, start }) => `${path}:${start.line}`)
    expect(of({}, { 'a.tf': broken })).toEqual(['a.tf:1'])
    expect(of({ 'a.tf': broken, 'b.tf': '' }, { 'a.tf': broken, 'b.tf': '# x\n' })).toEqual([])
    expect(of({ 'a.tf': broken }, { 'a.tf': `# x\n${broken}` })).toEqual(['a.tf:2'])
  })

  test('leaves the rest of it as it is', () => {
    expect(difference({}, { 'a.tf': `${key()}resource "x" {\n` })).toMatchObject({ introduced: [BAD] })
  })
})
