import { beam } from './beam.ts'
import { compiled } from './compiled.ts'
import { managed } from './managed.ts'
import type { Profile } from './profile.ts'
import { scripting } from './scripting.ts'

/** The table of all programming languages that the detector reads as code. */
export const profiles: readonly Profile[] = [...scripting, ...compiled, ...managed, ...beam]

/** By the ending of a file's name. */
export const byEnding = new Map(
  profiles.flatMap(profile => profile.extensions.map(ending => [ending, profile] as const)),
)

/** By a file's whole name. */
export const byName = new Map(
  profiles.flatMap(profile => (profile.files ?? []).map(name => [name, profile] as const)),
)

/** By the language's id. */
export const byId = new Map(profiles.map(profile => [profile.id, profile]))
