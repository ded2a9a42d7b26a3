import { withoutIndexes } from '../resource/addresses.ts'
import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { startsWith } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { either, type Truth, truth } from '../resource/truth.ts'
import type { Value } from '../resource/value.ts'
import { oncePer } from './once-per.ts'

/** Arguments that name a resource for its order or its life only, or for what is done once. */
const META: readonly string[] = ['connection', 'depends_on', 'lifecycle', 'provisioner']

/** How resources of AWS have others of one kind. */
export interface Having {
  /** Types that name one without having it. */
  readonly naming: readonly string[]
  /** Attributes in which others name it: what is not known there may be any of them. */
  readonly names: RegExp
}

/**
 * A resource of AWS names this one anywhere in what it says. Another one may do so by what is not known of it, and calls
 * of modules that are not seen with what they are given.
 */
export function isUsed(resource: Resource, configuration: Configuration, having: Having): Truth {
  const users = usersOf(resource, configuration)
  return either(
    truth(users.some(user => mayHave(user, having))),
    configuration.isComplete ? 'no' : 'unknown',
    mayUnseen(resource, configuration),
    hasHidden(configuration, having),
  )
}

function mayHave({ type }: Resource, { naming }: Having): boolean {
  return type.startsWith('aws_') && !naming.includes(type)
}

/** Some resource has one of which it is not known which one it is. */
function hasHidden(configuration: Configuration, having: Having): Extract<Truth, 'no' | 'unknown'> {
  const known = hidden(configuration).get(having)
  if (known !== undefined) return known
  const users = configuration.resources.filter(user => mayHave(user, having))
  const isHidden = users.some(user => holdsHidden(user.get('').value, having.names))
  const answer = isHidden ? 'unknown' : 'no'
  hidden(configuration).set(having, answer)
  return answer
}

const hidden = oncePer(() => new Map<Having, Extract<Truth, 'no' | 'unknown'>>())

/** Something that refers to nothing, and is not known, in an attribute that is called so, at whatever depth. */
function holdsHidden(whole: Value | null, names: RegExp): boolean {
  const seen = new Set<Value>()
  const waiting: { readonly value: Value; readonly isNamed: boolean }[] = []
  if (whole !== null) waiting.push({ value: whole, isNamed: false })
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { value, isNamed } = at
    if (isNamed && value.kind === 'unknown' && value.references.length === 0 && value.isUndeclared !== true)
      return true
    if (seen.has(value)) continue
    seen.add(value)
    if (value.kind === 'list') for (const item of value.items) waiting.push({ value: item, isNamed })
    if (value.kind === 'object')
      for (const [name, inner] of value.entries) waiting.push({ value: inner, isNamed: names.test(name) })
  }
  return false
}

/** A module that is not seen is given something of the resource. */
export function mayUnseen(resource: Resource, configuration: Configuration): Truth {
  const calls = usersOf(resource, configuration).filter(({ type }) => type === 'module')
  return calls.some(call => startsWith(call.get('source'), './', '../') !== 'yes') ? 'unknown' : 'no'
}

/** By whom an address is named. */
type Users = ReadonlyMap<string, ReadonlySet<Resource>>

const allUsers = oncePer((configuration): Users => {
  const users = new Map<string, Set<Resource>>()
  for (const user of configuration.resources) {
    for (const said of toldBy(user)) {
      for (const { address, referredAs = address } of configuration.referredTo(said))
        users.set(referredAs, (users.get(referredAs) ?? new Set()).add(user))
    }
  }
  return users
})

function usersOf(resource: Resource, configuration: Configuration): readonly Resource[] {
  const { address, referredAs = address } = resource
  const users = allUsers(configuration)
  // Where it is one of many, some name them without saying which.
  const named = new Set([referredAs, withoutIndexes(referredAs)])
  return [...named].flatMap(each => [...(users.get(each) ?? [])])
}

function toldBy(user: Resource): readonly Attribute[] {
  const { value } = user.get('')
  const names = value?.kind === 'object' ? [...value.entries.keys()] : []
  return names.filter(name => !META.includes(name)).map(name => user.get(name))
}
