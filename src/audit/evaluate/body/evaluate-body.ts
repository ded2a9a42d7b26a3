import { type Place, startOf } from '../../resource/place.ts'
import { LABEL, type ListValue, type ObjectValue, type Value } from '../../resource/value.ts'
import { evaluate } from '../expression/run-scope.ts'
import { headOf } from '../module/block-head.ts'
import { type AttributeIn, type BlockIn, type Contents, contentsOf } from '../module/contents.ts'
import { guarded } from '../run/guarded.ts'
import { listAt, objectAt, placeIn, textAt } from '../values/make.ts'
import { bounded } from '../run/bounded.ts'
import { type BodyContext, withNames } from './body-context.ts'
import { roundsOf } from './dynamic.ts'

/** Everything that stands in a body: arguments by their names, nested blocks as a list for each type. */
export function evaluateBody(contents: Contents, place: Place, context: BodyContext, type = ''): ObjectValue {
  const entries = new Map<string, Value>()
  if (!context.run.spending.takeBody()) return leftOut(place, context)
  for (const [name, argument] of contents.attributes) {
    entries.set(name, evaluateArgument(argument, context, type))
  }
  for (const [name, blocks] of blocksByType(contents, context.ignored)) {
    if (!entries.has(name)) entries.set(name, evaluateBlocks(name, blocks, context))
  }
  return objectAt(place, entries, !contents.isBroken)
}

/** A body that nothing is left for. */
export function leftOut(place: Place, { run }: BodyContext): ObjectValue {
  run.leaveOut()
  return objectAt(place, new Map(), false)
}

/** The nested blocks of a body by their types; a `dynamic` one is of the type that it makes. */
export function blocksByType(
  contents: Contents,
  ignored: ReadonlySet<string>,
): ReadonlyMap<string, readonly BlockIn[]> {
  if (contents.blocks.length === 0) return NO_BLOCKS
  const blocks = Map.groupBy(contents.blocks, typeOfBlock)
  for (const name of ignored) blocks.delete(name)
  return blocks
}

const NO_BLOCKS: ReadonlyMap<string, readonly BlockIn[]> = new Map()

function typeOfBlock({ block }: BlockIn): string {
  return isDynamic(block) ? (block.labels[0]?.value ?? '') : block.type.value
}

function isDynamic({ type, labels }: BlockIn['block']): boolean {
  return type.value === 'dynamic' && labels.length > 0
}

export function evaluateArgument(argument: AttributeIn, context: BodyContext, block = ''): Value {
  const { path, attribute } = argument
  const meta = context.meta(block, argument)
  if (meta !== null) return meta
  const place = placeIn(path, attribute.value)
  const { run } = context
  return guarded(run, place, () => bounded(evaluate(attribute.value, context.scopeIn(path)), run.spending))
}

/** All nested blocks of one type, in their order. */
export function evaluateBlocks(type: string, blocks: readonly BlockIn[], context: BodyContext): ListValue {
  const made = blocks.map(at =>
    isDynamic(at.block) ? evaluateDynamic(type, at, context) : once(type, at, context),
  )
  const [first] = blocks
  const place = first === undefined ? startOf('') : placeIn(first.path, headOf(first.block))
  const items = made.flatMap(each => each.items)
  const isComplete = made.every(each => each.isComplete)
  const references = made.flatMap(each => each.references ?? [])
  return { ...listAt(place, items, isComplete), references, isBlocks: true }
}

interface Made {
  readonly items: readonly Value[]
  readonly isComplete: boolean
  readonly references?: Value['references']
}

function once(type: string, at: BlockIn, context: BodyContext): Made {
  return { items: [evaluateBlock(type, at, at, context, [])], isComplete: true }
}

/** What a block holds, with its label. `head`: what people see as its beginning. */
function evaluateBlock(
  type: string,
  at: BlockIn,
  head: BlockIn,
  context: BodyContext,
  labels: readonly Value[],
): Value {
  const place = placeIn(head.path, headOf(head.block))
  const body = evaluateBody(contentsOf(at), place, context, type)
  const written =
    at === head ? at.block.labels.map(label => textAt(placeIn(at.path, label), label.value)) : []
  const [label] = [...labels, ...written]
  return label === undefined ? body : { ...body, entries: new Map([...body.entries, [LABEL, label]]) }
}

function evaluateDynamic(type: string, at: BlockIn, context: BodyContext): Made {
  const content = at.block.body.blocks.find(block => block.type.value === 'content')
  if (content === undefined) return { items: [], isComplete: false }
  const rounds = roundsOf(type, at, context)
  const items = rounds.each.map(({ names, labels }) =>
    evaluateBlock(type, { ...at, block: content }, at, withNames(context, names), labels),
  )
  return { items, isComplete: rounds.isComplete, references: rounds.references }
}
