import type { Place } from '../../resource/place.ts'
import type { ObjectValue, Value } from '../../resource/value.ts'
import { computedBy } from '../data/index.ts'
import { blocksByType, evaluateArgument, evaluateBlocks } from '../body/evaluate-body.ts'
import type { BodyContext } from '../body/body-context.ts'
import { metaOfResource, NOT_OF_THE_RESOURCE } from '../body/meta-arguments.ts'
import { once } from '../run/once.ts'
import { objectAt, placeIn, unknownAt } from '../values/make.ts'
import { headOf } from './block-head.ts'
import { expand, type Expansion, type Slot } from './expansion.ts'
import type { ModuleInstance } from './module-instance.ts'
import type { Declaration } from './module-source.ts'

/** A resource or data source, which is there once or several times. */
export interface ResourceNode {
  readonly declaration: Declaration
  /** `module.a.aws_kms_key.k`: the address of all of them. */
  readonly address: string
  expansion(): Expansion
  /** One for each slot of the expansion. */
  instances(): readonly ResourceInstance[]
}

export interface ResourceInstance {
  readonly address: string
  readonly type: string
  readonly slot: Slot
  /** The head of its block. */
  readonly place: Place
  /** The names of its arguments and nested blocks. */
  readonly names: ReadonlySet<string>
  /** What is written under a name; `null`: nothing is. */
  readonly written: (name: string) => Value | null
  /** The same, or what follows from everything that is written (the `json` of a policy document). */
  readonly known: (name: string) => Value | null
  /** Everything that is written. */
  body(): ObjectValue
  /** Everything that follows from it. */
  computed(): ReadonlyMap<string, Value>
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
  const { run } = module
  const address = module.prefix + declaration.key
  const expansion = once<null, Expansion>(
    () => expand(declaration.contents, path => module.scopeIn(path), run),
    () => ({ form: 'single', slots: [], isComplete: false }),
  )
  const instances = once<null, readonly ResourceInstance[]>(
    () => expansion(null).slots.map(slot => newInstance(module, declaration, address, slot)),
    () => [],
  )
  return { declaration, address, expansion: () => expansion(null), instances: () => instances(null) }
}

function newInstance(
  module: ModuleInstance,
  declaration: Declaration,
  address: string,
  slot: Slot,
): ResourceInstance {
  const { contents, at, type } = declaration
  const place = placeIn(at.path, headOf(at.block))
  const context: BodyContext = {
    run: module.run,
    scopeIn: path => module.scopeIn(path, self).with(slot.names),
    meta: metaOfResource(module.prefix),
    ignored: NOT_OF_THE_RESOURCE,
  }
  const blocks = blocksByType(contents, context)
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
  const body = once<null, ObjectValue>(
    () => objectAt(place, entriesOf(names, written), !contents.isBroken),
    () => objectAt(place, new Map(), false),
  )
  const computed = once<null, ReadonlyMap<string, Value>>(
    () => computedBy(type, { body: body(null), place, run: module.run, files: module.files, path: at.path }),
    () => new Map(),
  )
  const self: ResourceInstance = {
    address: address + slot.suffix,
    type,
    slot,
    place,
    names,
    written,
    known(name) {
      const value = written(name)
      if (value !== null && value.kind !== 'null') return value
      return computed(null).get(name) ?? null
    },
    body: () => body(null),
    computed: () => computed(null),
  }
  return self
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
