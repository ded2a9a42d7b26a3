import { expect, test } from 'vitest'
import { invalidatePolicy } from '../../src/facts/invalidate.ts'
import { recallBranch } from '../../src/facts/recall-branch.ts'

const claims = { id: 7001, owner: 'acme', name: 'claims' }
const organisationPolicy = { mode: 'optional', repository: '.github' } as const
const settings = { defaultPolicy: '', organisationPolicy }

function aMemory() {
  const kept = new Map<string, unknown>()
  const clock = { time: Date.parse('2026-11-20T14:00:00Z'), now: () => new Date(clock.time) }
  const cache = {
    get: async (kind: string, key: string) => kept.get(`${kind} ${key}`),
    set: async (kind: string, key: string, value: unknown) => void kept.set(`${kind} ${key}`, value),
  }
  const memory = { cache, clock }
  const recalled = (baseRef = 'playground') => recallBranch(memory, settings, { repository: claims, baseRef })
  return { memory, clock, recalled }
}

test('a branch is known not to be covered once that was remembered, and no other is', async () => {
  const { recalled } = aMemory()
  const before = await recalled()
  expect(before.isUncovered).toBe(false)
  await before.rememberUncovered()
  expect((await recalled()).isUncovered).toBe(true)
  expect((await recalled('main')).isUncovered).toBe(false)
})

test.each([
  ['the repository', { repositoryId: 7001, owner: 'acme', name: 'claims' }, false],
  ['the organisation', { repositoryId: 8, owner: 'ACME', name: '.github' }, false],
  ['another repository', { repositoryId: 9, owner: 'acme', name: 'billing' }, true],
])('a change of the policy of %s: known after it: %j', async (_, changed, isKnown) => {
  const { memory, clock, recalled } = aMemory()
  await (await recalled()).rememberUncovered()
  clock.time += 60_000
  await invalidatePolicy(memory, changed)
  expect((await recalled()).isUncovered).toBe(isKnown)
})

test('what was read before a change is not remembered after it', async () => {
  const { memory, clock, recalled } = aMemory()
  const reading = await recalled()
  await invalidatePolicy(memory, { repositoryId: 7001, owner: 'acme', name: 'claims' })
  clock.time += 60_000
  await reading.rememberUncovered()
  expect((await recalled()).isUncovered).toBe(false)
})
