import { describe, expect, test } from 'vitest'
import { addedLines, isSubmodule } from '../../../src/facts/findings/added-lines.ts'
import { filesToScan } from '../../../src/facts/findings/which-files.ts'
import { decoded } from '../../../src/facts/blobs/read-blob.ts'
import { aFile } from '../world.ts'

const patch = (...lines: readonly string[]) => lines.join('\n')

describe('the added lines', () => {
  test.each([
    ['of one hunk', patch('@@ -1,2 +1,3 @@ def f():', ' a', '+b', ' c'), 1, [2]],
    ['of two hunks', patch('@@ -1 +1,2 @@', ' a', '+b', '@@ -10,2 +11,2 @@', '-c', '+d', ' e'), 2, [2, 11]],
    ['that look like headers', patch('@@ -1 +1,3 @@', ' a', '+@@ -1 +1 @@', '+++ b/x'), 2, [2, 3]],
    ['at the end without a line end', patch('@@ -0,0 +1 @@', '+a', '\\ No newline at end of file'), 1, [1]],
  ])('%s', (_, text, additions, expected) => {
    expect(addedLines({ patch: text, additions, deletions: 0 })).toEqual(expected)
  })

  test.each([
    ['cut off', { patch: patch('@@ -1 +1,3 @@', '+a'), additions: 3, deletions: 0 }],
    ['left out', { patch: null, additions: 3, deletions: 0 }],
    [
      'left out, and nothing counted, as for what is taken for binary',
      { patch: null, additions: 0, deletions: 0 },
    ],
    ['without a header', { patch: '+a', additions: 1, deletions: 0 }],
  ])('are not known of a patch that is %s', (_, file) => {
    expect(addedLines(file)).toBeNull()
  })

  test('are none where lines only went', () => {
    expect(addedLines({ patch: null, additions: 0, deletions: 30_000 })).toEqual([])
  })
})

describe('the files that are read', () => {
  const paths = (...files: Parameters<typeof aFile>[]) =>
    filesToScan(
      files.map(file => aFile(...file)),
      () => false,
    ).map(({ file, added }) => `${file.path} ${String(added)}`)

  test('are those of a language or format, and those without an ending', () => {
    expect(paths(['a.py'], ['Dockerfile'], ['bin/run'], ['logo.png'], ['README.md'], ['a.unknown'])).toEqual([
      'a.py 1',
      'Dockerfile 1',
      'bin/run 1',
    ])
  })

  test('of unknown endings those in whose new lines something could be found', () => {
    expect(paths(['tool.in', { patch: '@@ -1 +1 @@\n+curl --insecure x' }])).toEqual(['tool.in 1'])
  })

  test('are all lines of what is new or copied, and nothing of what is gone', () => {
    expect(
      paths(['a.py', { status: 'added' }], ['b.py', { status: 'copied' }], ['c.py', { status: 'removed' }]),
    ).toEqual(['a.py all', 'b.py all'])
  })

  test('are no submodules, but what takes the place of one', () => {
    const commit = `Subproject commit ${'4'.repeat(40)}`
    expect(isSubmodule({ patch: `@@ -1 +1 @@\n-${commit}\n+${commit}` })).toBe(true)
    expect(isSubmodule({ patch: `@@ -1 +1 @@\n-${commit}\n+curl -k` })).toBe(false)
    expect(paths(['vendor', { patch: `@@ -1 +1 @@\n+${commit}` }])).toEqual([])
  })
})

test.each([
  ['UTF-8', Buffer.from('a – b')],
  ['UTF-16, little end first', Buffer.from('\ufeffa – b', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeffa – b', 'utf16le').swap16()],
])('%s is read as such', (_, bytes) => {
  expect(decoded(bytes)).toBe('a – b')
})

test('what the database cannot keep is replaced', () => {
  expect(decoded(Buffer.from('a\0b\xff', 'latin1'))).toBe('a\ufffdb\ufffd')
})
