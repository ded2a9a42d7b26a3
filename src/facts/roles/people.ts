import type { Account } from '../../model/account.ts'
import type { Repository } from '../../model/pull-request.ts'
import { type Memory, remembered } from '../remembered.ts'
import type { Collaborator, GitHubReader, Permission } from '../sources.ts'
import { membershipScope } from './membership-scope.ts'

const MINUTES = 5

const ranks: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

/** Whoever the policy names, while they belong to the organisation or work on the repository; else `null`. */
export async function namedPerson(
  github: GitHubReader,
  memory: Memory,
  repository: Repository,
  login: string,
): Promise<Account | null> {
  const found = await collaborator(github, memory, repository, login)
  if (found === null || !hasAtLeast(found.permission, 'read')) return null
  // Everybody may read a public repository, so reading one proves nothing.
  if (repository.private || hasAtLeast(found.permission, 'triage')) return found.account
  if (repository.ownerType === 'User') return null
  return (await isMember(github, memory, repository.owner, login)) ? found.account : null
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

function isMember(github: GitHubReader, memory: Memory, org: string, login: string): Promise<boolean> {
  const key = `${org}/${login}`.toLowerCase()
  return remembered(memory, { kind: 'member', key, scope: membershipScope(org), minutes: MINUTES }, () =>
    github.isMember(org, login),
  )
}
