import type { Place } from '../../resource/place.ts'
import type { ObjectValue, Value } from '../../resource/value.ts'
import { computedBy } from '../data/index.ts'
import { sameAs } from '../data/same-as.ts'
import { blocksByType, evaluateArgument, evaluateBlocks, leftOut } from '../body/evaluate-body.ts'
import type { BodyContext } from '../body/body-context.ts'
import { metaOfResource, NOT_OF_THE_RESOURCE } from '../body/meta-arguments.ts'
import { once, onlyOnce } from '../run/once.ts'
import { objectAt, placeIn, unknownAt } from '../values/make.ts'
import { headOf } from './block-head.ts'
import { expand, type Expansion, type Slot } from './expansion.ts'
import type { BlockIn } from './contents.ts'
import type { ModuleInstance } from './module-instance.ts'
import type { Declaration } from './module-source.ts'
import { wholeInstance, wholeNode } from './whole-resource.ts'

/** A resource or data source, which is there once or several times. */
export interface ResourceNode {
  readonly declaration: Declaration
  /** `module.a.aws_kms_key.k`: the address of all of them, as references name it. */
  readonly address: string
  readonly expansion: () => Expansion
  /** One for each slot of the expansion. */
  readonly instances: () => readonly ResourceInstance[]
  /** The one with this index (`[0]`, `["a"]`), or the one that stands for it. */
  readonly instanceAt: (suffix: string) => ResourceInstance | undefined
  /** All of them as one value: a list for `count`, a map for `for_each`. */
  readonly whole: () => Value
}

export interface ResourceInstance {
  /** As references name it. */
  readonly address: string
  readonly slot: Slot
  /** The head of its block. */
  readonly place: Place
  /** What is known under a name: what is written, or follows from what is written; `null`: nothing is. */
  readonly known: (name: string) => Value | null
  /** Everything that is written. */
  readonly body: () => ObjectValue
  /** Everything that follows from it alone (the `json` of a policy document). */
  readonly computed: () => ReadonlyMap<string, Value>
  /** It as an object, with what the provider sets not known. */
  readonly whole: () => Value
}

/** Types of blocks under a module’s keys that are neither resources nor data sources. */
const OTHERS: ReadonlySet<string> = new Set(['variable', 'output', 'module', 'terraform'])

export function resourceNodes(module: ModuleInstance): ReadonlyMap<string, ResourceNode> {
  const nodes = new Map<string, ResourceNode>()
  for (const [key, declaration] of module.source.declarations) {
    const { type } = declaration
    if (!OTHERS.has(type) && !type.startsWith('provider.')) nodes.set(key, newNode(module, declaration))
  }
  return nodes
}

function newNode(module: ModuleInstance, declaration: Declaration): ResourceNode {
  const address = module.prefix + declaration.key
  const expansion = onlyOnce<Expansion>(
    () => expand(declaration, path => module.scopeIn(path), module.run),
    () => ({ form: 'single', slots: [], isComplete: false }),
  )
  const blocks = onlyOnce(
    () => blocksByType(declaration.contents, NOT_OF_THE_RESOURCE),
    () => new Map(),
  )
  const instances = onlyOnce<readonly ResourceInstance[]>(
    () => expansion().slots.map(slot => newInstance(module, declaration, blocks(), address, slot)),
    () => [],
  )
  const bySuffix = onlyOnce<ReadonlyMap<string, ResourceInstance>>(
    () => new Map(instances().map(each => [each.slot.suffix, each])),
    () => new Map(),
  )
  const place = placeIn(declaration.at.path, headOf(declaration.at.block))
  const whole = onlyOnce<Value>(
    () => wholeNode(address, place, expansion(), instances()),
    () => unknownAt(place, `\`${address}\` refers to itself`),
  )
  const instanceAt = (suffix: string) => bySuffix().get(suffix) ?? bySuffix().get('')
  return { declaration, address, expansion, instances, instanceAt, whole }
}

function newInstance(
  module: ModuleInstance,
  { contents, at, type }: Declaration,
  blocks: ReadonlyMap<string, readonly BlockIn[]>,
  address: string,
  slot: Slot,
): ResourceInstance {
  const place = placeIn(at.path, headOf(at.block))
  const context: BodyContext = {
    run: module.run,
    scopeIn: path => module.scopeIn(path, self).with(slot.names),
    meta: metaOfResource(module.prefix),
    ignored: NOT_OF_THE_RESOURCE,
  }
  const written = once<string, Value | null>(
    name => {
      const argument = contents.attributes.get(name)
      if (argument !== undefined) return evaluateArgument(argument, context)
      const ofType = blocks.get(name)
      return ofType === undefined ? null : evaluateBlocks(name, ofType, context)
    },
    name => unknownAt(place, `\`${name}\` refers to itself`),
  )
  const names = new Set([...contents.attributes.keys(), ...blocks.keys()])
  const body = onlyOnce<ObjectValue>(
    () => {
      if (!module.run.spending.takeBody()) return leftOut(place, context)
      return objectAt(place, entriesOf(names, written), !contents.isBroken)
    },
    () => objectAt(place, new Map(), false),
  )
  const computed = onlyOnce<ReadonlyMap<string, Value>>(
    () => computedBy(type, { body: body(), place, run: module.run, files: module.files, path: at.path }),
    () => new Map(),
  )
  const whole = onlyOnce<Value>(
    () => wholeInstance(self),
    () => unknownAt(place, `\`${address}\` refers to itself`),
  )
  const self: ResourceInstance = {
    address: address + slot.suffix,
    slot,
    place,
    known(name) {
      const other = sameAs(type, name)
      const value = something(written(name)) ?? (other === null ? null : something(written(other)))
      return value ?? computed().get(name) ?? null
    },
    body,
    computed,
    whole,
  }
  return self
}

/** `null` is as if nothing were written. */
function something(value: Value | null): Value | null {
  return value?.kind === 'null' ? null : value
}

function entriesOf(
  names: ReadonlySet<string>,
  written: (name: string) => Value | null,
): ReadonlyMap<string, Value> {
  const entries = new Map<string, Value>()
  for (const name of names) {
    const value = written(name)
    if (value !== null) entries.set(name, value)
  }
  return entries
}
