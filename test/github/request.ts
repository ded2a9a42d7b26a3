import type { Emulator } from './emulator.ts'
import type { OperationName } from './operations.ts'
import type { Account, App, Installation, Repository, Token } from './state.ts'

/** Who sends a request. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'installation'
      readonly installation: Installation
      readonly token: Extract<Token, { kind: 'installation' }>
    }
  | Extract<Token, { kind: 'user' }>

/** A request whose operation is known and whose parameters are right. */
export interface ApiRequest {
  readonly github: Emulator
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly accept: string
  readonly viewer: Viewer
  /** In whose name something is written: the person, or the App's bot. */
  readonly actor: Account
  /** The App that acts, where one does. */
  readonly app: App | null
  /** Address of this request without its query, as links to further pages have it. */
  readonly address: string
}

export interface RepositoryRequest extends ApiRequest {
  readonly repository: Repository
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type Awaitable<T> = T | Promise<T>

/**
 * What an App needs for an operation: permissions, any of which is enough (`issues:write|pull_requests:write`),
 * `app` for the App's own JWT, `none` where every token will do.
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
export interface Route {
  readonly operation: OperationName
  readonly needs: string
  readonly answer: (request: ApiRequest) => Awaitable<Answer>
}

export function route(operation: OperationName, needs: string, answer: Route['answer']): Route {
  return { operation, needs, answer }
}

/** A route below `/repos/{owner}/{repo}`: it gets the repository, which the viewer may see. */
export function repositoryRoute(
  operation: Extract<OperationName, `${string} /repos/{owner}/{repo}${string}`>,
  needs: string,
  answer: (request: RepositoryRequest) => Awaitable<Answer>,
): Route {
  return { operation, needs, answer: request => answer(request as RepositoryRequest) }
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export function created(body: unknown): Answer {
  return { status: 201, body }
}

export const noContent: Answer = { status: 204 }

/**
 * One page of a list, with the `Link` header: 30 entries unless asked for up to 100.
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 *
 * @param wrap puts the page into an object, for the lists that come in one
 */
export function page<T>(
  request: ApiRequest,
  list: readonly T[],
  shape: (item: T) => unknown,
  wrap: (items: unknown[]) => unknown = items => items,
): Answer {
  const size = Math.min(Number(request.query['per_page'] ?? 30) || 30, 100)
  const current = Math.max(Number(request.query['page'] ?? 1) || 1, 1)
  const last = Math.max(Math.ceil(list.length / size), 1)
  const items = list.slice((current - 1) * size, current * size).map(shape)
  const link = (rel: string, number: number) => {
    const query = new URLSearchParams({ ...request.query, page: String(number) })
    return `<${request.address}?${query.toString()}>; rel="${rel}"`
  }
  const before = current > 1 ? [link('prev', current - 1), link('first', 1)] : []
  const after = current < last ? [link('next', current + 1), link('last', last)] : []
  const links = [...before, ...after].join(', ')
  return { status: 200, body: wrap(items), ...(links !== '' && { headers: { link: links } }) }
}
