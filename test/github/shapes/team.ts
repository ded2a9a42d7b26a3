import type { Emulator } from '../emulator.ts'
import { membersOf } from '../find.ts'
import type { Team } from '../state.ts'
import { fullOrganisation } from './account.ts'
import { type Json, nodeId } from './json.ts'

/** `team-simple`. */
export function simpleTeam(github: Emulator, team: Team): Json {
  const url = `${github.url}/organizations/${team.organisation.account.id}/team/${team.id}`
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    url,
    html_url: `${github.url}/orgs/${team.organisation.account.login}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
  }
}

/** `team`: with the one above it. */
export function wholeTeam(github: Emulator, team: Team): Json {
  return { ...simpleTeam(github, team), parent: team.parent && simpleTeam(github, team.parent) }
}

/** `team-full`: the answer to a request for the team itself. */
export function fullTeam(github: Emulator, team: Team): Json {
  return {
    ...wholeTeam(github, team),
    members_count: membersOf(team).length,
    repos_count: team.permissions.size,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: fullOrganisation(github, team.organisation),
  }
}
