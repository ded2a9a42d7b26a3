import { tokenAt } from '../lexer/tokens.ts'
import { composite } from './composite.ts'
import { conditional } from './conditional.ts'
import { functionIn } from './lambdas.ts'
import { isEcma } from './ecma-maps.ts'
import { named } from './names.ts'
import { type Range, type Source, isAt, kindAt, textAt, textOf, wordAt } from './source.ts'
import { trim } from './trim.ts'
import { type Context, DEEPEST, type Resolved, type Value, atLevel, deeper, truthOf } from './value.ts'

/** How many operators within one another are read. */
const MOST_NESTED = 30

/** What the expression is, constants and variables of the file followed. */
export function resolve(source: Source, range: Range, depth = 0): Resolved {
  const via: Range[] = []
  return { value: evaluate({ source, via, depth, evaluate }, range), via }
}

function evaluate(context: Context, range: Range): Value {
  const { source } = context
  const { from, to } = trim(source, range)
  if (to <= from) return { kind: 'nothing' }
  if (context.depth > MOST_NESTED) return { kind: 'unknown', text: '' }
  const whole = { from, to }
  if (to - from === 1) return single(context, from)
  const fn = functionIn(source, whole)
  if (fn !== null) return { kind: 'function', fn }
  return (
    conditional(context, whole) ??
    operation(context, whole) ??
    composite(context, whole) ?? { kind: 'unknown', text: textOf(source, whole).slice(0, 300) }
  )
}

function single(context: Context, at: number): Value {
  const { source } = context
  const token = tokenAt(source.tokens, at)
  if (token === undefined) return { kind: 'nothing' }
  if (token.kind === 'string') return { kind: 'string', value: token.value }
  if (token.kind === 'number') return numberOf(token.text)
  if (token.kind === 'word') return named(context, at)
  return { kind: 'unknown', text: token.text }
}

function numberOf(text: string): Value {
  const value = Number(text.replaceAll('_', '').replace(/(?<=\d)[uUlLfFdDnN]{1,3}$/, ''))
  return Number.isNaN(value) ? { kind: 'unknown', text } : { kind: 'number', value }
}

function operation(context: Context, { from, to }: Range): Value | null {
  const { source } = context
  const first = wordAt(source, from) || textAt(source, from)
  if (first === '!' || first === 'not' || first === '!!' || first === '-not') {
    const of = context.evaluate(deeper(context), { from: from + 1, to })
    const truth = truthOf(of)
    if (truth === null) return first === '!!' ? of : { kind: 'not', of }
    return { kind: 'boolean', value: first === '!!' ? truth : !truth }
  }
  if (first === 'void' && isEcma(source)) return { kind: 'null' }
  if (first === '-' && kindAt(source, from + 1) === 'number' && to - from === 2)
    return { kind: 'number', value: -1 }
  const bar = atLevel(source, from, to, '|')
  const joined =
    bar > from
      ? bar
      : ['bor', '-bor', 'Or', '|||', '+'].map(sign => atLevel(source, from, to, sign)).find(at => at > from)
  if (joined === undefined) return null
  if (isAt(source, joined, '+')) return joinedStrings(context, { from, to }, joined)
  const parts = [
    context.evaluate(deeper(context), { from, to: joined }),
    context.evaluate(deeper(context), { from: joined + 1, to }),
  ]
  return { kind: 'flags', parts: parts.flatMap(part => (part.kind === 'flags' ? part.parts : [part])) }
}

function joinedStrings(context: Context, { from, to }: Range, plus: number): Value | null {
  const left = context.evaluate(deeper(context), { from, to: plus })
  const right = context.depth < DEEPEST ? context.evaluate(deeper(context), { from: plus + 1, to }) : null
  if (left.kind !== 'string' || right?.kind !== 'string') return null
  return { kind: 'string', value: left.value + right.value }
}
