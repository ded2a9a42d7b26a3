import type { Value } from '../../resource/value.ts'
import { EvaluationError, type Resolved } from '../scope.ts'
import { numberIn, textIn } from '../values/convert.ts'
import type { CallInstance, CallNode } from './call-node.ts'
import type { ModuleInstance } from './module-instance.ts'
import { type Asking, nameIn } from './asking.ts'
import { keyFor } from './module-source.ts'
import { hidden, undeclared } from './resolve-resource.ts'

/** `module.db.arn`, `module.db["a"].arn`, `module.db[*].arn` */
export function resolveCall(module: ModuleInstance, asking: Asking): Resolved {
  const { steps, at } = asking
  const name = nameIn(steps, 0, at)
  const node = module.moduleCalls.get(keyFor(`module.${name}`, at.path, module.moduleCalls))
  const address = `${module.prefix}module.${name}`
  if (node === undefined) return undeclared(hidden(address, asking, 1, `no module \`${name}\` is called`))
  const { form } = node.expansion()
  const next = steps[1]
  if (form === 'single' || (form === 'count' && next?.kind === 'attribute')) {
    const instances = node.instances()
    const [only] = instances
    if (only === undefined || instances.length > 1)
      return hidden(address, asking, 1, 'which of several is meant is not known')
    return resolveOutput(only, asking, 1)
  }
  if (next === undefined || next.kind === 'splat') return { value: node.whole(), taken: 1 }
  const key = asking.evaluateKey(next)
  if (key.kind === 'unknown') return hidden(address, asking, 2, key.why, key.references)
  const instance = instanceAt(node, key, asking)
  if (instance.slot.isSymbolic) module.run.attempts.isDoubtful = true
  return resolveOutput(instance, asking, 2)
}

function instanceAt(node: CallNode, key: Value, { at }: Asking): CallInstance {
  const number = node.expansion().form === 'count' ? numberIn(key) : null
  const suffix = number === null ? `[${JSON.stringify(textIn(key) ?? '')}]` : `[${number}]`
  const found = node.instanceAt(suffix)
  if (found === undefined) throw new EvaluationError(`There is no \`${node.address}${suffix}\``, at)
  return found
}

function resolveOutput(instance: CallInstance, asking: Asking, first: number): Resolved {
  const { steps } = asking
  const called = instance.module()
  const step = steps[first]
  if (called === null)
    return hidden(instance.address, asking, first, `what \`${instance.address}\` holds is not known here`)
  if (step === undefined || step.kind === 'splat') return { value: instance.outputs(), taken: first }
  const name = textIn(asking.evaluateKey(step))
  const value = name === null ? null : called.output(name)
  if (value !== null) return { value, taken: first + 1 }
  return hidden(instance.address, asking, first, `the module has no output \`${name ?? ''}\``)
}
