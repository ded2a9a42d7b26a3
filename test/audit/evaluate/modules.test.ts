import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { evaluated, type Files, resourceAt, shown, shownAt, shownPlace } from './shown.ts'

function addresses(files: Files, root = ''): string[] {
  return evaluated(files, {}, root).configuration.resources.map(
    ({ address, isSymbolic }) => address + (isSymbolic ? '?' : ''),
  )
}

const bucket = `
variable "name" {}
resource "aws_s3_bucket" "b" { bucket = var.name }
output "bucket" { value = aws_s3_bucket.b.bucket }
output "arn" { value = aws_s3_bucket.b.arn }
`

describe('modules that are called', () => {
  const files = {
    'live/main.tf':
      'locals { n = "logs" }\nmodule "m" {\n  source = "../modules/bucket"\n  name = "the-${local.n}"\n}\noutput "o" {\n  value = [module.m.bucket, module.m.arn, module.m.other]\n}\n',
    'modules/bucket/main.tf': bucket,
  }

  test('are evaluated with what they are given', () => {
    expect(shownAt(evaluated(files, {}, 'live'), 'module.m.aws_s3_bucket.b', 'bucket')).toBe('"the-logs"')
  })

  test('give their outputs', () => {
    expect(shownAt(evaluated(files, {}, 'live'), 'output.o', 'value')).toBe(
      '["the-logs" <module.m.aws_s3_bucket.b.bucket>, ? <module.m.aws_s3_bucket.b.arn>, ? <module.m.other>]',
    )
  })

  test('have their folder, their calls and their place in the order of the files', () => {
    const root = evaluated(files, {}, 'live')
    const { directory, calls } = resourceAt(root, 'module.m.aws_s3_bucket.b')
    expect([directory, calls.map(shownPlace)]).toEqual(['modules/bucket', ['live/main.tf:2:1-11']])
    expect(root.modules).toEqual(['live', 'modules/bucket'])
    expect(root.configuration.resources.map(({ address }) => address)).toEqual([
      'module.m',
      'module.m.var.name',
      'module.m.aws_s3_bucket.b',
      'module.m.output.bucket',
      'module.m.output.arn',
      'output.o',
    ])
  })

  test('are a resource of their own, with what they are given', () => {
    expect(shownAt(evaluated(files, {}, 'live'), 'module.m', 'name')).toBe('"the-logs"')
    expect(shownAt(evaluated(files, {}, 'live'), 'module.m', 'source')).toBe('"../modules/bucket"')
  })
})

describe('calls that repeat', () => {
  const inner = {
    'm/main.tf':
      'variable "n" {}\nresource "aws_x" "y" {\n  count = 2\n  n = "${var.n}${count.index}"\n}\noutput "n" { value = var.n }\n',
  }

  test.each([
    [
      'count = 2\n  n = count.index',
      [
        'module.m[0].aws_x.y[0]',
        'module.m[0].aws_x.y[1]',
        'module.m[1].aws_x.y[0]',
        'module.m[1].aws_x.y[1]',
      ],
    ],
    ['for_each = toset(["a"])\n  n = each.key', ['module.m["a"].aws_x.y[0]', 'module.m["a"].aws_x.y[1]']],
    ['count = 0\n  n = 1', []],
    ['count = var.unset\n  n = 1', ['module.m.aws_x.y[0]?', 'module.m.aws_x.y[1]?']],
  ])('%s', (argument, expected) => {
    const found = addresses({
      'main.tf': `module "m" {\n  source = "./m"\n  ${argument}\n}\nvariable "unset" {}`,
      ...inner,
    })
    expect(found.filter(address => address.includes('aws_x'))).toEqual(expected)
  })

  test.each([
    ['count = 2', 'count.index', 'module.m[1].n', '1'],
    ['count = 2', 'count.index', 'module.m[*].n', '[0, 1]'],
    ['count = 1', 'count.index', 'module.m.n', '0'],
    ['count = 0', 'count.index', 'try(module.m[0].n, "none")', '"none"'],
    ['count = 1', 'count.index', 'module.m[7].n', '?'],
    ['for_each = toset(["a", "b"])', 'each.key', 'module.m["b"].n', '"b"'],
    ['for_each = toset(["a", "b"])', 'each.key', '[for m in module.m : m.n]', '["a", "b"]'],
    ['for_each = toset(["a", "b"])', 'each.key', '{ for k, m in module.m : k => m.n }', '{a: "a", b: "b"}'],
    ['for_each = toset(["a"])', 'each.key', 'module.m[var.unset].n', '? <module.m.n>'],
    ['for_each = var.unset', '"x"', 'module.m["a"].n', '"x"'],
    ['for_each = var.unset', '"x"', 'try(module.m["a"].n, "y")', '?'],
    ['for_each = var.unset', '"x"', '[for m in module.m : m.n]', '? <module.m>'],
    ['', '"x"', 'module.m', '{n: "x"}'],
  ])('%s, n = %s: %s is %s', (argument, n, expression, expected) => {
    const main = `module "m" {\n  source = "./m"\n  ${argument}\n  n = ${n}\n}\nvariable "unset" {}\noutput "o" {\n  value = ${expression}\n}\n`
    expect(shownAt(evaluated({ 'main.tf': main, ...inner }), 'output.o', 'value')).toBe(expected)
  })
})

