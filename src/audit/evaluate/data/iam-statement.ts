import type { ListValue, ObjectValue, Value } from '../../resource/value.ts'
import { listAt, objectAt, referencesOf, textAt } from '../values/make.ts'
import { textIn } from '../values/convert.ts'

/** A `statement` block as the statement that it gives in the document. */
export function statementOf(block: ObjectValue): ObjectValue {
  const entries = new Map<string, Value>()
  const put = (name: string, value: Value | null) => value !== null && entries.set(name, value)
  const sid = written(block, 'sid')
  if (sid !== null && !(sid.kind === 'string' && sid.value === '')) put('Sid', sid)
  put('Effect', written(block, 'effect') ?? textAt(block.place, 'Allow'))
  put('Action', single(written(block, 'actions')))
  put('NotAction', single(written(block, 'not_actions')))
  put('Resource', single(withVariables(written(block, 'resources'))))
  put('NotResource', single(withVariables(written(block, 'not_resources'))))
  put('Principal', principalsOf(written(block, 'principals')))
  put('NotPrincipal', principalsOf(written(block, 'not_principals')))
  put('Condition', conditionsOf(written(block, 'condition')))
  return { ...block, entries }
}

function written(block: ObjectValue, name: string): Value | null {
  const value = block.entries.get(name)
  if (value === undefined || value.kind === 'null') return null
  return value.kind === 'list' && value.isComplete && value.items.length === 0 ? null : value
}

function textAtName(block: ObjectValue, name: string): string | null {
  const value = written(block, name)
  return value === null ? null : textIn(value)
}

/** A list of one text is that text in the document. */
function single(value: Value | null): Value | null {
  if (value?.kind !== 'list' || !value.isComplete || value.items.length !== 1) return value
  return value.items[0] ?? value
}

/** `&{aws:username}` is how a policy’s own variables are written, since Terraform takes `${…}`. */
function withVariables(value: Value | null): Value | null {
  if (value === null) return null
  if (value.kind === 'list') return { ...value, items: value.items.map(item => withVariables(item) ?? item) }
  if (value.kind === 'string' && value.value.includes('&{')) {
    return { ...value, value: value.value.replaceAll('&{', '${') }
  }
  if (value.kind !== 'unknown' || value.pieces === undefined) return value
  return { ...value, pieces: value.pieces.map(piece => piece?.replaceAll('&{', '${') ?? null) }
}

/** Nested blocks, which JSON syntax has as one object or a list of them. */
function blocksIn(value: Value | null): {
  readonly items: readonly ObjectValue[]
  readonly isComplete: boolean
} {
  if (value === null) return { items: [], isComplete: true }
  if (value.kind === 'object') return { items: [value], isComplete: true }
  if (value.kind !== 'list') return { items: [], isComplete: false }
  const items = value.items.filter(item => item.kind === 'object')
  return { items, isComplete: value.isComplete && items.length === value.items.length }
}

/** `"*"` where anybody is meant, else the identifiers by their type. */
function principalsOf(value: Value | null): Value | null {
  if (value === null) return null
  const { items, isComplete } = blocksIn(value)
  const byType = new Map<string, Value[]>()
  let isWhole = isComplete
  for (const block of items) {
    const identifiers = withVariables(written(block, 'identifiers'))
    const type = textAtName(block, 'type')
    if (type === null || identifiers === null) isWhole = false
    else add(byType, type, identifiers)
  }
  const entries = new Map([...byType].map(([type, lists]) => [type, gathered(lists)]))
  const everybody = entries.get('*')
  if (everybody !== undefined && entries.size === 1 && isWhole) return everybody
  return objectAt(items[0]?.place ?? value.place, entries, isWhole)
}

/** The values by operator, then by variable. */
function conditionsOf(value: Value | null): Value | null {
  if (value === null) return null
  const { items, isComplete } = blocksIn(value)
  const tests = new Map<string, { readonly block: ObjectValue; readonly byVariable: Map<string, Value[]> }>()
  let isWhole = isComplete
  for (const block of items) {
    const test = textAtName(block, 'test')
    const variable = textAtName(block, 'variable')
    const values = withVariables(written(block, 'values'))
    if (test === null || variable === null || values === null) isWhole = false
    else {
      const known = tests.get(test) ?? { block, byVariable: new Map<string, Value[]>() }
      tests.set(test, known)
      add(known.byVariable, variable, values)
    }
  }
  const entries = [...tests].map(([test, { block, byVariable }]): [string, Value] => [
    test,
    objectAt(block.place, new Map([...byVariable].map(([name, lists]) => [name, gathered(lists)]))),
  ])
  return objectAt(items[0]?.place ?? value.place, new Map(entries), isWhole)
}

function add(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Values of several blocks as one list; of one text, that text. */
function gathered(values: readonly Value[]): Value {
  const lists = values.map(each => (each.kind === 'list' ? each : listAt(each.place, [each])))
  const [first] = lists
  if (first === undefined) throw new Error('There is no block')
  const all: ListValue = {
    ...first,
    items: lists.flatMap(({ items }) => items),
    isComplete: lists.every(({ isComplete }) => isComplete),
    references: referencesOf(lists),
  }
  return single(all) ?? all
}
