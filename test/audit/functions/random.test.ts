import { expect, test } from 'vitest'
import { EvaluationError, TooMuch } from '../../../src/audit/evaluate/scope.ts'
import { functions } from '../../../src/audit/functions/index.ts'
import type { Value } from '../../../src/audit/resource/value.ts'
import { aBudget } from './a-budget.ts'
import { evaluated, scopeOf } from './evaluated.ts'

const traced = { place: evaluated('1').place, through: [], references: [] }
const text = (value: string): Value => ({ kind: 'string', value, ...traced })
const number = (value: number): Value => ({ kind: 'number', value, ...traced })

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
