import type { Place } from '../../resource/place.ts'
import type { ObjectValue, Value } from '../../resource/value.ts'
import type { BodyContext } from '../body/body-context.ts'
import { evaluateArgument, evaluateBody } from '../body/evaluate-body.ts'
import { metaOfResource, NOT_OF_THE_RESOURCE } from '../body/meta-arguments.ts'
import { reportTooMany } from '../run/may-make.ts'
import type { Run } from '../run/run.ts'
import { once, onlyOnce } from '../run/once.ts'
import { placeIn, unknownAt } from '../values/make.ts'
import { headOf } from './block-head.ts'
import { calledFolder } from './called-folder.ts'
import { expand, type Expansion, type Slot } from './expansion.ts'
import type { ModuleInstance, NewModule } from './module-instance.ts'
import { type Declaration, type ModuleSource, readModule } from './module-source.ts'
import { variableOfCall } from './variables.ts'
import { outputsOf, wholeCall } from './whole-call.ts'

/** A `module` block, which calls a module once or several times. */
export interface CallNode {
  readonly declaration: Declaration
  /** `module.a.module.db` */
  readonly address: string
  readonly expansion: () => Expansion
  readonly instances: () => readonly CallInstance[]
  /** The one with this index (`[0]`, `["a"]`), or the one that stands for it. */
  readonly instanceAt: (suffix: string) => CallInstance | undefined
  /** What all of them give: a list for `count`, a map for `for_each`. */
  readonly whole: () => Value
}

export interface CallInstance {
  readonly address: string
  readonly slot: Slot
  /** The head of its block. */
  readonly place: Place
  /** What is passed. */
  readonly body: () => ObjectValue
  /** What is called; `null`: it is not in this repository, or cannot be read. */
  readonly module: () => ModuleInstance | null
  /** Everything that it gives. */
  readonly outputs: () => Value
}

/** The calls in a module, by key; `newModule` makes what is called. */
export function callNodes(module: ModuleInstance, newModule: NewModule): ReadonlyMap<string, CallNode> {
  const nodes = new Map<string, CallNode>()
  for (const [key, declaration] of module.source.declarations) {
    if (declaration.type === 'module') nodes.set(key, newNode(module, declaration, newModule))
  }
  return nodes
}

function newNode(module: ModuleInstance, declaration: Declaration, newModule: NewModule): CallNode {
  const { run } = module
  const address = module.prefix + declaration.key
  const source = onlyOnce<ModuleSource | null>(
    () => sourceOf(module, declaration),
    () => null,
  )
  const expansion = onlyOnce<Expansion>(
    () => expand(declaration, path => module.scopeIn(path), run),
    () => ({ form: 'single', slots: [], isComplete: false }),
  )
  const instances = onlyOnce<readonly CallInstance[]>(
    () => expansion().slots.map(slot => newInstance(module, declaration, slot, source, newModule)),
    () => [],
  )
  const bySuffix = onlyOnce<ReadonlyMap<string, CallInstance>>(
    () => new Map(instances().map(each => [each.slot.suffix, each])),
    () => new Map(),
  )
  const instanceAt = (suffix: string) => bySuffix().get(suffix) ?? bySuffix().get('')
  const place = placeIn(declaration.at.path, headOf(declaration.at.block))
  const whole = onlyOnce<Value>(
    () => wholeCall(address, place, expansion(), instances()),
    () => unknownAt(place, `\`${address}\` refers to itself`),
  )
  return { declaration, address, expansion, instances, instanceAt, whole }
}

function sourceOf(module: ModuleInstance, declaration: Declaration): ModuleSource | null {
  const { run } = module
  const folder = calledFolder(module, declaration)
  if (folder === null) return null
  const source = run.sources.get(folder) ?? readModule(folder, run)
  run.sources.set(folder, source)
  return source
}

/** A module is worth some resources: what it declares is kept for each call. */
const INSTANCES_OF_MODULE = 10

function mayCall(run: Run, place: Place): boolean {
  if (run.spending.takeInstances(INSTANCES_OF_MODULE)) return true
  reportTooMany(run, place)
  return false
}

function newInstance(
  module: ModuleInstance,
  declaration: Declaration,
  slot: Slot,
  source: () => ModuleSource | null,
  newModule: NewModule,
): CallInstance {
  const { contents, at, key } = declaration
  const place = placeIn(at.path, headOf(at.block))
  const address = module.prefix + key + slot.suffix
  const context: BodyContext = {
    run: module.run,
    scopeIn: path => module.scopeIn(path).with(slot.names),
    meta: metaOfResource(module.prefix),
    ignored: NOT_OF_THE_RESOURCE,
  }
  const passed = once<string, Value | null>(
    name => {
      const argument = contents.attributes.get(name)
      return argument === undefined ? null : evaluateArgument(argument, context)
    },
    () => null,
  )
  const called = onlyOnce<ModuleInstance | null>(
    () => {
      const read = source()
      if (read === null || !mayCall(module.run, place)) return null
      return newModule({
        run: module.run,
        source: read,
        prefix: `${address}.`,
        plainPrefix: `${module.plainPrefix}${key}.`,
        calls: [...module.calls, place],
        folders: [...module.folders, read.directory],
        files: module.files,
        isSymbolic: module.isSymbolic || slot.isSymbolic,
        variable: variableOfCall(module.run, passed),
      })
    },
    () => null,
  )
  const outputs = onlyOnce<Value>(
    () => outputsOf(address, place, called()),
    () => unknownAt(place, `\`${address}\` refers to itself`),
  )
  return { address, slot, place, body: () => evaluateBody(contents, place, context), module: called, outputs }
}
