import * as z from 'zod'
import type { Account } from '../../model/account.ts'
import { accountAnswer } from '../account.ts'
import { NotFound } from '../errors.ts'
import type { Requester } from '../requester.ts'

export interface Team {
  /** Stays when the team is renamed. */
  readonly id: number
  readonly slug: string
}

const teamAnswer = z.object({ id: z.number(), slug: z.string() })

/** A team and everybody in it, members of nested teams among them (GitHub lists those too). */
export async function readTeamMembers(
  requests: Requester,
  org: string,
  slug: string,
): Promise<Team & { members: Account[] }> {
  const what = `team ${slug}`
  const parameters = { org, team_slug: slug }
  const [team, members] = await Promise.all([
    requests.get({ what, template: 'GET /orgs/{org}/teams/{team_slug}', parameters }, teamAnswer),
    requests.all(
      {
        what: `the members of team ${slug}`,
        template: 'GET /orgs/{org}/teams/{team_slug}/members',
        parameters,
      },
      z.array(accountAnswer),
      { mostPages: 100 },
    ),
  ])
  return { id: team.id, slug: team.slug, members }
}

/** The team that has this id now, whatever its name. Throws `NotFound` when it is gone. */
export async function readTeamById(requests: Requester, org: string, id: number): Promise<Team> {
  const teams = await requests.all(
    { what: `the teams of ${org}`, template: 'GET /orgs/{org}/teams', parameters: { org } },
    z.array(teamAnswer),
    { mostPages: 100 },
  )
  const team = teams.find(candidate => candidate.id === id)
  if (team === undefined) throw new NotFound(`${org} has no team with the id ${id}.`)
  return team
}
