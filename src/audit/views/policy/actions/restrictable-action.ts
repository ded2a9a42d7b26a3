import { isCovered } from '../wildcard.ts'
import services from './restrictable-actions.json' with { type: 'json' }

/** What an action does, as AWS’s service authorization reference classes it. */
export type AccessLevel = 'read' | 'write' | 'permissions' | 'tagging'

type Names = Readonly<Partial<Record<AccessLevel, string>>>

/**
 * An action that a pattern (`s3:Put*`) covers, of one of these levels, and that a policy could restrict to some
 * resources; `null`: there is none.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function restrictableAction(pattern: string, ...levels: readonly AccessLevel[]): string | null {
  const [service = '', name = '*'] = pattern.toLowerCase().split(':')
  if (service === '*') return 's3:PutObject'
  for (const level of levels) {
    const names = namesOf(service, level)
    const found = /[*?]/.test(name) ? firstCovered(names, name) : names.get(name)
    if (found !== undefined) return `${service}:${found}`
  }
  return null
}

function firstCovered(names: ReadonlyMap<string, string>, pattern: string): string | undefined {
  for (const [lower, name] of names) if (isCovered(pattern, lower)) return name
  return undefined
}

const known = new Map<string, ReadonlyMap<string, string>>()

/** Names as AWS writes them, by their lower case. Split when they are asked for first. */
function namesOf(service: string, level: AccessLevel): ReadonlyMap<string, string> {
  const all: Readonly<Record<string, Names>> = services
  const text = Object.hasOwn(all, service) ? all[service]?.[level] : undefined
  if (text === undefined) return NONE
  const key = `${service} ${level}`
  const names = known.get(key) ?? new Map(text.split(' ').map(name => [name.toLowerCase(), name]))
  known.set(key, names)
  return names
}

const NONE: ReadonlyMap<string, string> = new Map()
