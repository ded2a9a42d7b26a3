import { createHash } from 'node:crypto'
import { refuseUnlessAllowed, refuseUnlessGranted } from './access.ts'
import { authenticate } from './authenticate.ts'
import type { Emulator } from './emulator.ts'
import { repositoryOf } from './find.ts'
import type { OperationName } from './operations.ts'
import { notFound, Problem, problem } from './problem.ts'
import { type RateLimits, rateLimitHeaders } from './rate-limit.ts'
import type { Answer, ApiRequest, Route, Viewer } from './request.ts'
import type { Account, App, Repository } from './state.ts'
import { matchOperation, type Matched } from './validation/match.ts'
import { checkRequest } from './validation/request.ts'
import { checkResponse } from './validation/response.ts'

/** An HTTP request to the API as it arrived. */
export interface Arrived {
  readonly method: string
  /** As it was sent, still encoded. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Parsed; `undefined` where there is none. */
  readonly body: unknown
  readonly header: (name: string) => string | undefined
}

export interface Api {
  answer(arrived: Arrived): Promise<Response>
}

/** The REST API: finds the operation, asks who is there, validates, answers, validates the answer. */
export function createApi(github: Emulator, limits: RateLimits, routes: readonly Route[]): Api {
  const byOperation = new Map<OperationName, Route>(routes.map(route => [route.operation, route]))
  return {
    async answer(arrived) {
      try {
        return await answered(github, limits, byOperation, arrived)
      } catch (error) {
        if (error instanceof Problem) return refusal(error)
        throw error
      }
    },
  }
}

async function answered(
  github: Emulator,
  limits: RateLimits,
  routes: ReadonlyMap<OperationName, Route>,
  arrived: Arrived,
): Promise<Response> {
  const matched = matchOperation(arrived.method, withNames(github, arrived.path))
  const route = matched && routes.get(matched.operation)
  if (!matched || !route) {
    github.violations.push(`${arrived.method} ${arrived.path}: no such operation is emulated`)
    throw notFound()
  }
  const viewer = authenticate(github, arrived.header('authorization'))
  const allowance = limits.of(viewer, 'core')
  const left = () => rateLimitHeaders(allowance, 'core')
  if (allowance.used >= allowance.limit) return refusal(exhausted, left())
  allowance.used += 1
  const response = await run(github, route, matched, viewer, arrived)
  // “Making a conditional request does not count against your primary rate limit if a 304 response is returned”:
  // https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
  if (response.status === 304) allowance.used -= 1
  for (const [name, value] of Object.entries(left())) response.headers.set(name, value)
  return response
}

const exhausted = problem(403, 'API rate limit exceeded')

async function run(
  github: Emulator,
  route: Route,
  matched: Matched,
  viewer: Viewer,
  arrived: Arrived,
): Promise<Response> {
  try {
    const problems = checkRequest({ ...matched, query: arrived.query, body: arrived.body })
    github.violations.push(...problems)
    const repository = repositoryIn(github, matched)
    if (repository === 'moved') return moved(github, matched, arrived)
    if (repository === null) refuseUnlessGranted(viewer, route.needs)
    else refuseUnlessAllowed(github, viewer, repository, route.needs)
    if (problems.length > 0) throw problem(422, `Invalid request.\n\n${problems.join('\n')}`)
    const request = requestOf(github, matched, viewer, arrived, repository)
    return finished(github, route.operation, arrived, await route.answer(request))
  } catch (error) {
    if (error instanceof Problem) return refusal(error)
    throw error
  }
}

function requestOf(
  github: Emulator,
  { params }: Matched,
  viewer: Viewer,
  arrived: Arrived,
  repository: Repository | null,
): ApiRequest & { repository: Repository | null } {
  const app = viewer.kind === 'installation' ? viewer.installation.app : null
  return {
    github,
    params,
    query: arrived.query,
    body: arrived.body,
    accept: arrived.header('accept') ?? '',
    viewer,
    actor: actorOf(github, viewer, app),
    app,
    address: addressOf(github, arrived.path, repository),
    repository,
  }
}

