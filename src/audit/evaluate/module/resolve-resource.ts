import type { Step } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { ListValue, Reference, UnknownValue, Value } from '../../resource/value.ts'
import { EvaluationError, type Resolved } from '../scope.ts'
import { numberIn, textIn } from '../values/convert.ts'
import { inside, listAt, madeOf, unknownAt } from '../values/make.ts'
import type { Expansion } from './expansion.ts'
import type { ModuleInstance } from './module-instance.ts'
import { type Asking, nameIn } from './asking.ts'
import { keyFor } from './module-source.ts'
import type { ResourceInstance, ResourceNode } from './resource-node.ts'
import { opened } from './whole-resource.ts'

/** `aws_kms_key.k.arn`, `aws_instance.a[0].id`, `data.aws_region.r.name`, whose type and name are the first two steps. */
export function resolveResource(module: ModuleInstance, prefix: string, asking: Asking): Resolved {
  const { steps, at } = asking
  const name = `${prefix}${nameIn(steps, 0, at)}.${nameIn(steps, 1, at)}`
  const key = keyFor(name, at.path, module.resources)
  const node = module.resources.get(key)
  const address = module.prefix + key
  if (node === undefined) return undeclared(hidden(address, asking, 2, `\`${key}\` is not declared`))
  const { form } = node.expansion()
  const next = steps[2]
  const isRepeated = form !== 'single'
  if (isRepeated && next !== undefined && isKey(next, form)) return resolveIndexed(module, node, asking, next)
  if (isRepeated && (next === undefined || next.kind !== 'attribute')) {
    return { value: node.whole(), taken: 2 }
  }
  const instances = node.instances()
  const [only] = instances
  // Before Terraform 0.12, `aws_instance.a.id` was written for the only one of a `count`, too.
  if (only !== undefined && instances.length === 1) return resolveInstance(only, asking, 2)
  return hidden(address, asking, 2, 'which of several is meant is not known')
}

/** `["a"]`, `[0]`, and for `for_each` the same written as `.a`. */
function isKey(step: Step, form: Expansion['form']): boolean {
  return step.kind === 'index' || (form === 'for_each' && step.kind === 'attribute')
}

function resolveIndexed({ run }: ModuleInstance, node: ResourceNode, asking: Asking, step: Step): Resolved {
  const { at } = asking
  const key = asking.evaluateKey(step)
  if (key.kind === 'unknown') return hidden(node.address, asking, 3, key.why, key.references)
  const suffix = suffixOf(key, node.expansion().form, at)
  const found = node.instanceAt(suffix)
  if (found === undefined) throw new EvaluationError(`There is no \`${node.address}${suffix}\``, at)
  if (!found.slot.isSymbolic) return resolveInstance(found, asking, 3)
  run.attempts.isDoubtful = true
  return resolveInstance({ ...found, address: node.address + suffix }, asking, 3)
}

function suffixOf(key: Value, form: Expansion['form'], at: Place): string {
  const number = form === 'count' ? numberIn(key) : null
  const text = textIn(key)
  if (text === null) throw new EvaluationError('This is no key of a resource', at)
  return number === null ? `[${JSON.stringify(text)}]` : `[${number}]`
}

/** What the steps from `first` on pick of one instance: as far as it is written, else something unknown that is named. */
export function resolveInstance(instance: ResourceInstance, asking: Asking, first: number): Resolved {
  const { steps } = asking
  const { address } = instance
  const step = steps[first]
  if (step === undefined || step.kind === 'splat') return { value: instance.whole(), taken: first }
  const name = textIn(asking.evaluateKey(step))
  const value = name === null ? null : instance.known(name)
  if (name === null || value === null || value.kind === 'null') return hidden(address, asking, first, null)
  const blocks = blocksIn(value)
  if (blocks === null) return { value: madeOf({ address, attribute: name }, value), taken: first + 1 }
  return resolveBlocks(instance, asking, first + 1, name, blocks)
}

/** Nested blocks, which in JSON are written like arguments; `null`: it is an argument. */
function blocksIn(value: Value): ListValue | null {
  if (value.kind === 'list' && value.isBlocks === true) return value
  if (!value.place.path.endsWith('.json')) return null
  if (value.kind === 'object') return { ...listAt(value.place, [value]), isBlocks: true }
  const isBlocks =
    value.kind === 'list' && value.items.length > 0 && value.items.every(each => each.kind === 'object')
  return isBlocks ? { ...value, isBlocks } : null
}

/** Goes into nested blocks; what is not written there may still be set by the provider. */
function resolveBlocks(
  { address }: ResourceInstance,
  asking: Asking,
  first: number,
  name: string,
  blocks: ListValue,
): Resolved {
  asking.budget.spend(blocks.items.length)
  const path = [name]
  let at: Value = blocks
  for (let taken = first; ; taken += 1) {
    const step = asking.steps[taken]
    const reference = { address, attribute: path.join('.') }
    if (step === undefined || step.kind === 'splat')
      return { value: madeOf(reference, opened(at, reference)), taken }
    const key = asking.evaluateKey(step)
    const inner = pick(at, key)
    if (step.kind === 'attribute') path.push(step.name)
    if (inner === null) return hidden(address, asking, taken + 1, null, [], path)
    at = inner
    const isInside = (at.kind === 'list' && at.isBlocks === true) || step.kind === 'index'
    if (!isInside) return { value: madeOf({ address, attribute: path.join('.') }, at), taken: taken + 1 }
  }
}

function pick(value: Value, key: Value): Value | null {
  if (value.kind === 'object') {
    const entry = value.entries.get(textIn(key) ?? '')
    return entry === undefined || entry.kind === 'null' ? null : entry
  }
  if (value.kind !== 'list' || !value.isComplete) return null
  const index = numberIn(key)
  if (index !== null) return value.items[index] ?? null
  const [only] = value.items
  return only === undefined || value.items.length > 1 ? null : pick(inside(value, only), key)
}

/** Something that is not known, by its name: all steps that are names are part of it. */
export function hidden(
  address: string,
  { steps, at }: Asking,
  first: number,
  why: string | null,
  further: readonly Reference[] = [],
  path: readonly string[] = [],
): Resolved & { readonly value: UnknownValue } {
  const names = [...path]
  let taken = first
  for (let step = steps[taken]; step !== undefined && step.kind !== 'splat'; step = steps[taken]) {
    if (step.kind === 'attribute') names.push(step.name)
    taken += 1
  }
  const reference = { address, attribute: names.join('.') }
  const name = reference.attribute === '' ? address : `${address}.${reference.attribute}`
  const says = why ?? `\`${name}\` is known only when it is applied`
  return { value: unknownAt(at, says, [reference, ...further]), taken }
}

/** The same, of what is declared nowhere. */
export function undeclared({ value, taken }: ReturnType<typeof hidden>): Resolved {
  return { value: { ...value, isUndeclared: true }, taken }
}
