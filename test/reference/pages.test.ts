import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { checklist } from '../../src/audit/checklist/checklist.ts'
import type { Rule } from '../../src/audit/define-rule.ts'
import { rules } from '../../src/audit/rules/index.ts'
import { type Check, defineCheck, fail, pass } from '../../src/checks/define-check.ts'
import { checks } from '../../src/checks/index.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { policySchema } from '../../src/policy/schema.ts'
import { auditRulesPage } from '../../src/reference/audit-rules-page.ts'
import { checksPage } from '../../src/reference/checks-page.ts'
import { coveragePage } from '../../src/reference/coverage-page.ts'
import { code, prose, table } from '../../src/reference/markdown.ts'
import { flow } from '../../src/reference/options.ts'
import { policyJsonSchema } from '../../src/reference/policy-json-schema.ts'
import { policyPage } from '../../src/reference/policy-page.ts'
import { tlsRulesPage } from '../../src/reference/tls-rules-page.ts'
import { families } from '../../src/tls/rules/index.ts'

const config = new URL('../../config/', import.meta.url)
const example = readFileSync(new URL('example.yml', config), 'utf8')
const builtIn = readFileSync(new URL('default.yml', config), 'utf8')

const sample = defineCheck({
  id: 'change-size',
  name: 'Change size',
  requirement: 'Changes should be small',
  fix: 'Split it.',
  needs: ['files'],
  options: z.strictObject({
    most: z.int().default(400).describe('Most lines | in all.'),
    only: z.strictObject({ in: z.array(z.string()).default(['src/**']).describe('Where.') }).prefault({}),
    by: z.string().default('dba').describe('Who.'),
  }),
  isSetUp: ({ by }, { jira, roles }) => jira || roles.includes(by),
  evaluate: () => pass('yes'),
  examples: {
    passes: [{ pull: { title: 'Fix `a|b`' }, says: 'It has 3 *lines*' }],
    fails: [{ options: { most: 2 }, says: 'It has 3 lines.' }],
  },
})

const sampleCheck = sample as unknown as Check

describe('the page of the checks', () => {
  const page = checksPage([sampleCheck])

  test('names requirement, cure and when the check is on', () => {
    expect(page).toContain(
      '| [`change-size`](#change-size) | Changes should be small | where JIRA is set up, or where the role `dba` is defined |',
    )
    expect(page).toContain('**Change size.** Changes should be small.')
    expect(page).toContain('To meet it: Split it.')
  })

  test('lists options with value, default and description, the level first, maps taken apart', () => {
    const rows = page.split('\n').filter(line => /^\| `[\w.]+` \|/.test(line))
    expect(rows.map(row => row.split(' | ').slice(0, 3).join(' | '))).toEqual([
      '| `level` | `required`, `advisory` or `off` | ',
      '| `most` | a whole number | `400`',
      '| `only` | a map | ',
      "| `only.in` | a list of texts | `['src/**']`",
      '| `by` | text | `dba`',
    ])
    expect(page).toContain('Most lines \\| in all.')
  })

  test('shows examples of each kind with what distinguishes them', () => {
    expect(page).toContain('| title `` Fix `a\\|b` `` | ✓ pass | It has 3 \\*lines\\* |')
    expect(page).toContain('| options `{ most: 2 }` | ✗ fail | It has 3 lines. |')
  })

  test('a check that is never on by itself says so', () => {
    const never = { ...sampleCheck, isSetUp: () => false }
    expect(checksPage([never])).toContain('On by default: only where the policy gives it a level.')
    const always = defineCheck({
      ...sample,
      options: z.strictObject({}),
      isSetUp: () => true,
      leavesOut: () => [],
      examples: { passes: [], fails: [] },
      evaluate: () => fail('no'),
    })
    expect(checksPage([always as unknown as Check])).toContain('On by default: always.')
  })

  test('has a section for every check, with every example', () => {
    const all = checksPage(checks)
    for (const { id, examples } of checks) {
      expect(all).toContain(`\n## ${id}\n`)
      for (const { says } of [examples.passes, examples.fails ?? []].flat())
        expect(all).toContain(prose(says).replaceAll('|', '\\|'))
    }
  })
})

describe('the page of the policy', () => {
  const page = policyPage(policySchema, { example, builtIn })

  test('names every key outside the checks', () => {
    for (const key of Object.keys(policySchema.shape)) {
      if (key !== 'checks') expect(page).toMatch(new RegExp(`\\| \`${key}[\`.[]`))
    }
  })

  test('shows the example and the built-in policy as they are', () => {
    expect(page).toContain(example.trimEnd())
    expect(page).toContain(builtIn.trimEnd())
  })
})

describe('the example of a policy', () => {
  const layers = [
    { kind: 'default', source: 'default', text: builtIn },
    { kind: 'repository', source: 'example', text: example },
  ] as const

  test('is right', () => expect(resolvePolicy(layers, { jira: true }).problems).toEqual([]))

  test('is complete: every key but the organisation’s, and every check that a set-up can turn on', () => {
    const said = parse(example) as Record<string, object>
    const keys = Object.keys(policySchema.shape).filter(key => key !== 'locked')
    expect(Object.keys(said).sort()).toEqual(keys.sort())
    const setup = { jira: true, roles: Object.keys(said['roles'] ?? {}) }
    const turnedOn = checks.filter(check => check.isSetUp?.(check.options.parse({}), setup) ?? true)
    expect(Object.keys(said['checks'] ?? {})).toEqual(expect.arrayContaining(turnedOn.map(({ id }) => id)))
    expect(turnedOn.length).toBeGreaterThan(7)
  })
})

