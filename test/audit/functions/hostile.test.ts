import { describe, expect, test } from 'vitest'
import { type Budget, EvaluationError, TooMuch } from '../../../src/audit/evaluate/scope.ts'
import { functions } from '../../../src/audit/functions/index.ts'
import type { Value } from '../../../src/audit/resource/value.ts'
import { evaluated, scopeOf, unknownOf } from './evaluated.ts'

/** As much as one expression may take. */
function aBudget(): Budget {
  let left = 2_000_000
  return {
    spend(steps) {
      left -= steps
      if (left < 0) throw new TooMuch('This takes too much')
    },
  }
}

const traced = { place: evaluated('1').place, through: [], references: [] }
const text = (value: string): Value => ({ kind: 'string', value, ...traced })
const number = (value: number): Value => ({ kind: 'number', value, ...traced })
const list = (items: readonly Value[]): Value => ({ kind: 'list', items, isComplete: true, ...traced })

/** A list that holds itself twice on each of its levels: small to write, and large to walk through. */
function doubled(levels: number): Value {
  let value = list([number(1)])
  for (let level = 0; level < levels; level += 1) value = list([value, value])
  return value
}

function nested(levels: number): Value {
  let value = list([])
  for (let level = 0; level < levels; level += 1) value = list([value])
  return value
}