function actorOf(github: Emulator, viewer: Viewer, app: App | null): Account {
  return viewer.kind === 'user' ? viewer.account : (app ?? github.app).bot
}

/** Links to further pages name the repository by its id. */
function addressOf(github: Emulator, path: string, repository: Repository | null): string {
  if (!repository) return github.url + path
  return github.url + path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`)
}

/**
 * `/repositories/ID/…`, which redirects and links to further pages use, stands for `/repos/OWNER/NAME/…`, and
 * `/organizations/ID/team/ID/…` for `/orgs/ORG/teams/SLUG/…`.
 * https://docs.github.com/en/rest/teams/teams#get-a-team-by-name
 */
function withNames(github: Emulator, path: string): string {
  const [prefix, org, team] = /^\/organizations\/(\d+)\/team\/(\d+)/.exec(path) ?? []
  const organisation = github.state.organisations.get(Number(org))
  const slug = organisation?.teams.find(each => String(each.id) === team)?.slug
  if (prefix && organisation && slug) {
    return `/orgs/${organisation.account.login}/teams/${slug}${path.slice(prefix.length)}`
  }
  const [found, id] = /^\/repositories\/(\d+)/.exec(path) ?? []
  const repository = github.state.repositories.get(Number(id))
  if (!found || !repository || repository.deleted) return path
  return `/repos/${repository.owner.login}/${repository.name}${path.slice(found.length)}`
}

function repositoryIn(github: Emulator, { operation, params }: Matched): Repository | null | 'moved' {
  if (!operation.includes(' /repos/{owner}/{repo}')) return null
  const { owner = '', repo = '' } = params
  const repository = repositoryOf(github.state, owner, repo)
  if (repository) return repository
  if (github.state.formerNames.has(`${owner}/${repo}`.toLowerCase())) return 'moved'
  throw notFound()
}

/**
 * Where a repository was renamed, GitHub redirects to its address by id.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
function moved(github: Emulator, { params }: Matched, arrived: Arrived): Response {
  const id = github.state.formerNames.get(`${params['owner']}/${params['repo']}`.toLowerCase())
  const rest = arrived.path.replace(/^\/repos\/[^/]+\/[^/]+/, '')
  const query = new URLSearchParams(arrived.query).toString()
  const url = `${github.url}/repositories/${id}${rest}${query && `?${query}`}`
  // A GET may change its method on 301; anything else must keep it.
  const status = arrived.method === 'GET' ? 301 : 307
  const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect'
  return Response.json({ message, url, documentation_url }, { status, headers: { location: url } })
}

const documentation_url = 'https://docs.github.com/rest'

function finished(github: Emulator, operation: OperationName, arrived: Arrived, answer: Answer): Response {
  const { body } = answer
  const isText = typeof body === 'string'
  if (!isText) github.violations.push(...checkResponse(operation, answer.status, body))
  if (body === undefined) {
    return new Response(null, { status: answer.status, ...(answer.headers && { headers: answer.headers }) })
  }
  const text = isText ? body : JSON.stringify(body)
  const headers = { ...answer.headers, ...conditional(arrived, text) }
  if (arrived.method === 'GET' && matches(arrived.header('if-none-match'), headers.etag)) {
    return new Response(null, { status: 304, headers })
  }
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  return new Response(text, { status: answer.status, headers: { 'content-type': type, ...headers } })
}

/** An ETag holds for one token: it is “Vary: Authorization”. */
function conditional(arrived: Arrived, text: string): { etag: string; vary: string } {
  const seen = [arrived.header('authorization'), arrived.header('accept'), text].join('\n')
  const etag = `W/"${createHash('sha256').update(seen).digest('hex')}"`
  return { etag, vary: 'Accept, Authorization, Cookie, X-GitHub-OTP' }
}

function matches(known: string | undefined, etag: string): boolean {
  return known?.split(/,\s*/).some(each => each.replace(/^W\//, '') === etag.replace(/^W\//, '')) ?? false
}

function refusal(refused: Problem, headers: Record<string, string> = {}): Response {
  const { status, message, errors } = refused
  const body = { message, ...(errors.length > 0 && { errors }), documentation_url, status: String(status) }
  return Response.json(body, { status, headers })
}
