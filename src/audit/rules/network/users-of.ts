import type { Configuration, Pointing } from '../../resource/configuration.ts'
import { startsWith } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, truth, type Truth } from '../../resource/truth.ts'

/** Arguments that name a resource for its order or its life only, or for what is done once. */
const META: readonly string[] = ['connection', 'depends_on', 'lifecycle', 'provisioner']

/**
 * The resources of AWS that name this one anywhere in what they say, but for `naming`, types that name one without
 * having it. Calls of modules that are not seen may do so with what they are given.
 */
export function isUsed(resource: Resource, configuration: Configuration, naming: readonly string[]): Truth {
  const types = new Set(configuration.resources.map(({ type }) => type))
  const users = [...types].filter(type => type.startsWith('aws_') && !naming.includes(type))
  const { found, others } = pointing(resource, configuration, users)
  return either(
    truth(found.some(user => uses(user, resource, configuration))),
    others,
    mayUnseen(resource, configuration),
  )
}

/** A module that is not seen is given something of the resource. */
export function mayUnseen(resource: Resource, configuration: Configuration): Truth {
  const { found } = pointing(resource, configuration, ['module'])
  const calls = found.filter(call => startsWith(call.get('source'), './', '../') !== 'yes')
  return calls.some(call => uses(call, resource, configuration)) ? 'unknown' : 'no'
}

function pointing(resource: Resource, configuration: Configuration, types: readonly string[]): Pointing {
  return configuration.pointingAt(resource, ...types.map(type => ({ type, path: '' })))
}

function uses(user: Resource, resource: Resource, configuration: Configuration): boolean {
  const { value } = user.get('')
  const names = value?.kind === 'object' ? [...value.entries.keys()] : []
  return names
    .filter(name => !META.includes(name))
    .some(name => configuration.referredTo(user.get(name)).includes(resource))
}
