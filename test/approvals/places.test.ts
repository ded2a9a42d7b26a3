import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareFingerprints, readDiff } from '../../src/approvals/fingerprint.ts'
import { baseChangesOf, comparePlaces } from '../../src/approvals/places.ts'

const office = Array<string>(12).fill('    - allow: office')
const everybody = '    - allow: everybody'
const rules = ['# top', 'rules:', '  staging:', ...office, '  production:', ...office]
const inStaging = 9
const inProduction = 22

/** What is done to the lines of a file: lines put in before those at the given places, from 0, or taken out. */
type Edit = (lines: readonly string[]) => readonly string[]
const put =
  (at: number, ...added: string[]): Edit =>
  lines =>
    lines.toSpliced(at, 0, ...added)
const take =
  (at: number, count: number): Edit =>
  lines =>
    lines.toSpliced(at, count)
const both =
  (...edits: Edit[]): Edit =>
  lines =>
    edits.reduce((before, edit) => edit(before), lines)

describe('the approved line, after the base branch changed the same file', () => {
  const cases: readonly [name: string, base: Edit, now: Edit, are: string][] = [
    [
      'stands where it stood below new lines',
      put(1, '  # new', '  # new'),
      put(inStaging + 2, everybody),
      'same',
    ],
    ['was moved below new lines', put(1, '  # new', '  # new'), put(inProduction + 2, everybody), 'moved'],
    ['kept its number below new lines', put(1, '  # new'), put(inStaging, everybody), 'moved'],
    ['stands where it stood below removed lines', take(0, 1), put(inStaging - 1, everybody), 'same'],
    ['was moved below removed lines', take(0, 1), put(inProduction - 1, everybody), 'moved'],
    ['stands where it stood above new lines', put(28, '# end'), put(inStaging, everybody), 'same'],
    ['was moved above new lines', put(28, '# end'), put(inProduction, everybody), 'moved'],
    [
      'stands where it stood above a changed heading',
      both(take(15, 1), put(15, '  live:')),
      put(inStaging, everybody),
      'same',
    ],
    [
      'was moved beneath a changed heading',
      both(take(15, 1), put(15, '  live:')),
      put(inProduction, everybody),
      'moved',
    ],
    [
      'stands where it stood, with a look-alike section put in above',
      put(2, '  test:', ...office),
      put(inStaging + 13, everybody),
      'same',
    ],
    [
      'moved into a look-alike section that was put in above',
      put(2, '  test:', ...office),
      put(inStaging, everybody),
      'moved',
    ],
    ['stands in the middle of removed lines that look the same', take(5, 9), put(4, everybody), 'different'],
    [
      'has a new line within its context',
      put(inStaging, '    - allow: home'),
      put(inStaging, everybody),
      'different',
    ],
  ]
  it.each(cases)('%s', (_, base, now, are) => {
    expect(placesAfter(rules, put(inStaging, everybody), base, now)).toBe(are)
  })

  it('has no place that could be told where a line like its context was put in beside it', () => {
    // Of lines that are the same, git says that the last one is the new one: with others behind, it is within.
    const before = ['a', 'x', 'x', 'x', 'b', 'x', 'x', 'x', 'c', ...office]
    const here = put(5, everybody)
    expect(placesAfter(before, here, put(4, 'x'), put(6, everybody))).toBe('overlapping')
  })

  it('is told for each of two lines', () => {
    const twice = (first: number, second: number) => both(put(second, everybody), put(first, everybody))
    const base = put(1, '  # new')
    expect(placesAfter(rules, twice(9, 22), base, twice(10, 23))).toBe('same')
    expect(placesAfter(rules, twice(9, 22), base, twice(10, 24))).toBe('moved')
    expect(placesAfter(rules, twice(9, 22), base, twice(11, 23))).toBe('moved')
  })
})

describe('places are not known', () => {
  const file = { path: 'f', version: '1111111', spans: [[5, 7]] } as const
  const later = { ...file, version: '2222222', spans: [[6, 7]] } as const
  const change = { path: 'f', before: '1111111', after: '2222222', runs: [[1, 0, 1]] } as const

  it('unless the base branch changed the file from the one version to the other', () => {
    expect(comparePlaces([file], [later], [change])).toEqual({ are: 'same' })
    for (const changes of [
      [],
      [{ ...change, path: 'g' }],
      [{ ...change, after: '3333333' }],
      [{ ...change, before: '3333333' }],
      [change, change],
    ])
      expect(comparePlaces([file], [later], changes)).toEqual({ are: 'unknown', path: 'f' })
  })

  it.each([
    ['the other side has no such file', []],
    ['it has another number of hunks', [{ ...later, spans: [] }]],
    ['it has it twice', [later, later]],
    ['its version is not told', [{ ...later, version: null }]],
  ] as const)('where %s', (_, others) => {
    expect(comparePlaces([file], others, [change])).toEqual({ are: 'unknown', path: 'f' })
  })

  it('and one file that moved outweighs another that is not known', () => {
    const other = { ...file, path: 'g' }
    expect(comparePlaces([other, file], [{ ...later, spans: [[7, 7]] }], [change])).toEqual({
      are: 'moved',
      path: 'f',
    })
  })

  it('for files that did not change they are compared as they stand', () => {
    expect(comparePlaces([file], [file], [])).toEqual({ are: 'same' })
    expect(comparePlaces([file], [{ ...file, spans: [[6, 7]] }], [])).toEqual({ are: 'moved', path: 'f' })
  })

  it('of a diff that is not known', () => {
    expect(baseChangesOf('hello\n')).toBeNull()
  })

  it('of a file that the base branch removed, added, renamed or changed in mode alone', () => {
    const diff =
      'diff --git a/f b/g\nsimilarity index 90%\nrename from f\nrename to g\nindex 1111111..2222222\n--- a/f\n+++ b/g\n@@ -1 +1 @@\n-a\n+b\n'
    expect(baseChangesOf(diff)).toEqual([])
    expect(baseChangesOf('diff --git a/f b/f\nold mode 100644\nnew mode 100755\n')).toEqual([])
  })
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'places-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of a change that was approved on one base and stands on another. */
function placesAfter(base: readonly string[], approved: Edit, went: Edit, now: Edit): string {
  const later = went(base)
  const first = readDiff(gitDiff(base, approved(base)))
  const second = readDiff(gitDiff(later, now(later)))
  if (first === null || second === null) throw new Error('git wrote a diff that is not known')
  const compared = compareFingerprints(first.fingerprint, second.fingerprint)
  if (compared !== 'alike') return compared
  return comparePlaces(first.places, second.places, baseChangesOf(gitDiff(base, later)) ?? []).are
}

/** The diff of two versions of one file, as git writes it. */
function gitDiff(before: readonly string[], after: readonly string[]): string {
  for (const [name, lines] of [
    ['a', before],
    ['b', after],
  ] as const)
    writeFileSync(join(folder, name), lines.map(line => `${line}\n`).join(''))
  try {
    execFileSync('git', ['diff', '--no-index', '--abbrev=7', 'a', 'b'], { cwd: folder, encoding: 'utf8' })
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
      .replaceAll(/\b[ab]\/[ab]$/gm, side => `${side[0]}/f`)
      .replace(/^diff .*$/m, 'diff --git a/f b/f')
  }
}
