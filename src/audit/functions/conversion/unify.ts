import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import { type Budget, TooMuch } from '../../evaluate/scope.ts'
import { refuse } from '../refused.ts'
import { DEEPEST } from '../survey.ts'
import { converted, type PrimitiveKind } from './primitive.ts'

/**
 * Values with the one type that they have in a list, set or map: `["a", 1]` is `["a", "1"]`. Refuses values that have
 * none in common. What is not known could have any type.
 */
export function unified(values: readonly Value[], budget: Budget, depth = 0): readonly Value[] {
  if (depth > DEEPEST) throw new TooMuch(`A value is nested more than ${DEEPEST} levels deep`)
  // What is nested costs more than its count: it is taken apart and put together again.
  budget.spend(values.length * (depth === 0 ? 1 : 20))
  const known = values.filter(({ kind }) => kind !== 'null' && kind !== 'unknown')
  const kinds = new Set(known.map(({ kind }) => kind))
  if (kinds.size === 0) return values
  if (kinds.has('list')) return kinds.size === 1 ? unifiedLists(values, budget, depth) : differ()
  if (kinds.has('object')) return kinds.size === 1 ? unifiedObjects(values, budget, depth) : differ()
  const kind = commonKind(kinds)
  return kind === null ? values : values.map(value => converted(value, kind))
}

function differ(): never {
  return refuse('the values have no type in common')
}

/** The kind that all become; `null`: they are of one already. */
function commonKind(kinds: ReadonlySet<Value['kind']>): PrimitiveKind | null {
  if (kinds.size === 1) return null
  return kinds.has('string') ? 'string' : differ()
}

/** Lists of the same length by position, as Terraform takes tuples; others as lists of one type. */
function unifiedLists(values: readonly Value[], budget: Budget, depth: number): readonly Value[] {
  const lists = values.filter(value => value.kind === 'list')
  if (!lists.every(({ isComplete }) => isComplete)) return values
  const [
    {
      items: { length },
    } = { items: [] },
  ] = lists
  const items = lists.every(each => each.items.length === length)
    ? unifiedColumns(
        lists.map(each => each.items),
        budget,
        depth,
      )
    : unifiedRows(
        lists.map(each => each.items),
        budget,
        depth,
      )
  return replaced(values, (value: ListValue, at) => ({ ...value, items: items[at] ?? [] }), 'list')
}

function unifiedObjects(values: readonly Value[], budget: Budget, depth: number): readonly Value[] {
  const objects = values.filter(value => value.kind === 'object')
  if (!objects.every(({ isComplete }) => isComplete)) return values
  const [first] = objects
  const keys = [...(first?.entries.keys() ?? [])]
  const isAlike = objects.every(
    ({ entries }) => entries.size === keys.length && keys.every(key => entries.has(key)),
  )
  const rows = objects.map(({ entries }) =>
    isAlike ? keys.flatMap(key => entries.get(key) ?? []) : [...entries.values()],
  )
  const items = isAlike ? unifiedColumns(rows, budget, depth) : unifiedRows(rows, budget, depth)
  return replaced(
    values,
    (value: ObjectValue, at) => {
      const names = isAlike ? keys : [...value.entries.keys()]
      const entries = new Map(names.flatMap((key, index) => pair(key, items[at]?.[index])))
      return { ...value, entries }
    },
    'object',
  )
}

function pair(key: string, value: Value | undefined): readonly (readonly [string, Value])[] {
  return value === undefined ? [] : [[key, value]]
}

/** Values of the same kind replaced, each by its number among them. */
function replaced<V extends Value>(
  values: readonly Value[],
  replace: (value: V, at: number) => Value,
  kind: V['kind'],
): readonly Value[] {
  let at = -1
  return values.map(value => {
    if (value.kind !== kind) return value
    at += 1
    return replace(value as V, at)
  })
}

type Rows = readonly (readonly Value[])[]

function unifiedColumns(rows: Rows, budget: Budget, depth: number): Rows {
  const width = rows[0]?.length ?? 0
  const columns = Array.from({ length: width }, (_, at) =>
    unified(
      rows.flatMap(row => row[at] ?? []),
      budget,
      depth + 1,
    ),
  )
  return rows.map((_, row) => columns.flatMap(column => column[row] ?? []))
}

function unifiedRows(rows: Rows, budget: Budget, depth: number): Rows {
  const all = unified(rows.flat(), budget, depth + 1)
  let from = 0
  return rows.map(({ length }) => {
    from += length
    return all.slice(from - length, from)
  })
}
