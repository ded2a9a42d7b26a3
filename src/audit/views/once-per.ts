import type { Configuration } from '../resource/configuration.ts'

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
