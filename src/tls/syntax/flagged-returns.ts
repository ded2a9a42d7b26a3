import { tokenAt } from '../lexer/tokens.ts'
import { callAt } from './calls.ts'
import { endOfExpression } from './expression.ts'
import type { Fn } from './function-parts.ts'
import { judgeValue } from './judge.ts'
import { resolve } from './resolve.ts'
import { type Range, type Source, isAt, kindAt, textAt, textOf, wordAt } from './source.ts'

/** Names of flags that say in so many words that nothing is checked. */
const FLAG =
  /insecure|unsafe|skip|trust_?(?:all|any|every)|(?:accept|allow)_?(?:all|any|every|invalid|self|untrusted|insecure|bad)|disable|ignore|bypass|no_?(?:verif|check|valid)|without_?(?:verif|check|valid)|debug|(?:^|[._])(?:is_?)?dev(?:el\w*)?(?:_?mode)?(?:\(\))?$|test_?mode/i

/** Names of flags that say that something is checked: denied, nothing is. */
const CHECKED = /verif|valid|check|secure|strict/i

/** Longest body, in tokens, that is read. */
const LONGEST_BODY = 2_000

/** The first `if (skip) return true` of a function: an accepted answer that a mere flag gives; `null`: there is none. */
export function flaggedReturn(source: Source, fn: Fn, accepted: readonly string[]): Range | null {
  const end = Math.min(fn.body.to, fn.body.from + LONGEST_BODY)
  for (let at = fn.body.from; at < end; at += 1) {
    if (wordAt(source, at) !== 'if' && wordAt(source, at) !== 'guard') continue
    const condition = conditionAfter(source, at, end)
    if (condition === null || !isFlag(textOf(source, condition))) continue
    const answer = answerAfter(source, condition.to, end)
    if (answer !== null && answersWith(source, answer, accepted)) return { from: at, to: answer.to }
  }
  return null
}

function conditionAfter(source: Source, word: number, end: number): Range | null {
  const close = source.pair[word + 1] ?? -1
  if (isAt(source, word + 1, '(') && close > word) return { from: word + 2, to: close }
  for (let at = word + 1; at < Math.min(end, word + 20); at += 1)
    if (/^(?:\{|then|do|:|else)$/i.test(textAt(source, at)) || kindAt(source, at) === 'newline')
      return { from: word + 1, to: at }
  return null
}

/** Whether a condition is nothing but a flag that says, or denies, that something is checked. */
export function isFlag(condition: string): boolean {
  const found = /^\s*(!|not\b)?\s*([\w.$@:]+(?:\(\))?)\s*$/i.exec(condition)
  if (found === null) return false
  const name = found[2] ?? ''
  return found[1] === undefined ? FLAG.test(name) : CHECKED.test(name) && !FLAG.test(name)
}

/** The `return` right behind a condition, with what it gives. */
function answerAfter(source: Source, from: number, end: number): Range | null {
  let at = from
  while (at < end && (/^(?:\)|\{|then|do|:)$/i.test(textAt(source, at)) || kindAt(source, at) === 'newline'))
    at += 1
  if (wordAt(source, at) !== 'return') return null
  const next = tokenAt(source.tokens, at + 1)
  const isBare = next === undefined || next.kind === 'newline' || /^[;}]$/.test(next.text)
  return { from: at + 1, to: isBare ? at + 1 : Math.min(end, endOfExpression(source, at + 1)) }
}

function answersWith(source: Source, { from, to }: Range, accepted: readonly string[]): boolean {
  if (to <= from) return accepted.includes('nothing')
  if (callAt(source, from) !== null && !accepted.some(each => each.endsWith('()'))) return false
  return judgeValue(resolve(source, { from, to }).value, accepted) === 'bypass'
}
