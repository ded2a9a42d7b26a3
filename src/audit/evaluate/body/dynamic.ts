import { evaluate } from '../expression/run-scope.ts'
import type { Value } from '../../resource/value.ts'
import { itemsWithin } from '../expression/items-within.ts'
import type { BlockIn } from '../module/contents.ts'
import { guarded } from '../run/guarded.ts'
import { objectAt, placeIn, unknownAt, unknownBecauseOf } from '../values/make.ts'
import type { BodyContext } from './body-context.ts'

/** One block that a `dynamic` block makes. */
export interface Round {
  /** Its iterator, as expressions in `content` see it. */
  readonly names: ReadonlyMap<string, Value>
  readonly labels: readonly Value[]
}

export interface Rounds {
  readonly each: readonly Round[]
  /** False: there may be other blocks, or none: one stands for what is not known. */
  readonly isComplete: boolean
  readonly references: Value['references']
}

/** The blocks that a `dynamic` block makes (https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks). */
export function roundsOf(type: string, at: BlockIn, context: BodyContext): Rounds {
  const collection = valueOf('for_each', at, context)
  if (collection.kind === 'null') return { each: [], isComplete: true, references: [] }
  const iterator = iteratorOf(at) ?? type
  const { place } = collection
  const items = itemsWithin(collection, place, context.run)
  const rounds = (items?.items ?? []).map(({ key, value }) => roundOf(at, iterator, key, value, context))
  const { references } = collection
  if (items?.isComplete === true) return { each: rounds, isComplete: true, references }
  const why = collection.kind === 'unknown' ? collection.why : 'not everything in it is known'
  const hidden = unknownBecauseOf(place, why, [collection])
  return { each: [...rounds, roundOf(at, iterator, hidden, hidden, context)], isComplete: false, references }
}

function roundOf(at: BlockIn, iterator: string, key: Value, value: Value, context: BodyContext): Round {
  const it = objectAt(
    key.place,
    new Map([
      ['key', key],
      ['value', value],
    ]),
  )
  const names = new Map([[iterator, it as Value]])
  return { names, labels: labelsOf(at, names, context) }
}

function labelsOf(at: BlockIn, names: ReadonlyMap<string, Value>, context: BodyContext): readonly Value[] {
  if (attributeNamed('labels', at) === undefined) return []
  const labels = valueOf('labels', at, context, names)
  return labels.kind === 'list' ? labels.items : [labels]
}

function attributeNamed(name: string, { block }: BlockIn) {
  return block.body.attributes.find(each => each.name.value === name)
}

/** The iterator’s name is written as a bare word. */
function iteratorOf(at: BlockIn): string | null {
  const written = attributeNamed('iterator', at)?.value
  if (written?.kind === 'variable') return written.name
  return written?.kind === 'string' ? written.value : null
}

function valueOf(
  name: string,
  at: BlockIn,
  context: BodyContext,
  names: ReadonlyMap<string, Value> = new Map(),
): Value {
  const written = attributeNamed(name, at)?.value
  const place = placeIn(at.path, written ?? at.block.type)
  if (written === undefined) return unknownAt(place, `\`${name}\` is missing`)
  return guarded(context.run, place, () => evaluate(written, context.scopeIn(at.path).with(names)))
}
