import type { Configuration } from '../../resource/configuration.ts'
import { startsWith } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth, truth } from '../../resource/truth.ts'

/** Arguments that name a resource for its order or its life only, or for what is done once. */
const META: readonly string[] = ['connection', 'depends_on', 'lifecycle', 'provisioner']

type Users = ReadonlyMap<Resource, ReadonlySet<Resource>>

/** Worked out once for a configuration: what is asked of each group would else cost the square of their number. */
const known = new WeakMap<Configuration, Users>()

/**
 * A resource of AWS names this one anywhere in what it says, but for `naming`, types that name one without having it.
 * Calls of modules that are not seen may do so with what they are given.
 */
export function isUsed(resource: Resource, configuration: Configuration, naming: readonly string[]): Truth {
  const users = [...usersOf(resource, configuration)]
  const isHad = users.some(({ type }) => type.startsWith('aws_') && !naming.includes(type))
  return either(truth(isHad), configuration.isComplete ? 'no' : 'unknown', mayUnseen(resource, configuration))
}

/** A module that is not seen is given something of the resource. */
export function mayUnseen(resource: Resource, configuration: Configuration): Truth {
  const calls = [...usersOf(resource, configuration)].filter(({ type }) => type === 'module')
  return calls.some(call => startsWith(call.get('source'), './', '../') !== 'yes') ? 'unknown' : 'no'
}

function usersOf(resource: Resource, configuration: Configuration): ReadonlySet<Resource> {
  const users = known.get(configuration) ?? allUsers(configuration)
  known.set(configuration, users)
  return users.get(resource) ?? new Set()
}

function allUsers(configuration: Configuration): Users {
  const users = new Map<Resource, Set<Resource>>()
  for (const user of configuration.resources) {
    const { value } = user.get('')
    const names = value?.kind === 'object' ? [...value.entries.keys()] : []
    for (const name of names.filter(each => !META.includes(each))) {
      for (const target of configuration.referredTo(user.get(name))) {
        const those = users.get(target) ?? new Set()
        users.set(target, those.add(user))
      }
    }
  }
  return users
}
