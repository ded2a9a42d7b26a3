import type { Configuration } from '../resource/configuration.ts'
import type { Resource } from '../resource/resource.ts'

/** The same function, which works out its answer for a configuration once: many resources ask for it. */
export function oncePer<T>(work: (configuration: Configuration) => T): (configuration: Configuration) => T {
  const known = new WeakMap<Configuration, { readonly answer: T }>()
  return configuration => {
    const before = known.get(configuration)
    if (before !== undefined) return before.answer
    const answer = work(configuration)
    known.set(configuration, { answer })
    return answer
  }
}

/** The same function, which works out its answer for a resource once: a thousand others may point at it and ask. */
export function oncePerResource<T>(
  work: (resource: Resource, configuration: Configuration) => T,
): (resource: Resource, configuration: Configuration) => T {
  const answers = oncePer(() => new Map<Resource, { readonly answer: T }>())
  return (resource, configuration) => {
    const known = answers(configuration)
    const { answer } = known.get(resource) ?? { answer: work(resource, configuration) }
    known.set(resource, { answer })
    return answer
  }
}
