import { describe, expect, test } from 'vitest'
import { compilePattern, PatternError } from '../../src/patterns/pattern.ts'

describe('a regular expression is searched for', () => {
  const rows: readonly (readonly [source: string, text: string, found: boolean])[] = [
    ['TICKET-000', 'x TICKET-000 y', true],
    ['^TICKET-000', 'x TICKET-000', false],
    ['^(?i)ticket-0{3}$', 'Ticket-000', true],
    ['', 'anything', true],
    ['\\bfix\\b', 'prefix', false],
    ['^\\p{L}+$', 'Überprüfung', true],
  ]
  test.each(rows)('%s in %s: %s', (source, text, found) => {
    expect(compilePattern(source).matches(text)).toBe(found)
  })
})

describe('a regular expression that cannot be used says why', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['(a', '`(a` is not a regular expression: missing closing ): `(a`.'],
    [
      '(?!a)b',
      '`(?!a)b` is not a regular expression: look-ahead and look-behind do not exist in RE2 (at `(?!`).',
    ],
    ['(a)\\1', '`(a)\\1` is not a regular expression: back-references do not exist in RE2 (at `\\1`).'],
    [
      '((a{100}){100}){100}',
      '`((a{100}){100}){100}` is not a regular expression: invalid repeat count: `{100}`.',
    ],
    ['(?:a{900}b){1}c{200}', '`(?:a{900}b){1}c{200}` repeats too much. Use smaller counts, or `*` and `+`.'],
  ]
  test.each(rows)('%s', (source, message) => {
    expect(() => compilePattern(source)).toThrow(new PatternError(message))
  })
})

// The built-in engine needs time exponential to the length of these texts, so that none of these would ever end.
describe('a megabyte of text ends the search for', () => {
  const text = `${'a'.repeat(1_000_000)}!b!`
  test.each(['^(a+)+$', '^(a|aa)+$', '(a|a)*b$', '(.*a){25}b$', '^(a?){150}a{150}$'])('%s', source => {
    expect(compilePattern(source).matches(text)).toBe(false)
  })
})

test('a regular expression of more than 500 characters is refused', () => {
  const message = '`xxxxxxxxxxxxxxxxxxxx…` is 501 characters long; a pattern may have at most 500.'
  expect(() => compilePattern('x'.repeat(501))).toThrow(new PatternError(message))
})
