import { matchOperation } from './match.ts'
import { checkRequest } from './request.ts'
import { operations, type OperationName } from '../operations.ts'

/** The part of an Octokit that is used here. */
export interface HookedOctokit {
  readonly hook: { before(name: 'request', check: (options: RequestOptions) => void): void }
}

interface RequestOptions {
  readonly method: string
  /** A template such as `/repos/{owner}/{repo}`, or the whole address of a further page. */
  readonly url: string
  readonly [parameter: string]: unknown
}

const ownOptions = new Set(['method', 'url', 'baseUrl', 'headers', 'request', 'mediaType', 'data'])

/**
 * Checks every request of this Octokit against GitHub's description before it is sent: one that GitHub would not
 * understand, or whose parameters it would silently ignore, throws. For tests that use nock.
 *
 * @throws Error from the request, with a sentence for each thing that is wrong
 */
export function validateRequests(octokit: HookedOctokit): void {
  octokit.hook.before('request', options => {
    const problems = problemsOf(options)
    if (problems.length > 0) throw new Error(problems.join('\n'))
  })
}

function problemsOf(options: RequestOptions): string[] {
  // Enterprise Server has it at an address of its own.
  if (options.url.endsWith('/graphql')) return []
  const name = `${options.method} ${options.url}`
  const operation = operations.find(each => each === name)
  if (!operation) return problemsOfAddress(options)
  const given = Object.entries(options).filter(([key, value]) => !ownOptions.has(key) && value !== undefined)
  const inPath = new Set([...operation.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter))
  const params = Object.fromEntries(given.filter(([key]) => inPath.has(key)))
  const others = Object.fromEntries(given.filter(([key]) => !inPath.has(key)))
  return checkRequest({ operation, params, ...placed(operation, others, options['data']) })
}

/** What is not in the path goes into the query of a GET, and into the body of everything else. */
function placed(operation: OperationName, others: Record<string, unknown>, data: unknown) {
  if (operation.startsWith('GET ')) return { query: others, body: undefined }
  const isEmpty = Object.keys(others).length === 0
  return { query: {}, body: data ?? (isEmpty ? undefined : others) }
}

/** A whole address, as the `Link` header gives it for a further page. */
function problemsOfAddress({ method, url }: RequestOptions): string[] {
  const { pathname, searchParams } = new URL(url, 'https://api.github.com')
  const path = pathname.replace(/^\/repositories\/\d+/, '/repos/owner/name')
  const matched = matchOperation(method, path)
  if (!matched) return [`GitHub’s description, as far as it was cut, has no ${method} ${url}`]
  return checkRequest({ ...matched, query: Object.fromEntries(searchParams), body: undefined })
}
