import { describe, expect, test } from 'vitest'
import { changesOf } from '../../src/facts/history/fingerprints.ts'
import { placesOfHeads } from '../../src/facts/history/places-of-heads.ts'
import { aRepository, aSha } from '../builders.ts'
import { anOutage, aWorld, sourcesOf } from './world.ts'

const [m1, m2, old, head] = ['first base', 'second base', 'old', 'head'].map(aSha) as [
  string,
  string,
  string,
  string,
]
const heads = [old, head] as const
const diffOf = (hunk: string, versions: string) =>
  `diff --git a/a.txt b/a.txt\nindex ${versions} 100644\n--- a/a.txt\n+++ b/a.txt\n${hunk}`
const changing = (line: number, versions: string) => diffOf(`@@ -${line} +${line} @@\n-a\n+b\n`, versions)
/** Two lines came above. */
const growing = diffOf('@@ -2,0 +3,2 @@\n+c\n+d\n', '1111111..3333333')
const shrinking = diffOf('@@ -3,2 +2,0 @@\n-c\n-d\n', '3333333..1111111')

interface Told {
  /** Where the line that was the ninth stands now. */
  readonly line: number
  /** What the base branch changed. */
  readonly between: string | Error
  /** What the two merge bases have in common. */
  readonly common?: string
}

/** The places of two heads whose merge bases are m1 and m2; asks twice where `times` says so. */
async function placesOf({ line, between, common = m1 }: Told, times = 1) {
  const asked: string[] = []
  const cache = sourcesOf(aWorld()).sources.cache
  const diffs: Record<string, string> = {
    [old]: changing(9, '1111111..2222222'),
    [head]: changing(line, '3333333..4444444'),
  }
  const github = {
    tree: async () => [],
    mergeBase: async (_: unknown, base: string, sha: string) => {
      asked.push('mergeBase')
      if (base === m1 || base === m2) return common
      return sha === old ? m1 : m2
    },
    diff: async (_: unknown, _base: string, sha: string) => {
      asked.push('diff')
      const diff = diffs[sha] ?? between
      if (typeof diff !== 'string') throw diff
      return diff
    },
  }
  const sources = { github, cache, repository: aRepository(), base: 'main' }
  let places = await placesOfHeads(sources, [heads], await changesOf(sources, heads))
  if (times > 1) places = await placesOfHeads(sources, [heads], await changesOf(sources, heads))
  return { places, asked }
}

describe('where the base branch changed the same file in between', () => {
  test('the places are compared by what it changed, which is asked once', async () => {
    const { places, asked } = await placesOf({ line: 11, between: growing }, 2)
    expect(places).toEqual([{ heads, are: 'same', what: '' }])
    expect(asked.filter(name => name === 'diff')).toHaveLength(3)
    // Which merge base a branch has changes, what two commits have in common does not.
    expect(asked.filter(name => name === 'mergeBase')).toHaveLength(5)
  })

  test.each([
    ['9', 9],
    ['10', 10],
  ])('the same lines at line %s have moved', async (_, line) => {
    const { places } = await placesOf({ line, between: growing })
    expect(places).toEqual([{ heads, are: 'moved', what: 'the approved lines of `a.txt`' }])
  })

  test('it is the same where the merge base went back', async () => {
    const back = { between: shrinking, common: m2 }
    expect((await placesOf({ line: 11, ...back })).places).toMatchObject([{ are: 'same' }])
    expect((await placesOf({ line: 9, ...back })).places).toMatchObject([{ are: 'moved' }])
  })

  const [first, second] = [m1, m2].map(sha => `\`${sha.slice(0, 7)}\``)
  test.each<[string, Told, string]>([
    [
      'neither merge base is an ancestor of the other',
      { line: 11, between: growing, common: aSha('common') },
      `neither of their merge bases, ${first} and ${second}, is an ancestor of the other`,
    ],
    [
      'GitHub does not hand out what the base branch changed',
      { line: 11, between: anOutage('TooLarge', 'too large') },
      `GitHub does not tell what the base branch changed between ${first} and ${second}`,
    ],
    [
      'its diff is of a form that is not known',
      { line: 11, between: 'hello\n' },
      `GitHub does not tell what the base branch changed between ${first} and ${second}`,
    ],
    [
      'the base branch changed the lines themselves',
      { line: 11, between: diffOf('@@ -9 +9,3 @@\n-a\n+a\n+c\n+d\n', '1111111..3333333') },
      'the base branch changed `a.txt` where the approved lines stand',
    ],
    [
      'the base branch’s diff does not show the file',
      { line: 11, between: '' },
      'how the base branch changed `a.txt` in between is not known',
    ],
  ])('it is not known where %s', async (_, told, what) => {
    expect((await placesOf(told)).places).toEqual([{ heads, are: 'unknown', what }])
  })

  test('an outage is thrown, since it will be over', async () => {
    const down = anOutage('Unavailable', 'GitHub answered 502.')
    await expect(placesOf({ line: 11, between: down })).rejects.toThrow('GitHub answered 502.')
  })
})

test('nothing is asked where the fingerprints say it all', async () => {
  const asked: string[] = []
  const { sources } = sourcesOf(aWorld())
  const change = { fingerprint: 'diff:1:a=1', places: [] }
  const changes = [
    { head: old, mergeBase: m1, ...change },
    { head, mergeBase: m2, ...change },
  ]
  const github = {
    tree: async () => [],
    diff: async () => '',
    mergeBase: async () => {
      asked.push('mergeBase')
      return m1
    },
  }
  const all = { github, cache: sources.cache, repository: aRepository() }
  expect(await placesOfHeads(all, [heads, [old, aSha('gone')]], changes)).toEqual([])
  expect(asked).toEqual([])
})