test('modules inside each other pass values in and out', () => {
  const files = {
    'main.tf':
      'module "a" {\n  source = "./a"\n  x = "v"\n}\nmodule "c" {\n  source = "./a/b"\n  x = module.a.x\n}\n',
    'a/main.tf':
      'variable "x" {}\nmodule "b" {\n  source = "./b"\n  x = "${var.x}!"\n}\noutput "x" {\n  value = module.b.x\n}\n',
    'a/b/main.tf':
      'variable "x" {}\nresource "aws_x" "y" { x = var.x }\noutput "x" {\n  value = aws_x.y.x\n}\n',
  }
  const root = evaluated(files)
  expect(shownAt(root, 'module.a.module.b.aws_x.y', 'x')).toBe('"v!"')
  expect(shownAt(root, 'module.c.aws_x.y', 'x')).toBe('"v!" <module.a.module.b.aws_x.y.x>')
  expect(resourceAt(root, 'module.a.module.b.aws_x.y').calls.map(shownPlace)).toEqual([
    'main.tf:1:1-11',
    'a/main.tf:2:1-11',
  ])
})

test('an output that is another module’s argument may depend on what that module gives', () => {
  const files = {
    'main.tf':
      'module "a" {\n  source = "./m"\n  x = "v"\n  y = module.b.x\n}\nmodule "b" {\n  source = "./m"\n  x = module.a.x\n  y = "w"\n}\noutput "o" {\n  value = module.a.y\n}\n',
    'm/main.tf':
      'variable "x" {}\nvariable "y" {}\noutput "x" {\n  value = var.x\n}\noutput "y" {\n  value = var.y\n}\n',
  }
  const root = evaluated(files)
  expect([shownAt(root, 'output.o', 'value'), root.problems]).toEqual(['"v"', []])
})

describe('modules that are not here', () => {
  test.each([
    'terraform-aws-modules/vpc/aws',
    'git::https://example.com/m.git',
    '${var.x}/m',
    's3::https://x/m.zip',
  ])('what the one from %s gives is not known, and not a problem', source => {
    const root = evaluated(
      `module "m" {\n  source = "${source}"\n}\noutput "o" {\n  value = module.m.ids[0]\n}\n`,
    )
    expect(shownAt(root, 'output.o', 'value')).toBe('? <module.m.ids>')
    expect([root.problems, root.configuration.isComplete]).toEqual([[], true])
  })

  test.each([
    ['./absent', 'There is no module in `absent`.'],
    ['../../outside', 'This leads out of the repository, so the module is not read.'],
  ])('the one from %s is a problem, and hides no more than one of a registry', (source, says) => {
    const root = evaluated(`module "m" {\n  source = "${source}"\n}\n`)
    expect(root.problems.map(each => each.says)).toEqual([says])
    expect(root.configuration.isComplete).toBe(true)
  })

  test.each([
    ['./', {}, 'The module in `.` calls itself, directly or over others.'],
    [
      './a',
      {
        'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
        'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
      },
      'The module in `a` calls itself, directly or over others.',
    ],
  ])('the one from %s is a problem, behind which anything may be', (source, files, says) => {
    const root = evaluated({ 'main.tf': `module "m" {\n  source = "${source}"\n}\n`, ...files })
    expect(root.problems.map(each => each.says)).toEqual([says])
    expect(root.configuration.isComplete).toBe(false)
  })

  test('files of one that are not at hand are wanted, and what it gives is not known', () => {
    const root = evaluated({
      'main.tf': 'module "m" {\n  source = "./m"\n}\noutput "o" {\n  value = module.m.x\n}\n',
      'm/main.tf': null,
      'm/outputs.tf': null,
    })
    expect(root.wanted).toEqual(['m/main.tf', 'm/outputs.tf'])
    expect(shownAt(root, 'output.o', 'value')).toBe('? <module.m.x>')
    expect(root.configuration.isComplete).toBe(false)
  })
})

