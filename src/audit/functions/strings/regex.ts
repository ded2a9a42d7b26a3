import type { Traced, Value } from '../../resource/value.ts'
import { tracedTo, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'
import { surveyOf } from '../survey.ts'
import { compileExpression, type Found, type RegularExpression } from './regular-expression.ts'

/** `regex`: what was found first; its groups, as list or by their names, where it has some. */
export function regex(call: Call): Value {
  return searched(call, 1, (found, expression, traced) => {
    const [first] = found
    if (first === undefined) return refuse('the pattern is not found in the text')
    return matchValue(first, expression, traced)
  })
}

/** `regexall`: everything that was found. */
export function regexall(call: Call): Value {
  return searched(call, Infinity, (found, expression, traced) => ({
    kind: 'list',
    items: found.map(each => matchValue(each, expression, traced)),
    isComplete: true,
    ...traced,
  }))
}

function searched(
  call: Call,
  most: number,
  answer: (found: readonly Found[], expression: RegularExpression, traced: Traced) => Value,
): Value {
  takes(call, 2)
  const pattern = read(call, 0, 'text')
  const text = read(call, 1, 'text')
  const expression = pattern === null ? null : compileExpression(call, pattern)
  if (expression !== null && isMixed(expression)) refuse('only some groups of the pattern have names')
  if (expression === null || text === null) return unknownAnswer(call)
  const found = expression.find(text, most)
  charge(call, found.length * (1 + expression.groupCount))
  return answer(found, expression, tracedTo(call, surveyOf(call.args, call.scope.budget)))
}

function isMixed({ groupNames, groupCount }: RegularExpression): boolean {
  return groupNames.size > 0 && groupNames.size < groupCount
}

function matchValue({ groups }: Found, { groupNames, groupCount }: RegularExpression, traced: Traced): Value {
  const [whole = null, ...inner] = groups
  if (groupCount === 0) return groupValue(whole, traced)
  if (groupNames.size === 0) {
    return { kind: 'list', items: inner.map(group => groupValue(group, traced)), isComplete: true, ...traced }
  }
  const entries = new Map(
    [...groupNames].map(([name, group]) => [name, groupValue(groups[group] ?? null, traced)]),
  )
  return { kind: 'object', entries, isComplete: true, ...traced }
}

function groupValue(group: string | null, traced: Traced): Value {
  return group === null
    ? { kind: 'null', ...traced }
    : { kind: 'string', value: group.normalize('NFC'), ...traced }
}
