import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  compareFingerprints,
  fingerprintOfDiff,
  fingerprintOfTrees,
} from '../../src/approvals/fingerprint.ts'
import { type FileContent, importOf, type NewCommit } from '../github/git/commit.ts'
import { quickestDisk } from '../memory-disk.ts'

/** A file: its text or bytes, a link's target, or executable text. */
type Content = string | Buffer | { readonly link: string } | { readonly run: string }
type Files = Readonly<Record<string, Content>>

let repository: string | undefined
afterAll(() => {
  if (repository !== undefined) rmSync(repository, { recursive: true })
})

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}`).join('\n')
const edited = (line: number, text: string, before = '') =>
  `${before}${lines(1, 40).replace(`line ${line}\n`, `${text}\n`)}\n`
const plain = `${lines(1, 40)}\n`
/** Two sections with the same twelve lines; one more stands behind the given line of each, where one is given. */
const sections = (first: number, second: number) =>
  [first, second]
    .map((at, i) =>
      ['rules:', ` - part: ${i}`, ...Array<string>(12).fill('   - allow: office')].toSpliced(
        at || 99,
        0,
        ...(at ? ['   - allow: all'] : []),
      ),
    )
    .flat()
    .join('\n')
    .concat('\n')

describe('two diffs of git have one fingerprint', () => {
  const cases: readonly [name: string, a: [Files, Files], b: [Files, Files]][] = [
    [
      'when they are the same',
      [{ f: plain }, { f: edited(20, 'x') }],
      [{ f: plain }, { f: edited(20, 'x') }],
    ],
    [
      'when other files came with the base',
      [{ f: plain }, { f: edited(20, 'x') }],
      [
        { f: plain, g: 'g' },
        { f: edited(20, 'x'), g: 'g' },
      ],
    ],
    [
      'when a renamed file changed in the base',
      [{ 'a b': plain }, { 'c d': plain }],
      [{ 'a b': `new\n${plain}` }, { 'c d': `new\n${plain}` }],
    ],
  ]
  it.each(cases)('%s', (_, a, b) => {
    const first = fingerprintOfDiff(diffOf(...a))
    expect(first).toMatch(/^diff:[0-9a-f]{64}:[0-9a-f]{0,12}=?[0-9a-f]{0,12}$/)
    expect(compareFingerprints(first ?? '', fingerprintOfDiff(diffOf(...b)) ?? '')).toBe('same')
  })

  it('but for the places, when lines far above the change came with the base', () => {
    const first = fingerprintOfDiff(diffOf({ f: plain }, { f: edited(20, 'x') }))
    const second = fingerprintOfDiff(diffOf({ f: `new\n${plain}` }, { f: edited(20, 'x', 'new\n') }))
    expect(compareFingerprints(first ?? '', second ?? '')).toBe('alike')
  })

  it('though one names the blobs by more digits than the other', () => {
    const [before, after]: [Files, Files] = [{ f: plain }, { f: edited(20, 'x') }]
    expect(fingerprintOfDiff(diffOf(before, after, true))).toBe(fingerprintOfDiff(diffOf(before, after)))
  })
})

describe('two diffs of git have two fingerprints', () => {
  const from: Files = { f: plain }
  const cases: readonly [name: string, a: [Files, Files], b: [Files, Files]][] = [
    [
      'when the same lines are added to another section that looks the same',
      [{ f: sections(0, 0) }, { f: sections(6, 0) }],
      [{ f: sections(0, 0) }, { f: sections(0, 6) }],
    ],
    [
      'when they are, beside a file that the base branch changed',
      [
        { f: sections(0, 0), g: plain },
        { f: sections(6, 0), g: edited(20, 'x') },
      ],
      [
        { f: sections(0, 0), g: `new\n${plain}` },
        { f: sections(0, 6), g: edited(20, 'x', 'new\n') },
      ],
    ],
    ['when another line is written', [from, { f: edited(20, 'x') }], [from, { f: edited(20, 'y') }]],
    ['when white space differs', [from, { f: edited(20, 'x') }], [from, { f: edited(20, 'x ') }]],
    ['when a carriage return is added', [from, { f: edited(20, 'x') }], [from, { f: edited(20, 'x\r') }]],
    [
      'when the same line is written elsewhere',
      [from, { f: edited(20, 'x') }],
      [from, { f: edited(21, 'x') }],
    ],
    [
      'when the same lines are added to another function',
      [{ f: functions('', '') }, { f: functions('  allow()\n', '') }],
      [{ f: functions('', '') }, { f: functions('', '  allow()\n') }],
    ],
    [
      'when another file is changed',
      [
        { f: plain, g: plain },
        { f: 'x', g: plain },
      ],
      [
        { f: plain, g: plain },
        { f: plain, g: 'x' },
      ],
    ],
    ['when a file more is changed', [from, { f: edited(20, 'x') }], [from, { f: edited(20, 'x'), g: 'g\n' }]],
    ['when the line at the end has no newline', [from, { f: 'x\n' }], [from, { f: 'x' }]],
    [
      'when the file is made executable besides',
      [from, { f: edited(20, 'x') }],
      [from, { f: { run: edited(20, 'x') } }],
    ],
    ['when a new file is executable', [{}, { f: 'x\n' }], [{}, { f: { run: 'x\n' } }]],
    ['when a new file is a link', [{}, { f: 'x' }], [{}, { f: { link: 'x' } }]],
    ['when a link points elsewhere', [{}, { f: { link: 'x' } }], [{}, { f: { link: 'y' } }]],
    ['when a file is renamed to another path', [{ a: plain }, { b: plain }], [{ a: plain }, { c: plain }]],
    [
      'when another file is renamed',
      [
        { a: plain, z: `${plain}z\n` },
        { b: plain, z: `${plain}z\n` },
      ],
      [
        { z: plain, a: `${plain}z\n` },
        { b: plain, a: `${plain}z\n` },
      ],
    ],
    ['when a renamed file is edited', [{ a: plain }, { b: plain }], [{ a: plain }, { b: edited(20, 'x') }]],
    ['when two paths differ in a quoted byte', [{}, { 'ä"\t': 'x\n' }], [{}, { 'ö"\t': 'x\n' }]],
    ['when two paths differ in their Unicode form', [{}, { '\u00e9': 'x\n' }], [{}, { 'e\u0301': 'x\n' }]],
    [
      'when a removed line looks like a header',
      [{ f: '-- a/f\n' }, { f: 'x\n' }],
      [{ f: '-- a/g\n' }, { f: 'x\n' }],
    ],
    [
      'when an added line looks like a header',
      [{}, { f: '++ b/f\ndiff --git a/x b/x\n' }],
      [{}, { f: '++ b/f\n' }],
    ],
    ['when the file is only removed', [from, {}], [from, { f: '' }]],
  ]
  it.each(cases)('%s', (_, a, b) => {
    const [first, second] = [fingerprintOfDiff(diffOf(...a, true)), fingerprintOfDiff(diffOf(...b, true))]
    expect(first).toMatch(/^diff:/)
    expect(second).toMatch(/^diff:/)
    expect(compareFingerprints(first ?? '', second ?? '')).toBe('different')
  })
})

describe('the inverse of a diff of git', () => {
  const cases: readonly [name: string, before: Files, after: Files][] = [
    ['a changed line', { f: plain }, { f: edited(20, 'x') }],
    [
      'several hunks',
      { f: plain },
      { f: edited(5, 'x').replace('line 35\n', '').replace('line 20\n', 'a\nb\n') },
    ],
    ['an added file', {}, { f: 'x\ny\n' }],
    ['a removed file', { f: 'x\ny\n' }, {}],
    ['a renamed file', { a: plain }, { b: plain }],
    ['a renamed and edited file', { a: plain }, { b: edited(20, 'x') }],
    ['a file that is made executable', { f: plain }, { f: { run: edited(20, 'x') } }],
    ['an added executable', {}, { f: { run: 'x\n' } }],
    ['a line end that goes missing', { f: 'a\nx\n' }, { f: 'a\nx' }],
    ['a missing line end behind another line', { f: 'a\nx' }, { f: 'a\ny' }],
    ['a binary file', { f: Buffer.from([0, 1, 2]) }, { f: Buffer.from([0, 1, 3]) }],
    ['an empty file', {}, { f: '' }],
    ['a file and another one', { f: plain, g: 'g\n' }, { f: edited(20, 'x'), h: 'h\n' }],
  ]

  it.each(cases)('%s: is the diff that takes it back', (_, before, after) => {
    const inverse = fingerprintOfDiff(diffOf(before, after, true), { inverse: true })
    const back = fingerprintOfDiff(diffOf(after, before, true))
    expect(inverse).toMatch(/^diff:/)
    expect(back).toBe(inverse)
    expect(fingerprintOfDiff(diffOf(before, after, true))).not.toBe(inverse)
  })

  it.each<[string, Files]>([
    ['something is smuggled in', { f: plain, g: 'x' }],
    ['a line is left as it was changed', { f: edited(20, 'x'), g: '' }],
    ['another line comes back', { f: edited(20, 'line 20 '), g: '' }],
  ])('is another where %s', (_, back) => {
    const before = { f: plain, g: '' }
    const after = { f: edited(20, 'x').replace('line 5\n', 'y\n'), g: '' }
    const inverse = fingerprintOfDiff(diffOf(before, after, true), { inverse: true }) ?? ''
    const proposed = fingerprintOfDiff(diffOf(after, back, true)) ?? ''
    expect(compareFingerprints(inverse, proposed)).toBe('different')
  })

  it('is taken for one where the base went on above, not where the same lines stand elsewhere', () => {
    const [one, other] = [plain, edited(20, 'x')]
    const inverse = fingerprintOfDiff(diffOf({ f: one + other }, { f: other + other }, true), {
      inverse: true,
    })
    const above = diffOf({ f: `new\n${other}${other}` }, { f: `new\n${one}${other}` }, true)
    expect(compareFingerprints(inverse ?? '', fingerprintOfDiff(above) ?? '')).toBe('alike')
    const elsewhere = diffOf({ f: other + other }, { f: other + one }, true)
    expect(compareFingerprints(inverse ?? '', fingerprintOfDiff(elsewhere) ?? '')).toBe('different')
  })

  it('of a copy is not known', () => {
    const copy = 'diff --git a/f b/g\nsimilarity index 100%\ncopy from f\ncopy to g\n'
    expect(fingerprintOfDiff(copy, { inverse: true })).toBeNull()
  })
})

describe('what a diff does not say', () => {
  const binary = (bytes: number[]) => Buffer.from([0, 1, 2, 3, ...bytes])

  it.each([
    ['a binary file whose blob SHAs are shortened', {}, { f: binary([1]) }],
    ['an empty file whose blob SHA is shortened', {}, { f: '' }],
    ['text that is not UTF-8', { f: plain }, { f: Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]) }],
  ] as [string, Files, Files][])('%s gives no fingerprint', (_, before, after) => {
    expect(fingerprintOfDiff(diffOf(before, after))).toBeNull()
  })

  it('is said for binary files by whole blob SHAs', () => {
    const first = fingerprintOfDiff(diffOf({}, { f: binary([1]) }, true))
    expect(first).toMatch(/^diff:/)
    expect(fingerprintOfDiff(diffOf({}, { f: binary([2]) }, true))).not.toBe(first)
  })

  it.each([
    ['something before the first file', 'hello\ndiff --git a/f b/f\n'],
    ['a hunk that is cut off', 'diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\n+b\n'],
    [
      'a hunk with more lines than its header says',
      'diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\n+c\n',
    ],
    [
      'a hunk with more removed lines than its header says',
      'diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1,2 @@\n-a\n-b\n+c\n+d\n',
    ],
    [
      'a header behind the hunks',
      'diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+b\nnew mode 100755\n',
    ],
    ['a combined diff', 'diff --cc f\nindex 1,2..3\n'],
    ['a binary patch', 'diff --git a/f b/f\nindex 11..22 100644\nGIT binary patch\nliteral 0\n'],
    ['a header that is not known', 'diff --git a/f b/f\nnewer git says: hello\n'],
    ['a file without a path', 'diff --git a/f b/g\nold mode 100644\nnew mode 100755\n'],
    ['a broken quotation', 'diff --git "a/f\\q" "b/f\\q"\nold mode 100644\nnew mode 100755\n'],
  ])('%s gives no fingerprint', (_, diff) => {
    expect(fingerprintOfDiff(diff)).toBeNull()
  })

  it('an empty diff has a fingerprint of its own', () => {
    expect(fingerprintOfDiff('')).toMatch(/^diff:/)
    expect(fingerprintOfDiff('')).not.toBe(fingerprintOfDiff(diffOf({}, { f: 'x\n' })))
  })

  it('a submodule is told by its commits', () => {
    const diff = (sha: string) =>
      `diff --git a/lib b/lib\nindex 1111111..2222222 160000\n--- a/lib\n+++ b/lib\n@@ -1 +1 @@\n-Subproject commit ${'1'.repeat(40)}\n+Subproject commit ${sha}\n`
    expect(fingerprintOfDiff(diff('2'.repeat(40)))).not.toBe(fingerprintOfDiff(diff('3'.repeat(40))))
  })

  it('a copied file is told by both paths', () => {
    const diff = (to: string) => `diff --git a/f b/${to}\nsimilarity index 100%\ncopy from f\ncopy to ${to}\n`
    expect(fingerprintOfDiff(diff('g'))).toMatch(/^diff:/)
    expect(fingerprintOfDiff(diff('g'))).not.toBe(fingerprintOfDiff(diff('h')))
  })

  it('a quoted path and the same path unquoted are one', () => {
    const diff = (a: string, b: string) => `diff --git ${a} ${b}\nold mode 100644\nnew mode 100755\n`
    expect(fingerprintOfDiff(diff('"a/\\303\\251"', '"b/\\303\\251"'))).toBe(
      fingerprintOfDiff(diff('a/é', 'b/é')),
    )
    expect(fingerprintOfDiff(diff('"a/\\""', '"b/\\""'))).not.toBe(
      fingerprintOfDiff(diff('"a/\\\\"', '"b/\\\\"')),
    )
  })
})

describe('the fingerprint of two trees', () => {
  const entry = (path: string, sha: string, mode = '100644') => ({ path, mode, sha })
  const base = [entry('a', '1'), entry('b', '2'), entry('folder', '9', '040000')]

  it('holds what differs, whatever else is there', () => {
    const more = entry('other', '7')
    const first = fingerprintOfTrees(base, [entry('a', '3'), entry('b', '2')])
    expect(first).toMatch(/^trees:[0-9a-f]{64}$/)
    expect(fingerprintOfTrees([more, ...base], [entry('b', '2'), entry('a', '3'), more])).toBe(first)
  })

  it.each([
    ['another blob', [entry('a', '4'), entry('b', '2')]],
    ['another mode', [entry('a', '3', '100755'), entry('b', '2')]],
    ['another path', [entry('c', '3'), entry('b', '2')]],
    ['a removed file', [entry('b', '2')]],
    ['a file more', [entry('a', '3'), entry('b', '2'), entry('c', '5')]],
  ])('differs by %s', (_, head) => {
    expect(fingerprintOfTrees(base, head)).not.toBe(
      fingerprintOfTrees(base, [entry('a', '3'), entry('b', '2')]),
    )
  })

  it('is comparable with its own kind only', () => {
    expect(compareFingerprints('diff:1', 'diff:1')).toBe('same')
    expect(compareFingerprints('trees:1', 'trees:2')).toBe('different')
    expect(compareFingerprints('diff:1', 'trees:1')).toBe('unknown')
    expect(compareFingerprints('diff:1', undefined)).toBe('unknown')
    expect(compareFingerprints(undefined, undefined)).toBe('unknown')
  })
})

/** The diff as git writes it; with `full` the blob SHAs are whole. */
function diffOf(before: Files, after: Files, full = false): string {
  const [from = '', to = ''] = git(
    ['fast-import', '--quiet', '--force', '--date-format=raw'],
    [before, after],
  )
    .trim()
    .split('\n')
  return git(['diff', '-M', full ? '--full-index' : '--abbrev=7', from, to])
}

/** Git in a repository of this file's own, which commits of these files are given to. */
function git(args: readonly string[], commits: readonly Files[] = []): string {
  repository ??= mkdtempSync(join(quickestDisk(), 'fingerprint-'))
  if (!existsSync(join(repository, 'HEAD'))) execFileSync('git', ['init', '-q', '--bare', repository])
  const input = Buffer.concat(commits.map((files, at) => importOf(`refs/heads/${at}`, commitOf(files))))
  return execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: 'pipe', input })
}

function commitOf(files: Files): NewCommit {
  const nobody = { name: 'Nobody', email: '' }
  return {
    parents: [],
    files: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, withMode(content)])),
    message: '',
    author: nobody,
    committer: nobody,
    at: '2026-01-01T00:00:00Z',
  }
}

function withMode(content: Content): FileContent {
  if (typeof content === 'string' || Buffer.isBuffer(content)) return content
  if ('link' in content) return { mode: '120000', content: content.link }
  return { mode: '100755', content: content.run }
}

function functions(first: string, second: string): string {
  const body = (inside: string) => `  one()\n  two()\n  three()\n${inside}  four()\n  five()\n  six()\n`
  return `function first() {\n${body(first)}}\n\nfunction second() {\n${body(second)}}\n`
}
