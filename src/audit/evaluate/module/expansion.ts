import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import type { Item } from '../expression/items-of.ts'
import { evaluate, type RunScope } from '../expression/run-scope.ts'
import { guarded } from '../run/guarded.ts'
import { mayMake, reportTooMany } from '../run/may-make.ts'
import { itemsWithin } from '../expression/items-within.ts'
import type { Run } from '../run/run.ts'
import { numberIn, textIn } from '../values/convert.ts'
import { numberAt, objectAt, placeIn, unknownBecauseOf } from '../values/make.ts'
import { headOf } from './block-head.ts'
import type { AttributeIn, BlockIn } from './contents.ts'
import type { Declaration } from './module-source.ts'

/** One of the things that a block with `count` or `for_each` makes. */
export interface Slot {
  /** What stands behind the name in its address: `[0]`, `["a"]`; empty for the only one, and for a symbolic one. */
  readonly suffix: string
  /** Its key in a map of all: of `for_each`, else its index. */
  readonly key: string
  /** It stands for none, one or several. */
  readonly isSymbolic: boolean
  /** `count` or `each`, as expressions in the block see it. */
  readonly names: ReadonlyMap<string, Value>
}

/** Everything that a block makes. */
export interface Expansion {
  readonly form: 'single' | 'count' | 'for_each'
  readonly slots: readonly Slot[]
  /** False: one of the slots is symbolic. */
  readonly isComplete: boolean
}

const SINGLE: Expansion = {
  form: 'single',
  slots: [{ suffix: '', key: '', isSymbolic: false, names: new Map() }],
  isComplete: true,
}

/** What the `count` or `for_each` of a block says; a block without is there once. */
export function expand(
  { contents, at }: Declaration,
  scopeIn: (path: string) => RunScope,
  run: Run,
): Expansion {
  const count = contents.attributes.get('count')
  const forEach = contents.attributes.get('for_each')
  const found = count === undefined ? forEach : count
  if (found === undefined) return single(run, at)
  const place = placeIn(found.path, found.attribute.value)
  const value = valueOf(found, place, scopeIn(found.path), run)
  if (value.kind === 'null') return single(run, at)
  return count === undefined ? forEachOf(value, place, run) : countOf(value, place, run)
}

/** Also what stands once is counted, since a module may be called very often. */
function single(run: Run, { path, block }: BlockIn): Expansion {
  if (run.spending.takeInstances(1)) return SINGLE
  reportTooMany(run, placeIn(path, headOf(block)))
  return { ...SINGLE, slots: [], isComplete: false }
}

function valueOf({ attribute }: AttributeIn, place: Place, scope: RunScope, run: Run): Value {
  return guarded(run, place, () => evaluate(attribute.value, scope))
}

function countOf(value: Value, place: Place, run: Run): Expansion {
  const count = value.kind === 'unknown' ? null : numberIn(value)
  if (count === null || !mayMake(count, place, run)) {
    return { form: 'count', slots: [symbolic('count', ['index'], value, place)], isComplete: false }
  }
  const slots = Array.from({ length: Math.max(0, Math.floor(count)) }, (_, index): Slot => {
    const names = new Map<string, Value>([
      ['count', objectAt(place, new Map([['index', numberAt(value.place, index)]]))],
    ])
    return { suffix: `[${index}]`, key: String(index), isSymbolic: false, names }
  })
  return { form: 'count', slots, isComplete: true }
}

function forEachOf(value: Value, place: Place, run: Run): Expansion {
  const whole = symbolic('each', ['key', 'value'], value, place)
  const all = itemsWithin(value, place, run)
  if (all === null) return { form: 'for_each', slots: [whole], isComplete: false }
  const slots = new Map<string, Slot>()
  let { isComplete } = all
  for (const item of all.items) {
    const key = value.kind === 'list' ? item.value : item.key
    const text = textIn(key)
    if (text === null) isComplete = false
    else slots.set(text, slotFor(text, { key, value: item.value }, place))
  }
  return {
    form: 'for_each',
    slots: isComplete ? [...slots.values()] : [...slots.values(), whole],
    isComplete,
  }
}

function slotFor(text: string, { key, value }: Item, place: Place): Slot {
  const each = objectAt(
    place,
    new Map([
      ['key', key],
      ['value', value],
    ]),
  )
  return {
    suffix: `[${JSON.stringify(text)}]`,
    key: text,
    isSymbolic: false,
    names: new Map([['each', each]]),
  }
}

function symbolic(name: string, keys: readonly string[], value: Value, place: Place): Slot {
  const why = value.kind === 'unknown' ? value.why : 'not everything in it is known'
  const hidden = unknownBecauseOf(place, why, [value])
  const names = new Map<string, Value>([[name, objectAt(place, new Map(keys.map(key => [key, hidden])))]])
  return { suffix: '', key: '', isSymbolic: true, names }
}
