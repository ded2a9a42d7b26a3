import type { Step } from '../../language/hcl/syntax.ts'
import { EvaluationError, type Resolved, type Scope } from '../scope.ts'
import { relativePath } from '../files/paths.ts'
import { textAt, unknownAt } from '../values/make.ts'
import { type Asking, nameIn } from './asking.ts'
import type { Value } from '../../resource/value.ts'
import type { ModuleInstance } from './module-instance.ts'
import { keyFor } from './module-source.ts'
import { resolveCall } from './resolve-call.ts'
import { resolveInstance, resolveResource } from './resolve-resource.ts'
import type { ResourceInstance } from './resource-node.ts'

type Kind = (module: ModuleInstance, asking: Asking, self: ResourceInstance | null) => Resolved

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['var', resolveVariable],
  ['local', resolveLocal],
  ['module', (module, asking) => resolveCall(module, asking)],
  ['path', resolvePathName],
  ['terraform', resolveSetting],
  ['tofu', resolveSetting],
  ['self', resolveSelf],
  ['each', resolveRepetition('each', 'for_each')],
  ['count', resolveRepetition('count', 'count')],
  ['data', (module, asking) => resolveResource(module, 'data.', asking)],
  ['ephemeral', (module, asking) => resolveResource(module, 'ephemeral.', asking)],
  ['resource', (module, asking) => resolveResource(module, '', asking)],
])

/** The names that expressions in a module know; `self`: the resource that they stand in. */
export function resolverOf(module: ModuleInstance, self: ResourceInstance | null): Scope['resolve'] {
  const budget = module.run.spending
  return (name, steps, at, evaluateKey) => {
    const kind = KINDS.get(name)
    if (kind !== undefined) return kind(module, { steps, at, evaluateKey, budget }, self)
    if (steps[0]?.kind !== 'attribute') throw new EvaluationError(`Nothing is named \`${name}\` here`, at)
    const type: Step = { kind: 'attribute', name, start: at.start, end: at.start }
    const resolved = resolveResource(module, '', { steps: [type, ...steps], at, evaluateKey, budget })
    return { value: resolved.value, taken: resolved.taken - 1 }
  }
}

function resolveVariable(module: ModuleInstance, { steps, at }: Asking): Resolved {
  const name = nameIn(steps, 0, at)
  const found = keyFor(`var.${name}`, at.path, module.source.declarations).slice('var.'.length)
  return { value: module.variable(found) ?? undeclared(at, `no variable \`${name}\` is declared`), taken: 1 }
}

function resolveLocal(module: ModuleInstance, { steps, at }: Asking): Resolved {
  const name = nameIn(steps, 0, at)
  const found = keyFor(name, at.path, module.source.locals)
  return { value: module.local(found) ?? undeclared(at, `no local value \`${name}\` is declared`), taken: 1 }
}

function undeclared(at: Asking['at'], why: string): Value {
  return { ...unknownAt(at, why), isUndeclared: true }
}

function resolvePathName({ run, source }: ModuleInstance, { steps, at }: Asking): Resolved {
  const name = nameIn(steps, 0, at)
  if (name === 'module') return { value: textAt(at, relativePath(run.root, source.directory)), taken: 1 }
  if (name === 'root') return { value: textAt(at, '.'), taken: 1 }
  return { value: unknownAt(at, `\`path.${name}\` is known only where Terraform runs`), taken: 1 }
}

function resolveSetting({ run }: ModuleInstance, { steps, at }: Asking): Resolved {
  const name = nameIn(steps, 0, at)
  if (name === 'workspace' && run.workspace !== null) return { value: textAt(at, run.workspace), taken: 1 }
  return { value: unknownAt(at, `\`terraform.${name}\` is known only where Terraform runs`), taken: 1 }
}

function resolveSelf(module: ModuleInstance, asking: Asking, self: ResourceInstance | null): Resolved {
  if (self === null) throw new EvaluationError('`self` stands for nothing here', asking.at)
  return resolveInstance(self, asking, 0)
}

/** Where a block repeats, its scope knows the name; elsewhere nothing does. */
function resolveRepetition(name: string, argument: string): Kind {
  return (_, { at }) => {
    throw new EvaluationError(`\`${name}\` stands for something only in a block with \`${argument}\``, at)
  }
}
