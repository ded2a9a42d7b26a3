import { describe, expect, test } from 'vitest'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { isOurContext, restsOn, watchCi } from '../../src/worker/awaited-ci.ts'
import { aPerson } from '../builders.ts'
import { builtIn, repository } from '../policy/layers.ts'

function aCache() {
  const values = new Map<string, unknown>()
  let writes = 0
  return {
    get: async (kind: string, key: string) => values.get(`${kind} ${key}`),
    async set(kind: string, key: string, value: unknown) {
      writes += 1
      values.set(`${kind} ${key}`, structuredClone(value))
    },
    writes: () => writes,
  }
}

function policyOf(text: string) {
  return resolvePolicy([builtIn, repository(text)], { jira: false })
}

const NAMED = policyOf(
  'checks: { ci-passed: { level: required, checks: [{ name: test, app: github-actions }, { name: ci/circle, creator: circleci }] } }',
)
const OFF = policyOf('checks: { ci-passed: { level: off, checks: [{ name: test, app: github-actions }] } }')

const run = (name: string) => ({ kind: 'check-run', name, app: 'github-actions' }) as const
const status = (name: string) => ({ kind: 'status', name, by: aPerson('circleci') }) as const

describe('a check run or status of somebody else', () => {
  test.each([
    ['that the policy names', NAMED, run('test'), true],
    ['that the policy names as a status', NAMED, status('ci/circle'), true],
    ['that the policy does not name', NAMED, run('lint'), false],
    ['that a check which is off names', OFF, run('test'), false],
    ['where the policy names none', policyOf('comment: true'), run('test'), false],
  ])('%s', async (_, policy, because, answer) => {
    const cache = aCache()
    await watchCi(cache, 7001, policy)
    expect(await restsOn(cache, 7001, because)).toBe(answer)
  })

  test('of a repository that was never looked at may matter', async () => {
    const cache = aCache()
    await watchCi(cache, 7001, NAMED)
    expect(await restsOn(cache, 7002, run('lint'))).toBe(true)
  })

  test('that a person asked for again always matters', async () => {
    const cache = aCache()
    await watchCi(cache, 7001, OFF)
    expect(await restsOn(cache, 7001, { kind: 'requested', by: aPerson('kim') })).toBe(true)
  })

  test('is remembered in one write for each change of the policy', async () => {
    const cache = aCache()
    await watchCi(cache, 7001, NAMED)
    await watchCi(cache, 7001, NAMED)
    expect(cache.writes()).toBe(2)
    await watchCi(cache, 7001, OFF)
    expect(cache.writes()).toBe(3)
    expect(await restsOn(cache, 7001, run('test'))).toBe(false)
  })
})

describe('a status in the context of our own', () => {
  test.each([
    ['is known', 'check: { status: eligible/pull-request }', 'eligible/pull-request', true],
    ['is known in another case, which GitHub ignores', 'check: { status: eligible }', 'Eligible', true],
    ['is not one in another', 'check: { status: eligible }', 'eligible/pull-request', false],
    ['is none where we post no status', 'check: { status: false }', 'false', false],
  ])('%s', async (_, policy, context, answer) => {
    const cache = aCache()
    await watchCi(cache, 7001, policyOf(policy))
    expect(await isOurContext(cache, 7001, context)).toBe(answer)
    expect(await isOurContext(cache, 7002, context)).toBe(false)
  })
})
