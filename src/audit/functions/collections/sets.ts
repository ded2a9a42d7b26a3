import type { ListValue, Value } from '../../resource/value.ts'
import { listAnswer, setAnswer, unknownAnswer } from '../answer.ts'
import { listOrUnknown, takes } from '../arguments.ts'
import { identity } from '../conversion/identity.ts'
import { asSet } from '../conversion/to-collection.ts'
import { unified } from '../conversion/unify.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'

interface KnownSets {
  /** The items of each argument, all of one type. */
  readonly sets: readonly (readonly Value[])[]
  /** All arguments are known, with all their items. */
  readonly isComplete: boolean
}

function setsOf(call: Call): KnownSets {
  const lists = call.args.map((_, index) => listOrUnknown(call, index))
  const known = lists.map(list => (list.kind === 'unknown' ? [] : list.items))
  const all = unified(known.flat(), call.scope.budget)
  let from = 0
  const sets = known.map(({ length }) => {
    from += length
    return all.slice(from - length, from)
  })
  return { sets, isComplete: lists.every(list => list.kind === 'list' && list.isComplete) }
}

/** `setunion` */
export function setunion(call: Call): Value {
  takes(call, 1, Infinity)
  if (call.args.every(({ kind }) => kind === 'unknown')) return unknownAnswer(call)
  const { sets, isComplete } = setsOf(call)
  const union = asSet(sets.flat(), call.scope.budget)
  return setAnswer(call, union.items, isComplete && union.isComplete)
}

/** `setintersection`: what surely is in all of them. What is not known may be, too. */
export function setintersection(call: Call): Value {
  takes(call, 1, Infinity)
  const { sets, isComplete } = setsOf(call)
  const { budget } = call.scope
  const keys = sets.map(items => new Set(items.map(item => identity(item, budget))))
  const common = (sets[0] ?? []).filter(item => {
    const key = identity(item, budget)
    return key !== null && keys.every(set => set.has(key))
  })
  const isClear = isComplete && keys.every(set => !set.has(null))
  return setAnswer(call, asSet(common, budget).items, isClear)
}

/** `setsubtract(a, b)`: what is not known of `b` may take away of `a`. */
export function setsubtract(call: Call): Value {
  takes(call, 2)
  if (call.args[0]?.kind === 'unknown') return unknownAnswer(call)
  const { sets, isComplete } = setsOf(call)
  const { budget } = call.scope
  const taken = new Set((sets[1] ?? []).map(item => identity(item, budget)))
  const left = (sets[0] ?? []).filter(item => !taken.has(identity(item, budget) ?? ''))
  const { items, isComplete: isClear } = asSet(left, budget)
  const isSure = !taken.has(null) && items.every(item => identity(item, budget) !== null)
  return setAnswer(call, items, isComplete && isClear && isSure)
}

/** `setproduct`: all combinations of one item of each list. */
export function setproduct(call: Call): Value {
  takes(call, 2, Infinity)
  const lists = call.args.map((_, index) => listOrUnknown(call, index))
  const whole = lists.filter((list): list is ListValue => list.kind === 'list' && list.isComplete)
  const isSet = whole.some(list => list.isSet === true)
  const answer = isSet ? setAnswer : listAnswer
  if (whole.some(({ items }) => items.length === 0)) return answer(call, [], whole.length === lists.length)
  if (whole.length < lists.length) return unknownAnswer(call)
  const { budget } = call.scope
  const columns = whole.map(({ items }) => unified(items, budget))
  charge(call, columns.length * columns.reduce((product, { length }) => product * length, 1))
  const sets = columns.map(items => (isSet ? asSet(items, budget) : { items, isComplete: true }))
  const rows = combinations(sets.map(({ items }) => items))
  return answer(
    call,
    rows.map(row => listAnswer(call, row)),
    sets.every(({ isComplete }) => isComplete),
  )
}

function combinations(columns: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  let rows: readonly (readonly Value[])[] = [[]]
  for (const column of columns) rows = rows.flatMap(row => column.map(item => [...row, item]))
  return rows
}

/** `matchkeys(values, keys, wanted)`: the values whose keys are wanted. */
export function matchkeys(call: Call): Value {
  takes(call, 3)
  const lists = [0, 1, 2].map(index => listOrUnknown(call, index))
  const whole = lists.filter((list): list is ListValue => list.kind === 'list' && list.isComplete)
  const [found, keys, wanted] = whole
  if (found === undefined || keys === undefined || wanted === undefined) return unknownAnswer(call)
  if (found.items.length !== keys.items.length) refuse('there are not as many keys as values')
  const { budget } = call.scope
  const all = unified([...keys.items, ...wanted.items], budget).map(item => identity(item, budget))
  if (all.includes(null)) return unknownAnswer(call)
  const names = new Set(all.slice(keys.items.length))
  return listAnswer(
    call,
    unified(found.items, budget).filter((_, at) => names.has(all[at] ?? null)),
  )
}
