import { expect, test } from 'vitest'
import { boundedCache } from '../../src/memory/bounded-cache.ts'

const aCache = () => boundedCache<string>(1000, text => text.length)

test('what was not used for the longest time makes room', () => {
  const cache = aCache()
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) cache.set(key, 'x'.repeat(100))
  cache.get('a')
  cache.set('j', 'x'.repeat(100))
  expect(cache.get('a')).toBeDefined()
  expect(cache.get('b')).toBeUndefined()
  expect(cache.bytes).toBeLessThanOrEqual(1000)
})

test('a value in place of another weighs once', () => {
  const cache = aCache()
  for (let i = 0; i < 50; i++) cache.set('a', 'x'.repeat(100))
  expect(cache.bytes).toBe(102)
})

test('one that would push out most others is not kept, and leaves nothing outdated behind', () => {
  const cache = aCache()
  cache.set('a', 'small')
  cache.set('a', 'x'.repeat(900))
  expect(cache.get('a')).toBeUndefined()
  expect(cache.bytes).toBe(0)
})
