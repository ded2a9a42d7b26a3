import { describe, expect, test, vi } from 'vitest'
import { parseHcl } from '../../../../src/audit/language/hcl/parse-hcl.ts'

/** They must end; how long they may take is the benchmark’s. */
vi.setConfig({ testTimeout: 120_000 })

const MILLION = 1_000_000
const TOO_DEEP = /more than 256/i
const OPEN_INTERPOLATION = '"$'.concat('{')

/** A text that is large, and whether one of its problems is its depth. */
const inputs: readonly (readonly [string, string, RegExp | null])[] = [
  ['a million open square brackets', `a = ${'['.repeat(MILLION)}`, TOO_DEEP],
  ['a million pairs of square brackets', `a = ${'['.repeat(MILLION)}${']'.repeat(MILLION)}\n`, TOO_DEEP],
  ['a million open braces', `a = ${'{'.repeat(MILLION)}`, TOO_DEEP],
  ['objects in objects', `a = ${'{b='.repeat(MILLION)}`, TOO_DEEP],
  ['a million open parentheses', `a = ${'('.repeat(MILLION)}`, TOO_DEEP],
  ['calls in calls', `a = ${'f('.repeat(MILLION)}`, TOO_DEEP],
  ['brackets of all kinds', `a = ${'([{)}]'.repeat(MILLION / 5)}`, null],
  ['closing brackets', `a = ${')]}'.repeat(MILLION)}`, null],
  ['blocks that are not closed', 'a {\n'.repeat(MILLION / 4), /not closed/],
  ['interpolations in interpolations', `a = ${OPEN_INTERPOLATION.repeat(MILLION)}`, TOO_DEEP],
  ['directives in directives', `a = "${'%{if b}'.repeat(MILLION / 5)}"\n`, TOO_DEEP],
  ['directives that end nothing', `a = "${'%{endif}'.repeat(MILLION / 5)}"\n`, null],
  ['a million attributes of attributes', `a = b${'.c'.repeat(MILLION)}\n`, null],
  ['a million indices', `a = b${'[0]'.repeat(MILLION)}\n`, null],
  ['indices in indices', `a = ${'b['.repeat(MILLION)}`, TOO_DEEP],
  ['a million splats', `a = b${'[*]'.repeat(MILLION)}\n`, TOO_DEEP],
  ['a million attribute splats', `a = b${'.*'.repeat(MILLION)}\n`, null],
  ['a long chain of conditionals', `a = ${'b ? c : '.repeat(MILLION / 5)}d\n`, TOO_DEEP],
  ['conditionals in conditionals', `a = ${'b ? '.repeat(MILLION / 5)}`, TOO_DEEP],
  ['a long sum', `a = ${'b + '.repeat(MILLION)}c\n`, TOO_DEEP],
  ['a long chain of every operator', `a = ${'b || c == d + e * '.repeat(MILLION / 5)}f\n`, TOO_DEEP],
  ['sums in parentheses in sums', `a = ${'b + ('.repeat(MILLION / 4)}`, TOO_DEEP],
  ['negations', `a = ${'!'.repeat(MILLION)}b\n`, TOO_DEEP],
  ['`for` in `for`', `a = ${'[for b in '.repeat(MILLION / 5)}`, TOO_DEEP],
  ['a heredoc that never ends', `a = <<E\n${'b\n'.repeat(MILLION)}`, /The heredoc is not closed/],
  ['a million heredocs that never end', 'a = <<E\n'.repeat(MILLION / 4), /The heredoc is not closed/],
  ['heredocs in heredocs', `a = ${'<<E\n$'.concat('{').repeat(MILLION / 4)}`, TOO_DEEP],
  ['a comment that never ends', `/*${'* '.repeat(MILLION)}`, /not closed/],
  ['comments that never end', '/* '.repeat(MILLION), /not closed/],
  ['slashes', '/'.repeat(MILLION), null],
  ['a string that never ends', `a = "${'b'.repeat(MILLION)}`, /not closed/],
  ['backslashes', `a = "${'\\'.repeat(MILLION)}`, null],
  ['dollar signs', `a = "${'$'.repeat(MILLION)}"\n`, null],
  ['quotes', `a = ${'"'.repeat(MILLION)}`, null],
  ['lists that are not closed, line by line', 'a = [\n'.repeat(MILLION / 4), null],
  [
    'interpolations that are not closed, line by line',
    `a = ${OPEN_INTERPOLATION}\n`.repeat(MILLION / 5),
    null,
  ],
  ['blocks in lists, line by line', 'a = {\nb "c" {\n'.repeat(MILLION / 10), null],
  ['points', `a = 1${'.'.repeat(MILLION)}`, null],
  ['digits', `a = ${'1'.repeat(MILLION)}\n`, null],
  ['labels', `a ${'"b" '.repeat(MILLION)}{}\n`, null],
  ['namespaces', `a = ${'b::'.repeat(MILLION)}c()\n`, null],
  ['blanks', `a = ${' '.repeat(MILLION)}1\n`, null],
  ['line ends', '\n'.repeat(MILLION), null],
  ['characters that mean nothing', '😀'.repeat(MILLION), null],
  ['five megabytes in one line', `a = [${'"b", '.repeat(MILLION)}]\n`, null],
]

describe('hostile input ends, and says when it is too deep', () => {
  test.each(inputs)('%s', (_, text, problem) => {
    const { problems, body } = parseHcl(text, 'main.tf')
    expect(body.end.offset).toBe(text.length)
    if (problem !== null) expect(problems.map(({ says }) => says).join('\n')).toMatch(problem)
  })
})

test('what is too deep leaves what follows', () => {
  const text = `a = ${'['.repeat(MILLION)}\nb = 1\nc {\n}\n`
  const { body } = parseHcl(text, 'main.tf')
  expect(body.attributes.map(({ name }) => name.value)).toEqual(['a', 'b'])
  expect(body.blocks).toHaveLength(1)
})

test('blocks within blocks are read up to their 256th level', () => {
  const of = (depth: number) => `${'a {\n'.repeat(depth)}${'}\n'.repeat(depth)}`
  expect(parseHcl(of(256), 'main.tf').problems).toEqual([])
  expect(parseHcl(of(257), 'main.tf').problems.map(({ says }) => says)).toEqual([
    'The block is nested more than 256 levels deep, which is not read.',
  ])
})

test.each([
  ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
  ['operators', (depth: number) => `${'1 + '.repeat(depth)}1`],
  ['conditionals', (depth: number) => `${'a ? b : '.repeat(depth)}c`],
])('%s are read up to their 250th level', (_, of) => {
  expect(parseHcl(`a = ${of(250)}\n`, 'main.tf').problems).toEqual([])
  expect(parseHcl(`a = ${of(260)}\n`, 'main.tf').problems).toHaveLength(1)
})