describe('files of a module', () => {
  test('override files replace arguments, and blocks by their type', () => {
    const root = evaluated({
      'main.tf':
        'resource "aws_x" "y" {\n  a = 1\n  b = 1\n  rule { c = 1 }\n  other { c = 1 }\n}\nlocals {\n  l = 1\n}\n',
      'main_override.tf':
        'resource "aws_x" "y" {\n  b = local.l\n  rule { c = 2 }\n  rule { c = 3 }\n}\nlocals {\n  l = 2\n}\n',
    })
    const { value } = resourceAt(root, 'aws_x.y').get('rule')
    expect(['a', 'b', 'other'].map(name => shownAt(root, 'aws_x.y', name))).toEqual(['1', '2', '[{c: 1}]'])
    expect(value === null ? '' : shown(value)).toBe('[{c: 2}, {c: 3}]')
    expect(root.configuration.resources).toHaveLength(1)
    expect(root.problems).toEqual([])
  })

  test('native syntax and JSON are one module', () => {
    const root = evaluated({
      'main.tf.json':
        '{ "resource": { "aws_x": { "y": { "a": "${local.v}", "rule": [{ "b": 1 }], "count": 1 } } } }',
      'locals.tf': 'locals {\n  v = "x"\n}\n',
    })
    expect(shownAt(root, 'aws_x.y[0]', 'a')).toBe('"x"')
    expect(shownAt(root, 'aws_x.y[0]', 'rule.b')).toBe('1')
  })

  test('blocks in JSON are referred to as those of the native syntax are', () => {
    const root = evaluated({
      'main.tf.json':
        '{ "resource": { "aws_x": { "y": { "rule": { "b": 1 }, "rules": [{ "b": 2 }], "tags": { "k": "v" } } } } }',
      'o.tf':
        'output "o" {\n  value = [aws_x.y.rule[0].b, aws_x.y.rules[0].b, aws_x.y.rules[*].b, aws_x.y.tags.k, aws_x.y.tags["k"], aws_x.y.rule[0].c]\n}\n',
    })
    expect(shownAt(root, 'output.o', 'value')).toBe(
      '[1 <aws_x.y.rule.b>, 2 <aws_x.y.rules.b>, [2 <aws_x.y.rules>], "v" <aws_x.y.tags.k>, "v" <aws_x.y.tags>, ? <aws_x.y.rule.c>]',
    )
  })

  test('a block that is broken is there with what can be read of it, and says that it may hold more', () => {
    const root = evaluated('resource "aws_x" "y" {\n  a = 1\n  c 3\n}\nresource "aws_x" "z" {\n  a = 2\n}\n')
    expect(root.problems).not.toEqual([])
    expect([shownAt(root, 'aws_x.y', 'a'), shownAt(root, 'aws_x.z', 'a')]).toEqual(['1', '2'])
    expect(resourceAt(root, 'aws_x.y').get('d').value?.kind).toBe('unknown')
    expect(root.configuration.isComplete).toBe(false)
  })

  test.each([
    ['an argument that is set twice', '  a = 1\n  a = 2\n'],
    ['arguments on one line', '  a = 1 b = 2\n'],
    ['a comma behind an argument', '  a = 1,\n  b = 2,\n'],
    ['a brace behind an argument', '  a = 1\n  b {\n    c = 1 }\n'],
    ['a block on the line of another', '  a = 1\n  b { c { d = 1 } }\n'],
    ['a list without a comma', '  a = 1\n  b = [1 2]\n'],
    ['an escape that is none', '  a = 1\n  b = "\\d"\n'],
  ])('%s is a problem, and hides nothing', (_, body) => {
    const root = evaluated(`resource "aws_x" "y" {\n${body}}\n`)
    expect(root.problems).not.toEqual([])
    expect(shownAt(root, 'aws_x.y', 'a')).toBe('1')
    expect(resourceAt(root, 'aws_x.y').get('z').value).toBe(null)
    expect(root.configuration.isComplete).toBe(true)
  })

  test('what hides something is told behind any number of problems that hide nothing', () => {
    const root = evaluated(`resource "aws_x" "y" {\n${'  a = 1\n'.repeat(1_000)}  c 3\n}\n`)
    expect(root.configuration.isComplete).toBe(false)
  })

  test('a file that cannot be read is a problem', () => {
    const tree = {
      filesIn: () => ['main.tf'],
      filesBelow: () => ['main.tf'],
      read: () => 'unreadable' as const,
    }
    expect(evaluateRoot(tree, '').problems.map(({ says }) => says)).toEqual([
      'The file is too large, or no text, so it is not read.',
    ])
  })
})
