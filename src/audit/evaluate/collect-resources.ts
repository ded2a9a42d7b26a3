import type { Resource } from '../resource/resource.ts'
import type { ObjectValue, Value } from '../resource/value.ts'
import type { BodyContext } from './body/body-context.ts'
import { evaluateBody } from './body/evaluate-body.ts'
import { metaOfVariable, noMeta, NOT_OF_THE_RESOURCE } from './body/meta-arguments.ts'
import { headOf } from './module/block-head.ts'
import type { ModuleInstance } from './module/module-instance.ts'
import { type Declaration, plainKey } from './module/module-source.ts'
import { placeIn } from './values/make.ts'
import { resourceOf } from './resource-of.ts'

/** Everything that a module declares, and the modules that it calls, in the order of the files. */
export function collectResources(module: ModuleInstance): Resource[] {
  const resources: Resource[] = []
  addModule(resources, module)
  return resources
}

function addModule(resources: Resource[], module: ModuleInstance): void {
  for (const [key, declaration] of module.source.declarations) {
    const node = module.resources.get(key)
    if (node !== undefined) {
      for (const instance of node.instances()) {
        const isSymbolic = module.isSymbolic || instance.slot.isSymbolic
        const body = withComputed(instance.body(), instance.computed())
        resources.push(resourceFrom(module, declaration, instance.slot.suffix, isSymbolic, body))
      }
    } else if (declaration.type === 'module') addCall(resources, module, declaration)
    else resources.push(other(module, declaration))
  }
}

function withComputed(body: ObjectValue, computed: ReadonlyMap<string, Value>): ObjectValue {
  return computed.size === 0 ? body : { ...body, entries: new Map([...computed, ...body.entries]) }
}

function addCall(resources: Resource[], module: ModuleInstance, declaration: Declaration): void {
  const node = module.moduleCalls.get(declaration.key)
  for (const instance of node?.instances() ?? []) {
    const isSymbolic = module.isSymbolic || instance.slot.isSymbolic
    resources.push(resourceFrom(module, declaration, instance.slot.suffix, isSymbolic, instance.body()))
    const called = instance.module()
    if (called !== null) addModule(resources, called)
  }
}

function resourceFrom(
  { source, calls, prefix }: ModuleInstance,
  { key, type, name, at }: Declaration,
  suffix: string,
  isSymbolic: boolean,
  body: ObjectValue,
): Resource {
  const { directory } = source
  const block = placeIn(at.path, at.block)
  const address = prefix + plainKey(key) + suffix
  const referredAs = prefix + key + suffix
  return resourceOf(
    {
      type,
      name,
      address,
      directory,
      place: placeIn(at.path, headOf(at.block)),
      block,
      calls,
      isSymbolic,
      ...(referredAs !== address && { referredAs }),
    },
    body,
  )
}

/** A variable, an output, a provider, the settings: what stands once in its module. */
function other(module: ModuleInstance, declaration: Declaration): Resource {
  const { at, contents, type } = declaration
  const context: BodyContext = {
    run: module.run,
    scopeIn: path => module.scopeIn(path),
    meta: type === 'variable' ? metaOfVariable : noMeta,
    ignored: NOT_OF_THE_RESOURCE,
  }
  const body = evaluateBody(contents, placeIn(at.path, headOf(at.block)), context)
  return resourceFrom(module, declaration, '', module.isSymbolic, body)
}
