import {
  CredentialsRefused,
  Forbidden,
  Incomplete,
  NotAFile,
  NotFound,
  Refused,
  TooLarge,
  Unavailable,
} from './errors.ts'
import { limited, waitIn } from './rate-limits.ts'

/** Who asks GitHub, in the words of an error. */
export interface Asker {
  readonly name: string
  readonly credentials: string
}

export const theApp: Asker = { name: 'the App', credentials: "the App's credentials" }

/** True for GitHub's answer to a token that it does not (any longer) accept. */
export function isRefusedToken(error: unknown): boolean {
  return statusOf(error) === 401
}

/**
 * The typed error for whatever Octokit threw. Nothing of the request is carried over: it holds headers and bodies.
 * What is not GitHub's doing (a fault of ours) is returned as it is.
 */
export function typedError(error: unknown, what: string, now: Date, asker: Asker = theApp): unknown {
  if (isOwn(error) || !(error instanceof Error)) return error
  if (isGraphqlError(error)) return graphqlError(error, what, now, asker)
  const answer = answerOf(error)
  if (answer !== null) return statusError(answer, what, now, asker)
  // Octokit wraps what its `fetch` throws, which says more.
  return statusOf(error) !== null && error.cause instanceof Error ? error.cause : error
}

interface FailedAnswer {
  readonly status: number
  readonly headers: Headers
  /** GitHub's own sentence. */
  readonly message: string
}

function statusError(
  { status, headers, message }: FailedAnswer,
  what: string,
  now: Date,
  asker: Asker,
): Error {
  const until = waitIn(status, headers, message, now)
  if (until !== null) return limited(until)
  if (status === 404 || status === 410) return new NotFound(`GitHub does not find ${what}.`)
  if (status === 403 || status === 451) return new Forbidden(refusal(asker, what))
  if (status === 406 || status === 413) return new TooLarge(`GitHub finds ${what} too large.`)
  if (status === 409 || status === 422) return new Refused(`GitHub refused ${what}: ${message}`)
  if (status === 401)
    return new CredentialsRefused(`GitHub does not accept ${asker.credentials} for ${what}.`)
  return new Unavailable(`GitHub answered ${status} for ${what}.`)
}

/** https://docs.github.com/en/graphql/guides/using-graphql-clients#error-handling: 200 with a list of errors. */
function graphqlError({ errors, headers }: GraphqlError, what: string, now: Date, asker: Asker): Error {
  const types = errors.map(({ type }) => type)
  const until = waitIn(200, headersOf(headers), JSON.stringify(errors), now)
  if (until !== null) return limited(until)
  if (types.includes('NOT_FOUND')) return new NotFound(`GitHub does not find ${what}.`)
  if (types.includes('FORBIDDEN')) return new Forbidden(refusal(asker, what))
  return new Unavailable(`GitHub could not answer the query for ${what}.`)
}

/**
 * What GitHub answered to a query, where all that it lacks are fields of the query itself that it does not find.
 * @throws the error, where anything else went wrong
 */
export function partlyFound(error: unknown): unknown {
  const isLacking = ({ type, path }: GraphqlError['errors'][number]) =>
    type === 'NOT_FOUND' && path?.length === 1
  if (isGraphqlError(error) && error.errors.every(isLacking) && error.data) return error.data
  throw error
}

function refusal({ name }: Asker, what: string): string {
  return `GitHub does not let ${name} reach ${what}.`
}

interface GraphqlError {
  readonly headers: Readonly<Record<string, unknown>>
  readonly errors: readonly { readonly type?: string; readonly path?: readonly unknown[] }[]
  /** What was answered all the same. */
  readonly data?: unknown
}

function isGraphqlError(error: unknown): error is GraphqlError {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'errors' in error
}

function isOwn(error: unknown): error is Error {
  const own = [Unavailable, NotFound, Forbidden, Refused, Incomplete, TooLarge, NotAFile]
  return own.some(type => error instanceof type)
}

function statusOf(error: unknown): number | null {
  const isHttp = error instanceof Error && error.name === 'HttpError' && 'status' in error
  return isHttp && typeof error.status === 'number' ? error.status : null
}

function answerOf(error: unknown): FailedAnswer | null {
  const status = statusOf(error)
  if (status === null || !(error instanceof Error) || !('response' in error)) return null
  const response = error.response as { headers?: Record<string, string>; data?: unknown } | undefined
  if (response === undefined) return null
  return { status, headers: headersOf(response.headers ?? {}), message: messageIn(response.data) }
}

function headersOf(headers: Readonly<Record<string, unknown>>): Headers {
  return new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]))
}

function messageIn(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('message' in data)) return 'no reason given'
  return String(data.message).slice(0, 300)
}
