import { describe, expect, test } from 'vitest'
import { globMatcher, PatternError } from '../../src/patterns/glob.ts'

type Row = readonly [globs: readonly string[], path: string]

describe('a glob matches', () => {
  const rows: readonly Row[] = [
    [['README.md'], 'README.md'],
    [['/README.md'], 'README.md'],
    [['*.md'], 'README.md'],
    [['*'], '.env'],
    [['docs/**'], 'docs/a.md'],
    [['docs/**'], 'docs/a/b/c.md'],
    [['docs/'], 'docs/a/b.md'],
    [['**/*.pem'], 'key.pem'],
    [['**/*.pem'], 'a/b/key.pem'],
    [['**.pem'], 'a/b/key.pem'],
    [['a/**/b'], 'a/b'],
    [['a/**/b'], 'a/x/y/b'],
    [['**'], 'a/b'],
    [['db/**/V*.sql'], 'db/V1.sql'],
    [['v?.txt'], 'v1.txt'],
    [['v?.txt'], 'v😀.txt'],
    [['{src,test}/**/*.ts'], 'test/a.ts'],
    [['a{,b{c,d}}e'], 'abde'],
    [['a{,b}e'], 'ae'],
    [['{**/,}x.ts'], 'a/b/x.ts'],
    [['{docs,**/notes}/a'], 'x/notes/a'],
    [['[a-c]x'], 'bx'],
    [['[!a-c]x'], 'dx'],
    [['[^a-c]x'], 'dx'],
    [['[]]x'], ']x'],
    [['[+-9]x'], '7x'],
    [['[\\]a-]x'], '-x'],
    [['[😀-😎]'], '😃'],
    [['\\*.md'], '*.md'],
    [['a+b(c).$^|'], 'a+b(c).$^|'],
    [['a,b'], 'a,b'],
    [['docs/**', '!docs/secret/**', 'docs/secret/a.md'], 'docs/secret/a.md'],
    [['**/x'], 'line\nbreak/x'],
    [['release/*'], 'release/2026-11'],
    [['ünïcode/*'], 'ünïcode/ß'],
  ]
  test.each(rows)('%j: %s', (globs, path) => expect(globMatcher(globs)(path)).toBe(true))
})

describe('a glob does not match', () => {
  const rows: readonly Row[] = [
    [[], 'a'],
    [['*.md'], 'docs/README.md'],
    [['readme.md'], 'README.md'],
    [['README'], 'README.md'],
    [['EADME.md'], 'README.md'],
    [['docs/**'], 'docs'],
    [['docs/**'], 'mydocs/a.md'],
    [['docs/*'], 'docs/a/b.md'],
    [['**/x'], 'ax'],
    [['a/**/b'], 'a/xb'],
    [['a/**/b'], 'ab'],
    [['v?.txt'], 'v/.txt'],
    [['v?.txt'], 'v.txt'],
    [['[!a]x'], '/x'],
    [['[+-9]x'], '/x'],
    [['a.md'], 'axmd'],
    [['docs/**', '!docs/secret/**'], 'docs/secret/a.md'],
    [['{a,b}'], 'a,b'],
  ]
  test.each(rows)('%j: %s', (globs, path) => expect(globMatcher(globs)(path)).toBe(false))
})

describe('a glob that cannot be used says why', () => {
  const rows: readonly (readonly [readonly string[], string])[] = [
    [[''], '`` is not a glob: it is empty.'],
    [['!'], '`!` is not a glob: it is empty.'],
    [['a{b'], '`a{b` is not a glob: `{` is not closed; write `\\{` for the character itself.'],
    [['a}'], '`a}` is not a glob: `}` has no `{`; write `\\}` for the character itself.'],
    [['{a}'], '`{a}` is not a glob: `{…}` without a comma offers no choice; write `\\{` for the character.'],
    [['[a'], '`[a` is not a glob: `[` is not closed; write `\\[` for the character itself.'],
    [['[z-a]'], '`[z-a]` is not a glob: `z-a` runs backwards.'],
    [['[/]'], '`[/]` is not a glob: `/` cannot stand in `[…]`.'],
    [
      ['[[:alpha:]]'],
      '`[[:alpha:]]` is not a glob: named classes such as `[:alpha:]` are not known; write `a-zA-Z`.',
    ],
    [['a\\'], '`a\\` is not a glob: it ends with a lone `\\`.'],
    [['!a', '!b'], '`!a` takes away from nothing. Put what is meant before it, such as `**`.'],
    [['a'.repeat(501)], '`aaaaaaaaaaaaaaaaaaaa…` is 501 characters long; a pattern may have at most 500.'],
  ]
  test.each(rows)('%j', (globs, message) => {
    expect(() => globMatcher(globs)).toThrow(new PatternError(message))
  })
})

test('a glob full of stars ends on a long path', () => {
  const matches = globMatcher([`${'**a*'.repeat(120)}b`])
  expect(matches('a'.repeat(100_000))).toBe(false)
})