describe('the JSON Schema', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(policyJsonSchema(checks)) as object)
  const takes = (text: string) => validate(parse(text))

  test.each([
    ['the example', example],
    ['the built-in policy', builtIn],
    ['the short form of a check', 'checks: { title-format: required }'],
    ['a check without a level', 'checks: { peer-review: { count: 2 } }'],
    ['nothing', '{}'],
  ])('takes %s', (_, text) => expect(takes(text)).toBe(true))

  test.each([
    ['an unknown key', 'chekcs: {}'],
    ['an unknown check', 'checks: { nonsense: required }'],
    ['an unknown option', 'checks: { peer-review: { cuont: 2 } }'],
    ['an unknown level', 'checks: { peer-review: maybe }'],
    ['text for a list', 'branches: main'],
    ['a role that nobody can hold', 'roles: { senior: {} }'],
    ['a role with a strange name', 'roles: { Senior: { users: [x] } }'],
    ['an exemption without a condition', 'exemptions: [{ name: x, when: {}, skip: [title-format] }]'],
    ['a test that anybody could post', 'checks: { ci-passed: { checks: [{ name: test }] } }'],
  ])('refuses %s', (_, text) => expect(takes(text)).toBe(false))

  test('has a description for every key that an editor completes', () => {
    const { properties } = JSON.parse(policyJsonSchema([sampleCheck])) as {
      properties: Record<string, { description?: string }>
    }
    expect(Object.keys(properties).filter(key => !properties[key]?.description)).toEqual([])
  })
})

describe('Markdown', () => {
  test('plain text means itself, and code stays code', () => {
    expect(prose('a * b_c <i> `x_y*` [z](u)')).toBe('a \\* b\\_c \\<i\\> `x_y*` \\[z\\](u)')
  })
  test('a cell stays in its cell', () =>
    expect(table(['a'], [['x|y\nz']])).toBe('| a |\n| --- |\n| x\\|y z |'))
  test('code may hold backticks', () => expect(code('a`b')).toBe('`` a`b ``'))
  test.each([
    [
      { a: [1, 'x y', '^T-0', 'true', '1', "it's"], b: {} },
      "{ a: [1, x y, '^T-0', 'true', '1', 'it''s'], b: {} }",
    ],
    ['trailing ', "'trailing '"],
  ])('%j as YAML on one line', (value, yaml) => {
    expect(flow(value)).toBe(yaml)
    expect(parse(`[${yaml}]`)).toEqual([value])
  })
})

describe('the page of what disables the validation of TLS', () => {
  const page = tlsRulesPage(families)

  test('has a section for every rule, with what is lost, what to do instead, and its examples', () => {
    for (const rule of families.flatMap(family =>
      family.rules.map(({ id, why, fix }) => ({ id, why, fix })),
    )) {
      expect(page).toContain(`\n### ${rule.id}\n`)
      expect(page).toContain(prose(rule.why))
      expect(page).toContain(`Instead: ${prose(rule.fix)}`)
    }
  })

  test('every link of the overview leads to a heading', () => {
    const headings = new Set([...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading))
    for (const { name } of families) expect(headings).toContain(prose(name))
    expect(headings.size).toBe(new Set(families.map(({ name }) => name)).size)
  })

  test('code with backticks stays in its fence', () => {
    const rule = {
      id: 'x',
      title: 'X',
      why: 'Y.',
      fix: 'Z.',
      match: () => [],
      examples: { bad: ['```\nx\n```'], good: [] },
    }
    const family = { name: 'X', reads: 'code', example: 'a.md', rules: [rule] } as const
    expect(tlsRulesPage([family])).toContain('````md\n```\nx\n```\n````')
  })
})

const sampleRule = rules.find(({ id }) => id === 'kms-key-rotation')

describe('the pages of the infrastructure audit', () => {
  const page = auditRulesPage(rules)
  const coverage = coveragePage(checklist, rules)

  test('have a section for every rule, with why, what to do, its types and its ids elsewhere', () => {
    for (const { id, why, fix, aliases } of rules) {
      const section = page.slice(page.indexOf(`\n### ${id}\n`)).split('\n### ')[1] ?? ''
      expect(section.startsWith(`${id}\n`)).toBe(true)
      expect(section).toContain(prose(why))
      expect(section).toContain(`To put it right: ${prose(fix)}`)
      for (const alias of aliases) expect(section).toContain(alias)
    }
  })

  test('name the options of a rule with their defaults', () => {
    expect(page).toMatch(
      /### kms-key-deletion-window\n[^#]*\| `days` \| The least number of days[^|]* \| `14` \|/,
    )
  })

  test('list every line of the checklists, and every type with its rules, or the reason why there are none', () => {
    for (const [id, { types }] of Object.entries(checklist)) {
      const section = coverage.slice(coverage.indexOf(`\n### ${id}\n`)).split('\n### ')[1] ?? ''
      for (const type of types) expect(section).toContain(`\`${type}\``)
    }
    const lines = {
      'iam/x': {
        text: 'X is so.',
        types: ['aws_a', 'aws_b', 'aws_c'],
        blanks: { aws_c: 'the provider cannot say it' },
      },
    }
    const rule = { ...sampleRule, checklist: 'iam/x', resources: ['aws_a', 'aws_b'] } as unknown as Rule
    expect(coveragePage(lines, [rule])).toContain(
      '| `aws_a`, `aws_b` | [kms-key-rotation](rules.md#kms-key-rotation) |\n| `aws_c` | none: the provider cannot say it |',
    )
  })

  test('every link of the coverage leads to a rule', () => {
    const headings = new Set([...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading))
    const links = [...coverage.matchAll(/rules\.md#([\w-]+)/g)].map(([, id = '']) => id)
    expect(links.length).toBeGreaterThan(rules.length / 2)
    expect(links.filter(id => !headings.has(id))).toEqual([])
  })
})
