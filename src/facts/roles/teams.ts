import type { Account } from '../../model/account.ts'
import { type Memory, remembered } from '../remembered.ts'
import type { GitHubReader, Team } from '../sources.ts'
import { membershipScope } from './membership-scope.ts'

/** A membership whose end was told by no event is asked about again after this. */
const MINUTES = 5
const YEAR_MS = 365 * 86_400_000

/** A role names a team that cannot be followed with certainty. */
class UnclearTeam extends Error {
  override readonly name = 'NotFound'
}

/**
 * Everybody in a team, nested teams included. A team is followed by its id: one that was renamed is found under its
 * new name. Throws when it does not exist, and when another team has taken the name of the one that was meant.
 */
export function teamMembers(
  github: GitHubReader,
  memory: Memory,
  org: string,
  slug: string,
): Promise<readonly Account[]> {
  const key = `${org}/${slug}`.toLowerCase()
  const remembering = { kind: 'team-members', key, scope: membershipScope(org), minutes: MINUTES }
  return remembered(memory, remembering, async () => {
    const knownId = await memory.cache.get('team-id', key)
    const team = await find(github, org, slug, typeof knownId === 'number' ? knownId : null)
    if (knownId === undefined) await keepId(memory, key, team)
    return team.members
  })
}

async function find(github: GitHubReader, org: string, slug: string, knownId: number | null) {
  const named = await existing(github, org, slug)
  if (named !== null && (knownId === null || named.id === knownId)) return named
  if (knownId === null) throw new UnclearTeam(`${org} has no team ${slug}, or GitHub does not show it.`)
  const renamed = await existingById(github, org, knownId)
  if (renamed !== null && named !== null) {
    throw new UnclearTeam(
      `Team ${slug} is called ${renamed.slug} now, and another team has taken its name: the policy must say which is meant.`,
    )
  }
  if (renamed !== null) return github.teamMembers(org, renamed.slug)
  if (named !== null) return named
  throw new UnclearTeam(`${org} has no team ${slug} any more, or GitHub does not show it.`)
}

async function existing(github: GitHubReader, org: string, slug: string) {
  try {
    return await github.teamMembers(org, slug)
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

async function existingById(github: GitHubReader, org: string, id: number): Promise<Team | null> {
  try {
    return await github.teamById(org, id)
  } catch (error) {
    if (isNotFound(error)) return null
    throw error
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFound'
}

async function keepId({ cache, clock }: Memory, key: string, { id }: Team): Promise<void> {
  await cache.set('team-id', key, id, new Date(clock.now().getTime() + YEAR_MS))
}
