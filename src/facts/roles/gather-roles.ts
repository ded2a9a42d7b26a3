import type { Role } from '../../approvals/approval-policy.ts'
import type { Account } from '../../model/account.ts'
import type { RoleHolders } from '../../model/approval.ts'
import type { Repository } from '../../model/pull-request.ts'
import { type Outage, outageOf } from '../outage.ts'
import type { Memory } from '../remembered.ts'
import type { GitHubReader } from '../sources.ts'
import { described } from './described.ts'
import { hasPermission, namedPerson } from './people.ts'
import { teamMembers } from './teams.ts'

export interface RoleSources {
  readonly github: GitHubReader
  readonly memory: Memory
  readonly repository: Repository
}

/** The roles that were asked for, and the outages that were met on the way. */
export interface GatheredRoles {
  readonly roles: Readonly<Record<string, RoleHolders>>
  readonly outages: readonly Outage[]
}

/**
 * Who holds each role now.
 *
 * @param concerned who gave an opinion on the pull request: only they are asked about where a role is a permission
 */
export async function gatherRoles(
  sources: RoleSources,
  roles: Readonly<Record<string, Role>>,
  concerned: readonly Account[],
): Promise<GatheredRoles> {
  const gathered = await Promise.all(
    Object.entries(roles).map(([name, role]) => holdersOf(sources, name, role, concerned)),
  )
  return {
    roles: Object.fromEntries(gathered.map(({ holders }) => [holders.role, holders])),
    outages: gathered.flatMap(({ outages }) => outages),
  }
}

async function holdersOf(
  { github, memory, repository }: RoleSources,
  name: string,
  role: Role,
  concerned: readonly Account[],
): Promise<{ holders: RoleHolders; outages: readonly Outage[] }> {
  const { teams = [], users = [], permission } = role
  const answers = await Promise.all([
    ...teams.map(slug => answered(() => teamOf(github, memory, repository, slug))),
    ...users.map(login =>
      answered(async () => present(await namedPerson(github, memory, repository, login))),
    ),
    ...(permission === undefined ? [] : concerned).map(person =>
      answered(async () => {
        const has = await hasPermission(github, memory, repository, person, permission ?? 'admin')
        return has ? [person] : []
      }),
    ),
  ])
  const holders = new Map(answers.flatMap(({ people }) => people).map(person => [person.id, person]))
  const outages = answers.flatMap(({ outage }) => outage ?? [])
  return {
    holders: {
      role: name,
      holders: [...holders.values()],
      complete: permission === undefined,
      described: described(role),
      unreadable: [...new Set(outages.map(({ why }) => why))],
    },
    outages,
  }
}

async function teamOf(
  github: GitHubReader,
  memory: Memory,
  { owner, ownerType }: Repository,
  slug: string,
): Promise<readonly Account[]> {
  if (ownerType === 'Organization') return teamMembers(github, memory, owner, slug)
  throw new NoOrganisation(`${owner} is no organisation, so it has no team ${slug}.`)
}

class NoOrganisation extends Error {
  override readonly name = 'NotFound'
}

function present<T>(value: T | null): T[] {
  return value === null ? [] : [value]
}

async function answered(
  read: () => Promise<readonly Account[]>,
): Promise<{ people: readonly Account[]; outage: Outage | null }> {
  try {
    return { people: await read(), outage: null }
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null) throw error
    return { people: [], outage }
  }
}
