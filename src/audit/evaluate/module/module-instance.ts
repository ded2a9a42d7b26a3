import type { Place } from '../../resource/place.ts'
import type { Value } from '../../resource/value.ts'
import { evaluate, newScope, type RunScope } from '../expression/run-scope.ts'
import { bounded } from '../run/bounded.ts'
import { guarded } from '../run/guarded.ts'
import { once, onlyOnce } from '../run/once.ts'
import type { Run } from '../run/run.ts'
import type { FileAccess } from '../scope.ts'
import { placeIn, unknownAt } from '../values/make.ts'
import { type CallNode, callNodes } from './call-node.ts'
import type { AttributeIn } from './contents.ts'
import type { Declaration, ModuleSource } from './module-source.ts'
import { resolverOf } from './resolve.ts'
import { type ResourceInstance, type ResourceNode, resourceNodes } from './resource-node.ts'

/** One module as it is called once: its names have values. */
export interface ModuleInstance {
  readonly run: Run
  readonly source: ModuleSource
  /** What comes before an address in it: `module.a["x"].`; empty for the root module. */
  readonly prefix: string
  /** The same without indexes. */
  readonly plainPrefix: string
  /** The calls that lead to it, from the root down. */
  readonly calls: readonly Place[]
  /** Folders of the modules that it is called from, and its own. */
  readonly folders: readonly string[]
  readonly files: FileAccess
  /** One of the calls that lead to it stands for none, one or several. */
  readonly isSymbolic: boolean
  /** Values by name; `null`: nothing of this name is declared. */
  readonly variable: (name: string) => Value | null
  readonly local: (name: string) => Value | null
  readonly output: (name: string) => Value | null
  /** By key: `aws_kms_key.k`, `data.aws_region.r`. */
  readonly resources: ReadonlyMap<string, ResourceNode>
  /** By key: `module.db`. */
  readonly moduleCalls: ReadonlyMap<string, CallNode>
  /** The scope of expressions in one of its files; `self`: the resource that they stand in. */
  scopeIn(path: string, self?: ResourceInstance): RunScope
}

/** What a module is given by whoever calls it. */
export interface Given {
  readonly run: Run
  readonly source: ModuleSource
  readonly prefix: string
  readonly plainPrefix: string
  readonly calls: readonly Place[]
  readonly folders: readonly string[]
  readonly files: FileAccess
  readonly isSymbolic: boolean
  /** The value of a variable, given its declaration. */
  variable(declaration: Declaration, scope: RunScope): Value
}

export type NewModule = (given: Given) => ModuleInstance

/** A module whose names are evaluated when they are asked for. */
export function newModule(given: Given): ModuleInstance {
  const { run, source, files } = given
  const { declarations, locals } = source
  const scopes = new Map<string, RunScope>()
  const self: ModuleInstance = {
    ...given,
    variable: once(
      name => {
        const declaration = declarations.get(`var.${name}`)
        return declaration === undefined
          ? null
          : given.variable(declaration, self.scopeIn(declaration.at.path))
      },
      () => null,
    ),
    local: once(
      name => {
        const found = locals.get(name)
        return found === undefined ? null : expressionValue(self, found)
      },
      name => inCircle(self, `local.${name}`, locals.get(name)),
    ),
    output: once(
      name => {
        const output = declarations.get(`output.${name}`)
        const found = output?.contents.attributes.get('value')
        return found === undefined ? null : expressionValue(self, found)
      },
      name =>
        inCircle(
          self,
          `output.${name}`,
          declarations.get(`output.${name}`)?.contents.attributes.get('value'),
        ),
    ),
    get resources() {
      return resources()
    },
    get moduleCalls() {
      return moduleCalls()
    },
    scopeIn(path, resource) {
      if (resource !== undefined) return newScope(run, path, files, resolverOf(self, resource))
      const known = scopes.get(path)
      if (known !== undefined) return known
      const scope = newScope(run, path, files, resolverOf(self, null))
      scopes.set(path, scope)
      return scope
    },
  }
  const resources = onlyOnce(() => resourceNodes(self), nothing)
  const moduleCalls = onlyOnce(() => callNodes(self, newModule), nothing)
  return self
}

function nothing(): Map<string, never> {
  return new Map<string, never>()
}

function expressionValue(module: ModuleInstance, { path, attribute }: AttributeIn): Value {
  const place = placeIn(path, attribute.value)
  return guarded(module.run, place, () =>
    bounded(evaluate(attribute.value, module.scopeIn(path)), module.run.spending),
  )
}

/** What a value is that is needed to work out itself. */
function inCircle({ run }: ModuleInstance, key: string, found: AttributeIn | undefined): Value | null {
  if (found === undefined) return null
  const { path, attribute } = found
  run.report(
    path,
    attribute.name,
    `\`${key}\` refers to itself, directly or over others. It needs a value of its own.`,
  )
  return unknownAt(placeIn(path, attribute.value), `\`${key}\` refers to itself`)
}