describe('What would take too much is refused, and quickly', () => {
  const names = {
    long: text('ab'.repeat(200_000)),
    slashes: text('/'.repeat(200_000)),
    quotes: text('"'.repeat(99_999)),
    brackets: text('['.repeat(40_000)),
    blanks: text(' '.repeat(200_000)),
    many: list(Array.from({ length: 3000 }, (_, at) => number(at))),
    lists: list(Array.from({ length: 20 }, () => list([number(1), number(2), number(3)]))),
    doubled: doubled(60),
    nested: nested(5000),
    laughs: text(
      [
        'a0: &a0 [x]',
        ...Array.from(
          { length: 30 },
          (_, at) => `a${at + 1}: &a${at + 1} [${Array(10).fill(`*a${at}`).join(',')}]`,
        ),
      ].join('\n'),
    ),
    unknown: unknownOf({ address: 'a.b', attribute: 'c' }),
  }
  const CASES: readonly string[] = [
    'format("%999999999d", 1)',
    'format("%.999999999f", 1)',
    'format("%9999999999999999999999s", "a")',
    'indent(1000000000, "a\\nb")',
    'setproduct(many, many, many)',
    'jsonencode(doubled)',
    'yamlencode(doubled)',
    'toset([doubled])',
    'tolist([doubled])',
    'contains([doubled], 1)',
    'distinct([doubled, doubled])',
    'flatten(doubled)',
    'format("%v", doubled)',
    'jsonencode(nested)',
    'toset(nested)',
    'flatten(nested)',
    'format("%s", nested)',
    'length(nested)',
    'concat(nested, nested)',
    'keys({ a = nested })',
    'replace(long, "a", long)',
    'replace(long, "/a/", long)',
    'replace(long, "/(a*)*b/", "x")',
    'replace(long, "", long)',
    'regexall("(a|b|ab)*?", long)',
    'regexall("((a{1,30}){1,30}){1,1}", long)',
    'regex("(x+x+)+y", long)',
    'regex("((((((((((x{10}){10}){10}){10}){10}){10}){10}){10}){10}){10})", "x")',
    'yamldecode(laughs)',
    'yamldecode(brackets)',
    'yamldecode(quotes)',
    'jsondecode(brackets)',
    'csvdecode(quotes)',
    'csvdecode(long)',
    'title(long)',
    'trimspace(blanks)',
    'basename(slashes)',
    'dirname(slashes)',
    'fileset("a", slashes)',
    'cidrhost(long, 1)',
    'cidrsubnet("10.0.0.0/8", 1e300, 1)',
    'cidrsubnet("::/0", 128, 1e300)',
    'formatdate(quotes, "2018-01-02T23:12:01Z")',
    'formatdate("\'\'", long)',
    'timeadd("2018-01-02T23:12:01Z", long)',
    'uuidv5(long, long)',
    'parseint(long, 16)',
    'tonumber(long)',
    'base64decode(long)',
    'textdecodebase64(long, long)',
    'range(0, 1000000000)',
    'range(0, 1, 1e-300)',
    'chunklist(many, 1e-300)',
    'element(many, 1e300)',
    'substr(long, 1e300, 1e300)',
    'pow(1e300, 1e300)',
    'strrev(long)',
    'startswith(long, long)',
    'formatlist("%s", lists)',
    'zipmap(many, many)',
    'transpose({ a = many })',
    'matchkeys(many, many, many)',
    'sum(many)',
  ]
  test.each(CASES)('%s', expression => {
    const begun = performance.now()
    try {
      evaluated(expression, { names, budget: aBudget() })
    } catch (error) {
      expect(error instanceof EvaluationError || error instanceof TooMuch ? 'as it should' : error).toBe(
        'as it should',
      )
    }
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})

test('No arguments lead to anything but a value, a refusal or too much', () => {
  const next = random(20_261_129)
  const names = [...functions.keys()]
  for (let round = 0; round < 20_000; round += 1) {
    const name = names[round % names.length] ?? ''
    const compute = functions.get(name) ?? expect.fail(name)
    const args = Array.from({ length: Math.floor(next() * 4) }, () => anyValue(next, 3))
    try {
      compute({ args, at: traced.place, scope: scopeOf({ budget: aBudget(), files: { a: '{}' } }) })
    } catch (error) {
      const isExpected = error instanceof EvaluationError || error instanceof TooMuch
      if (!isExpected) throw new Error(`${name}(${JSON.stringify(args)})`, { cause: error })
    }
  }
})

/** Numbers from 0 to 1, the same each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const TEXTS: readonly string[] = [
  '',
  'a',
  'true',
  '5',
  '-1',
  '1e400',
  'é',
  '\ud800',
  '%s %d %v',
  '%5.2f',
  '%',
  '10.0.0.0/8',
  '::/0',
  '[1]',
  '{"a":1}',
  'a: 1\n- b',
  '&a [*a]',
  'a,b\n1,2\n',
  '(',
  '(a)(?P<n>b)',
  '/(a)/',
  '$1${x',
  '../..',
  '**/*',
  '[',
  '{a,b}',
  '~',
  '/',
  'YYYY',
  "'",
  '2018-01-02T23:12:01Z',
  '1h',
  'YQ==',
  'utf-8',
  'windows-1252',
  'dns',
  '__proto__',
  'constructor',
  '\0',
]
const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  0.5,
  1e21,
  1e-7,
  5e-324,
  1e308,
  2 ** 53,
  -(2 ** 53),
  100,
  1000,
]

function anyValue(next: () => number, depth: number): Value {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)]
  const several = () => Array.from({ length: Math.floor(next() * 4) }, () => anyValue(next, depth - 1))
  const kind = Math.floor(next() * (depth > 0 ? 8 : 5))
  if (kind <= 1) return text(pick(TEXTS) ?? '')
  if (kind === 2) return number(pick(NUMBERS) ?? 0)
  if (kind === 3)
    return next() < 0.5 ? { kind: 'null', ...traced } : { kind: 'boolean', value: next() < 0.5, ...traced }
  if (kind === 4) {
    const pieces = [pick(TEXTS) ?? '', null]
    return { kind: 'unknown', why: 'it is not known', ...traced, ...(next() < 0.5 && { pieces }) }
  }
  if (kind === 5) {
    const entries = new Map(several().map(value => [pick(TEXTS) ?? '', value] as const))
    return { kind: 'object', entries, isComplete: next() < 0.8, ...traced }
  }
  return { kind: 'list', items: several(), isComplete: next() < 0.8, isSet: next() < 0.2, ...traced }
}
