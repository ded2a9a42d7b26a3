import { isGranted } from '../access.ts'
import { createInstallationToken } from '../authenticate.ts'
import type { Emulator } from '../emulator.ts'
import { accountOf, covers, installationFor, permissionOf } from '../find.ts'
import { iso } from '../clock.ts'
import { notFound, problem } from '../problem.ts'
import { type ApiRequest, created, ok, page, repositoryRoute, route, type Viewer } from '../request.ts'
import { app, installation } from '../shapes/app.ts'
import { wholeRepository } from '../shapes/repository.ts'
import type { AppPermissions, Installation, Repository } from '../state.ts'

export const appRoutes = [
  route('GET /app', 'app', ({ github }) => ok(app(github, github.app))),

  route('GET /app/installations', 'app', request =>
    page(request, installationsOf(request.github), each => installation(request.github, each)),
  ),

  route('GET /app/installations/{installation_id}', 'app', ({ github, params }) =>
    ok(installation(github, installationById(github, params['installation_id']))),
  ),

  route('POST /app/installations/{installation_id}/access_tokens', 'app', createToken),

  route('GET /installation/repositories', 'metadata:read', listRepositories),

  route('GET /user/installations', 'none', listInstallationsOfUser),

  route('GET /user/installations/{installation_id}/repositories', 'none', listRepositoriesOfUser),

  repositoryRoute('GET /repos/{owner}/{repo}/installation', 'app', ({ github, repository }) => {
    const found = installationFor(github.state, github.app, repository)
    if (!found) throw notFound()
    return ok(installation(github, found))
  }),

  route('GET /orgs/{org}/installation', 'app', ({ github, params }) =>
    ok(installation(github, installationOn(github, params['org']))),
  ),

  route('GET /users/{username}/installation', 'app', ({ github, params }) =>
    ok(installation(github, installationOn(github, params['username']))),
  ),
]

function installationsOf(github: Emulator): Installation[] {
  return [...github.state.installations.values()].filter(each => each.app === github.app && !each.deleted)
}

function installationById(github: Emulator, id: string | undefined): Installation {
  const found = installationsOf(github).find(each => String(each.id) === id)
  if (!found) throw notFound()
  return found
}

function installationOn(github: Emulator, login: string | undefined): Installation {
  const account = accountOf(github.state, login ?? '')
  const found = installationsOf(github).find(each => each.account === account)
  if (!found) throw notFound()
  return found
}

interface TokenBody {
  readonly repositories?: readonly string[]
  readonly repository_ids?: readonly number[]
  readonly permissions?: AppPermissions
}

/** https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app */
function createToken({ github, params, body }: ApiRequest) {
  const found = installationById(github, params['installation_id'])
  const { repositories: names, repository_ids: ids, permissions } = (body ?? {}) as TokenBody
  for (const [name, level] of Object.entries(permissions ?? {})) {
    if (isGranted(found.app.permissions, `${name}:${level}`)) continue
    throw problem(422, 'The permissions requested are not granted to this installation.')
  }
  const chosen = names || ids ? choose(github, found, names ?? [], ids ?? []) : null
  const granted = permissions ?? found.app.permissions
  const { token, expiresAt } = createInstallationToken(github, found, granted, chosen)
  return created({
    token,
    expires_at: iso(expiresAt),
    permissions: granted,
    repository_selection: found.repositories === null && chosen === null ? 'all' : 'selected',
    ...(chosen && { repositories: [...chosen].map(each => wholeRepository(github, each)) }),
  })
}

function choose(
  github: Emulator,
  found: Installation,
  names: readonly string[],
  ids: readonly number[],
): Set<Repository> {
  const covered = coveredBy(github, found)
  const chosen = covered.filter(each => names.includes(each.name) || ids.includes(each.id))
  if (chosen.length === names.length + ids.length) return new Set(chosen)
  throw problem(
    422,
    'There is at least one repository that does not exist or is not accessible to the parent installation.',
  )
}

function coveredBy(github: Emulator, found: Installation): Repository[] {
  return [...github.state.repositories.values()].filter(each => covers(found, each))
}

function listRepositories(request: ApiRequest) {
  const { github, viewer } = request
  if (viewer.kind !== 'installation')
    throw problem(403, 'You must authenticate with an installation access token')
  const all = coveredBy(github, viewer.installation)
  const seen = all.filter(each => viewer.token.repositories?.has(each) ?? true)
  const shape = (each: Repository) => wholeRepository(github, each)
  return page(request, seen, shape, repositories => ({
    total_count: seen.length,
    repository_selection: viewer.installation.repositories === null ? 'all' : 'selected',
    repositories,
  }))
}

/**
 * Installations that have repositories which the person can see.
 * https://docs.github.com/en/rest/apps/installations#list-app-installations-accessible-to-the-user-access-token
 */
function listInstallationsOfUser(request: ApiRequest) {
  const { github, viewer } = request
  const seen = installationsOf(github).filter(each => seenBy(github, viewer, each).length > 0)
  const shape = (each: Installation) => installation(github, each)
  return page(request, seen, shape, installations => ({ total_count: seen.length, installations }))
}

/** https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-user-access-token */
function listRepositoriesOfUser(request: ApiRequest) {
  const { github, viewer, params } = request
  const seen = seenBy(github, viewer, installationById(github, params['installation_id']))
  if (seen.length === 0) throw notFound()
  const shape = (each: Repository) => wholeRepository(github, each)
  return page(request, seen, shape, repositories => ({ total_count: seen.length, repositories }))
}

function seenBy(github: Emulator, viewer: Viewer, found: Installation): Repository[] {
  if (viewer.kind !== 'user' || viewer.app === null) {
    throw problem(403, 'You must authenticate with an access token authorized to a GitHub App')
  }
  return coveredBy(github, found).filter(each => permissionOf(github.state, each, viewer.account) !== 'none')
}
