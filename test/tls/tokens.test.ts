import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/tls/languages/recognise.ts'
import { lex } from '../../src/tls/lexer/lex.ts'
import { kindOf, textOfToken, tokenAt, type Tokens, valueOf } from '../../src/tls/lexer/tokens.ts'

function tokensOf(id: string, text: string): Tokens {
  const language = languageOf(id)
  if (language?.kind !== 'code') throw new Error(`${id} is no language of code`)
  return lex(text, language.profile).tokens
}

function all(tokens: Tokens) {
  return Array.from({ length: tokens.length }, (_, at) => tokenAt(tokens, at))
}

describe('a token', () => {
  test('is what it is, what it is worth, and where it stands', () => {
    expect(all(tokensOf('python', 'a = "b\\"c" # d\n1'))).toEqual([
      { kind: 'word', text: 'a', value: 'a', start: 0, end: 1, line: 1, endLine: 1, contentLine: 1 },
      { kind: 'mark', text: '=', value: '=', start: 2, end: 3, line: 1, endLine: 1, contentLine: 1 },
      {
        kind: 'string',
        text: '"b\\"c"',
        value: 'b"c',
        start: 4,
        end: 10,
        line: 1,
        endLine: 1,
        contentLine: 1,
      },
      { kind: 'newline', text: '\n', value: '\n', start: 10, end: 10, line: 1, endLine: 1, contentLine: 1 },
      { kind: 'number', text: '1', value: '1', start: 15, end: 16, line: 2, endLine: 2, contentLine: 2 },
    ])
  })

  test('ends on the last of the lines that it spans', () => {
    expect(
      all(tokensOf('python', 'a = """\nb\nc"""\nd')).map(token => [token?.line, token?.endLine]),
    ).toEqual([
      [1, 1],
      [1, 1],
      [1, 3],
      [3, 3],
      [4, 4],
    ])
  })

  test('that is a here-document is worth its lines, and is written as its word', () => {
    const tokens = tokensOf('ruby', 'run(<<~SH, 1)\n  curl\n  wget\nSH\nx')
    expect(tokenAt(tokens, 2)).toMatchObject({
      text: '<<~SH',
      value: '  curl\n  wget\n',
      line: 1,
      contentLine: 2,
      endLine: 4,
    })
    expect(textOfToken(tokens, tokens.length - 1)).toBe('x')
  })

  test.each([-1, 1, 1_000])('is none beyond either end: %i', at => {
    const tokens = tokensOf('go', 'a')
    expect([kindOf(tokens, at), textOfToken(tokens, at), valueOf(tokens, at), tokenAt(tokens, at)]).toEqual([
      undefined,
      '',
      '',
      undefined,
    ])
  })
})

test('values of any length are kept, equal ones of usual length once', () => {
  const long = 'x'.repeat(200)
  const tokens = tokensOf('go', `"a" a "${long}" a ${long}`)
  expect(all(tokens).map(token => token?.value)).toEqual(['a', 'a', long, 'a', long])
  expect(tokens.valueIds[0]).toBe(tokens.valueIds[1])
  expect(tokens.values).toEqual(['a', long, long])
})

test('the columns grow with the tokens', () => {
  const tokens = tokensOf('go', '(a)'.repeat(10_000))
  expect(tokens.length).toBe(30_000)
  expect(tokenAt(tokens, 29_998)).toMatchObject({ kind: 'word', text: 'a', start: 29_998 })
  expect([tokens.partners[29_997], tokens.partners[29_998], tokens.partners[29_999]]).toEqual([
    29_999, -1, 29_997,
  ])
})
