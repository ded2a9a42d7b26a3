import type { Account } from '../../model/account.ts'
import type { Repository } from '../../model/pull-request.ts'
import { type Memory, remembered } from '../remembered.ts'
import type { Collaborator, GitHubReader, Permission } from '../sources.ts'
import { membershipScope } from './membership-scope.ts'

const MINUTES = 5
const YEAR_MS = 365 * 86_400_000

const ranks: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

/** A login that the policy names is somebody else's than it was. */
class UnclearPerson extends Error {
  override readonly name = 'NotFound'
}

/**
 * Whoever the policy names, while they belong to the organisation or work on the repository; else `null`. A login is
 * followed by the account that had it first: GitHub gives one that was freed to whoever asks for it. Throws when it
 * is another's now.
 */
export function namedPerson(
  github: GitHubReader,
  memory: Memory,
  repository: Repository,
  login: string,
): Promise<Account | null> {
  const key = `${repository.id}/${login.toLowerCase()}`
  const scope = membershipScope(repository.owner)
  return remembered(memory, { kind: 'named-person', key, scope, minutes: MINUTES }, async () => {
    const person = await personNow(github, repository, login)
    if (person !== null) await requireSame(memory, repository, person)
    return person
  })
}

async function personNow(
  github: GitHubReader,
  repository: Repository,
  login: string,
): Promise<Account | null> {
  const found = await github.collaborator(repository, login)
  if (found === null || !hasAtLeast(found.permission, 'read')) return null
  // Everybody may read a public repository, so reading one proves nothing.
  if (repository.private || hasAtLeast(found.permission, 'triage')) return found.account
  if (repository.ownerType === 'User') return null
  return (await github.isMember(repository.owner, login)) ? found.account : null
}

async function requireSame(
  { cache, clock }: Memory,
  { owner }: Repository,
  { login, id }: Account,
): Promise<void> {
  const key = `${owner}/${login}`.toLowerCase()
  const knownId = await cache.get('person-id', key)
  if (knownId === undefined) await cache.set('person-id', key, id, new Date(clock.now().getTime() + YEAR_MS))
  else if (knownId !== id)
    throw new UnclearPerson(
      `The login ${login} is another account's now than when the policy first named it: a team must say who is meant.`,
    )
}

/** Whether this very account has the permission: a login can have been given to somebody else. */
export async function hasPermission(
  github: GitHubReader,
  memory: Memory,
  repository: Repository,
  person: Account,
  wanted: Permission,
): Promise<boolean> {
  const found = await collaborator(github, memory, repository, person.login)
  return found !== null && found.account.id === person.id && hasAtLeast(found.permission, wanted)
}

function hasAtLeast(permission: Permission, wanted: Permission): boolean {
  return ranks.indexOf(permission) >= ranks.indexOf(wanted)
}

function collaborator(
  github: GitHubReader,
  memory: Memory,
  repository: Repository,
  login: string,
): Promise<Collaborator | null> {
  const key = `${repository.id}/${login.toLowerCase()}`
  const scope = membershipScope(repository.owner)
  return remembered(memory, { kind: 'collaborator', key, scope, minutes: MINUTES }, () =>
    github.collaborator(repository, login),
  )
}
