import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { comparedLines } from '../../../src/facts/findings/compare-lines.ts'

const lines = (...all: readonly (string | number)[]) => all.join('\n')

test.each<[string, string, string, number[]]>([
  ['the same text', lines('a', 'b', 'c'), lines('a', 'b', 'c'), []],
  ['a line at the end', lines('a', 'b'), lines('a', 'b', 'c'), [3]],
  ['a line at the front', lines('a', 'b'), lines('c', 'a', 'b'), [1]],
  ['a line in between', lines('a', 'b'), lines('a', 'c', 'b'), [2]],
  ['a changed line', lines('a', 'b', 'c'), lines('a', 'x', 'c'), [2]],
  ['a line that went', lines('a', 'b', 'c'), lines('a', 'c'), []],
  ['everything', '', lines('a', 'b'), [1, 2]],
  ['a copy of a line', lines('a', 'b', 'c'), lines('a', 'b', 'b', 'c'), [3]],
  ['a line that moved', lines('a', 'b', 'c', 'd'), lines('b', 'c', 'd', 'a'), [4]],
])('of %s', (_, before, after, expected) => {
  expect(comparedLines(before, after)).toEqual(expected)
})

test('what is left of the new file without them stands in the old one in that order', () => {
  const text = array(constantFrom('a', 'b', 'c', 'd', 'e', 'f', '{', '}', ''), { maxLength: 30 })
  assert(
    property(text, text, (before, after) => {
      const added = new Set(comparedLines(lines(...before), lines(...after)))
      const kept = lines(...after)
        .split('\n')
        .filter((_, at) => !added.has(at + 1))
      let at = 0
      for (const line of lines(...before).split('\n')) if (line === kept[at]) at += 1
      expect(at).toBe(kept.length)
    }),
    { numRuns: 500 },
  )
})

test('of half a million lines ends', () => {
  const before = Array.from({ length: 500_000 }, (_, i) => (i % 3 === 0 ? '}' : `x${i}`))
  const after = before.toSpliced(250_000, 1, 'new')
  expect(comparedLines(before.join('\n'), after.join('\n'))).toEqual([250_001])
})
