import { withoutIndexes } from '../resource/addresses.ts'
import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { startsWith } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { either, type Truth, truth } from '../resource/truth.ts'
import { oncePer } from './once-per.ts'

/** Arguments that name a resource for its order or its life only, or for what is done once. */
const META: readonly string[] = ['connection', 'depends_on', 'lifecycle', 'provisioner']

/**
 * A resource of AWS names this one anywhere in what it says, but for `naming`, types that name one without having it.
 * Calls of modules that are not seen may do so with what they are given.
 */
export function isUsed(resource: Resource, configuration: Configuration, naming: readonly string[]): Truth {
  const users = usersOf(resource, configuration)
  const isHad = users.some(({ type }) => type.startsWith('aws_') && !naming.includes(type))
  return either(truth(isHad), configuration.isComplete ? 'no' : 'unknown', mayUnseen(resource, configuration))
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
