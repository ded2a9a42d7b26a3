import { accountOf, membersOf, organisationOf, permissionOf, teamOf } from '../find.ts'
import { notFound, problem } from '../problem.ts'
import {
  type ApiRequest,
  noContent,
  ok,
  page,
  repositoryRoute,
  type RepositoryRequest,
  route,
} from '../request.ts'
import { fullOrganisation, publicUser, simpleUser } from '../shapes/account.ts'
import { fullTeam, wholeTeam } from '../shapes/team.ts'
import type { Organisation, Permission, Team } from '../state.ts'

export const organisationRoutes = [
  route('GET /orgs/{org}', 'none', request => ok(fullOrganisation(request.github, organisationIn(request)))),

  route('GET /orgs/{org}/members', 'members:read', request => {
    const { members, owners } = organisationIn(request)
    return page(request, [...new Set([...members, ...owners])], each => simpleUser(request.github, each))
  }),

  route('GET /orgs/{org}/members/{username}', 'members:read', request => {
    const { members, owners } = organisationIn(request)
    const account = accountOf(request.github.state, request.params['username'] ?? '')
    if (!account || !(members.has(account) || owners.has(account))) {
      throw problem(404, 'User does not exist or is not a member of the organization')
    }
    return noContent
  }),

  route('GET /orgs/{org}/teams', 'members:read', request =>
    page(request, organisationIn(request).teams, each => wholeTeam(request.github, each)),
  ),

  route('GET /orgs/{org}/teams/{team_slug}', 'members:read', request =>
    ok(fullTeam(request.github, teamIn(request))),
  ),

  // “Team members will include the members of child teams”: https://docs.github.com/en/rest/teams/members
  route('GET /orgs/{org}/teams/{team_slug}/members', 'members:read', request =>
    page(request, membersOf(teamIn(request)), each => simpleUser(request.github, each)),
  ),

  repositoryRoute(
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    'metadata:read',
    permission,
  ),

  route('GET /user', 'none', ({ github, viewer }) => {
    if (viewer.kind === 'anonymous') throw problem(401, 'Requires authentication')
    if (viewer.kind !== 'user') throw problem(403, 'Resource not accessible by integration')
    return ok(publicUser(github, viewer.account))
  }),

  route('GET /users/{username}', 'none', ({ github, params }) => {
    const account = accountOf(github.state, params['username'] ?? '')
    if (!account) throw notFound()
    return ok(publicUser(github, account))
  }),
]

function organisationIn({ github, params }: ApiRequest): Organisation {
  const found = organisationOf(github.state, params['org'] ?? '')
  if (!found) throw notFound()
  return found
}

function teamIn(request: ApiRequest): Team {
  const team = teamOf(organisationIn(request), request.params['team_slug'] ?? '')
  if (!team) throw notFound()
  return team
}

// “the `maintain` role is mapped to `write` and the `triage` role is mapped to `read`”; `role_name` has the role.
// https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
const legacy: Readonly<Record<Permission, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
}

function permission({ github, repository, params }: RepositoryRequest) {
  const account = accountOf(github.state, params['username'] ?? '')
  if (!account) throw notFound()
  const role = permissionOf(github.state, repository, account)
  const role_name = repository.roleNames.get(account) ?? role
  const can = (...roles: Permission[]) => roles.includes(role)
  const permissions = {
    pull: role !== 'none',
    triage: can('triage', 'write', 'maintain', 'admin'),
    push: can('write', 'maintain', 'admin'),
    maintain: can('maintain', 'admin'),
    admin: can('admin'),
  }
  return ok({
    permission: legacy[role],
    role_name,
    user: { ...simpleUser(github, account), permissions, role_name },
  })
}
