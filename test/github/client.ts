import { sign } from 'node:crypto'
import type { EmulatedGithub } from './start-github.ts'

/** An answer of the API, read whole. */
export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
  readonly data: any
}

export type Api = (
  request: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<ApiAnswer>

/** Sends requests such as `GET /repos/acme/claims` with a token, as plainly as can be. */
export function apiWith(github: Pick<EmulatedGithub, 'url'>, token: string | null): Api {
  return async (request, body, headers = {}) => {
    const [method = 'GET', path = '/'] = request.split(' ')
    const response = await fetch(path.startsWith('http') ? path : github.url + path, {
      method,
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, headers: response.headers, data: isJson ? JSON.parse(text) : text }
  }
}

/** A JWT of the App; `claims` replace those of a good one. */
export function jwtOf(
  github: Pick<EmulatedGithub, 'appId' | 'privateKey'>,
  claims: Readonly<Record<string, unknown>> = {},
): string {
  const now = Math.floor(Date.now() / 1000)
  const part = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64url')
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: github.appId, iat: now - 30, exp: now + 500, ...claims })}`
  return `${signed}.${sign('sha256', Buffer.from(signed), github.privateKey).toString('base64url')}`
}

/** The API as the App sees it with a token of this installation. */
export async function asInstallation(github: EmulatedGithub, installationId: number): Promise<Api> {
  const app = apiWith(github, jwtOf(github))
  const { data } = await app(`POST /app/installations/${installationId}/access_tokens`, {})
  return apiWith(github, data.token)
}
