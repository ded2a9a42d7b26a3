import { expect, test } from 'vitest'
import { readOnce } from '../../src/store/read-once.ts'

/** A table that counts how often it is read, and answers when it is told to. */
function aTable(most = 100) {
  const rows = new Map<string, string>()
  const reads: string[] = []
  let wait = Promise.resolve()
  const known = readOnce(
    async (key: string) => {
      reads.push(key)
      const value = rows.get(key)
      await wait
      return value
    },
    { holds: value => value !== 'passing', most },
  )
  return {
    rows,
    reads,
    known,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      wait = promise
      return resolve
    },
  }
}

test('what is there, and what is not, is read once', async () => {
  const { rows, reads, known } = aTable()
  rows.set('a', 'one')
  expect([await known.get('a'), await known.get('a')]).toEqual(['one', 'one'])
  expect([await known.get('b'), await known.get('b')]).toEqual([undefined, undefined])
  expect(reads).toEqual(['a', 'b'])
})

test('what does not hold is read each time', async () => {
  const { rows, reads, known } = aTable()
  rows.set('a', 'passing')
  await known.get('a')
  await known.get('a')
  expect(reads).toEqual(['a', 'a'])
})

test('what is forgotten is read anew, and nothing else', async () => {
  const { rows, reads, known } = aTable()
  await known.get('a')
  await known.get('b')
  rows.set('a', 'new')
  known.forget('a')
  expect([await known.get('a'), await known.get('b')]).toEqual(['new', undefined])
  expect(reads).toEqual(['a', 'b', 'a'])
})

test('all that begins alike is forgotten together', async () => {
  const { reads, known } = aTable()
  for (const key of ['a 1', 'a 2', 'b 1']) await known.get(key)
  known.forgetAll('a ')
  for (const key of ['a 1', 'a 2', 'b 1']) await known.get(key)
  expect(reads).toEqual(['a 1', 'a 2', 'b 1', 'a 1', 'a 2'])
})

test('an answer that was on its way when it was forgotten is given to those who asked, and not kept', async () => {
  const { rows, known, hold } = aTable()
  rows.set('a', 'old')
  const answer = hold()
  const before = known.get('a')
  rows.set('a', 'new')
  known.forget('a')
  const after = known.get('a')
  answer()
  expect([await before, await after, await known.get('a')]).toEqual(['old', 'new', 'new'])
})

test('a reading that fails is not the last', async () => {
  const outcomes = [Promise.reject(new Error('gone')), Promise.resolve('back')]
  const known = readOnce(async () => outcomes.shift(), { holds: () => true, most: 100 })
  await expect(known.get('a')).rejects.toThrow('gone')
  expect(await known.get('a')).toBe('back')
})

test('the one not asked for for the longest time is read again first', async () => {
  const { reads, known } = aTable(2)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await known.get(key)
  expect(reads).toEqual(['a', 'b', 'c', 'b'])
})

test('where none may be kept, each is read', async () => {
  const { reads, known } = aTable(0)
  await known.get('a')
  await known.get('a')
  expect(reads).toEqual(['a', 'a'])
})
