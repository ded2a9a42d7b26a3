import * as z from 'zod'
import { describe, expect, test } from 'vitest'
import { type Check, defineCheck, pass } from '../../src/checks/define-check.ts'
import { checks } from '../../src/checks/index.ts'
import { checksInForce } from '../../src/policy/checks-in-force.ts'
import { coversBranch } from '../../src/policy/covers-branch.ts'
import { needsOf } from '../../src/policy/needs-of.ts'
import { proposedPolicyProblems } from '../../src/policy/proposed-policy.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import type { Policy } from '../../src/policy/schema.ts'
import { aPullRequest, aRepository } from '../builders.ts'
import { builtIn, organisation, repository } from './layers.ts'

const words = { name: 'n', requirement: 'r', fix: 'f', examples: { passes: [] } }
const always = defineCheck({
  ...words,
  id: 'always',
  needs: ['commits'],
  options: z.strictObject({ size: z.int().default(3) }),
  evaluate: () => pass('yes'),
})
const withJira = defineCheck({
  ...words,
  id: 'with-jira',
  needs: ['tickets'],
  options: z.strictObject({}),
  isSetUp: (_, { jira }) => jira,
  evaluate: () => pass('yes'),
})
const byRole = defineCheck({
  ...words,
  id: 'by-role',
  needs: ['reviews', 'roles'],
  options: z.strictObject({ by: z.string().default('techops') }),
  isSetUp: ({ by }, { roles }) => roles.includes(by),
  evaluate: () => pass('yes'),
})
const three = [always, withJira, byRole] as unknown as readonly Check[]

function policyOf(text: string): Policy {
  const { policy, problems } = resolvePolicy([builtIn, repository(text)], { jira: true }, three)
  expect(problems).toEqual([])
  return policy
}

function inForce(text: string, jira = false): string[] {
  return checksInForce(policyOf(text), { jira }, three).map(({ check, level }) => `${check.id} ${level}`)
}

describe('a check is in force', () => {
  const techops = 'roles: { techops: { users: [maria] } }\n'
  const rows: readonly (readonly [when: string, text: string, jira: boolean, expected: string[]])[] = [
    ['without a level, where it needs no set-up', '', false, ['always required']],
    ['without a level, where JIRA is set up', '', true, ['always required', 'with-jira required']],
    ['without a level, where its role is defined', techops, false, ['always required', 'by-role required']],
    [
      'by its level, without being set up',
      'checks: { with-jira: advisory }',
      false,
      ['always required', 'with-jira advisory'],
    ],
    ['unless it is off', `${techops}checks: { always: off, by-role: off }`, false, []],
    ['by its options without a level', 'checks: { always: { size: 4 } }', false, ['always required']],
  ]
  test.each(rows)('%s', (_, text, jira, expected) => expect(inForce(text, jira)).toEqual(expected))

  test('with its options and their defaults, without its level', () => {
    const [first] = checksInForce(policyOf('checks: { always: required }'), { jira: false }, three)
    expect(first?.options).toEqual({ size: 3 })
  })
})

describe('what is gathered', () => {
  const needs = (text: string, jira = false) => {
    const { parts, roles } = needsOf(policyOf(text), { jira }, three)
    return { parts: [...parts].sort(), roles }
  }

  test('is what the checks in force need, and always the files', () => {
    expect(needs('')).toEqual({ parts: ['commits', 'files'], roles: [] })
    expect(needs('checks: { always: off }', true)).toEqual({ parts: ['files', 'tickets'], roles: [] })
  })

  test('names the roles of the checks in force, each once', () => {
    expect(needs('roles: { dba: { users: [tom] } }\nchecks: { by-role: { by: dba } }').roles).toEqual(['dba'])
  })

  test('is what the exemptions need too', () => {
    const exempt = (when: string) =>
      needs(`checks: { always: off }\nexemptions: [{ name: x, when: { ${when} }, skip: [always] }]`)
    expect(exempt('revert: true').parts).toEqual(['files', 'revert'])
    expect(exempt("authors: ['renovate[bot]']").parts).toEqual(['commits', 'files', 'history'])
    expect(exempt("only_paths: ['docs/**']").parts).toEqual(['files'])
  })
})

describe('a base branch', () => {
  const pull = (baseRef: string) =>
    aPullRequest({ baseRef, repository: aRepository({ defaultBranch: 'trunk' }) })
  const rows: readonly (readonly [branches: string[] | undefined, baseRef: string, covered: boolean])[] = [
    [undefined, 'trunk', true],
    [undefined, 'main', false],
    [[], 'trunk', false],
    [['main', 'release/*'], 'release/1', true],
    [['main', 'release/*'], 'release/1/hotfix', false],
    [['main', 'release/*'], 'trunk', false],
    [['**', '!gh-pages'], 'gh-pages', false],
  ]
  test.each(rows)('%j and %s: %s', (branches, baseRef, covered) => {
    expect(coversBranch({ branches }, pull(baseRef))).toBe(covered)
  })
})

describe('a proposed policy file', () => {
  const current = [builtIn, organisation('locked: [roles]'), repository('nonsense: 1')]
  const problems = (text: string | null) => proposedPolicyProblems(current, text, { jira: true })

  test('that is right repairs one that is broken', () => expect(problems('comment: false')).toEqual([]))
  test('that is deleted breaks nothing', () => expect(problems(null)).toEqual([]))
  test('that sets a locked key is told where', () => {
    expect(problems('version: 1\nroles: {}')).toEqual([
      '`acme/claims: .github/compliance-patrol.yml`, line 2, column 1: `roles` is locked by `acme/.github: .github/compliance-patrol.yml`. Remove it here, or ask who keeps that file.',
    ])
  })
  test('is not blamed for the organisation’s broken file', () => {
    const layers = [builtIn, organisation('nonsense: 1')]
    expect(proposedPolicyProblems(layers, 'comment: false', { jira: true })).toEqual([])
  })
})

test.each(checks.map(check => [check.id, check] as const))(
  '%s has a default for every option',
  (_, check) => {
    expect(check.options.safeParse({}).error).toBeUndefined()
  },
)
