import { createHash, randomBytes } from 'node:crypto'
import { createUserToken } from './authenticate.ts'
import type { Emulator } from './emulator.ts'
import { accountOf } from './find.ts'
import type { Account } from './state.ts'

/** What an App has beyond its key, to sign people in. */
export interface OAuthClient {
  readonly id: string
  readonly secret: string
}

/** Signs people in on the App’s behalf, as GitHub’s two pages do. */
export interface OAuth {
  /** Who sits in front of the browser; `null`: somebody who says no. */
  signedIn: Account | null
  /** `null`: another address than theirs. */
  answer(path: string, request: Request): Promise<Response | null>
}

interface Grant {
  readonly account: Account
  readonly challenge: string | null
  readonly redirectUri: string | null
  readonly expiresAt: number
}

/** “expires after 10 minutes” */
const CODE_MS = 10 * 60_000

/**
 * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app
 */
export function createOAuth(github: Emulator, client: OAuthClient): OAuth {
  const grants = new Map<string, Grant>()
  const self: OAuth = {
    signedIn: null,
    async answer(path, request) {
      if (path === '/login/oauth/authorize' && request.method === 'GET')
        return authorize(new URL(request.url))
      if (path !== '/login/oauth/access_token' || request.method !== 'POST') return null
      return Response.json(exchange(await parametersOf(request)))
    },
  }

  /** A test may name who it is in `login`, which GitHub takes as a suggestion. */
  function authorize({ searchParams: asked }: URL): Response {
    if (asked.get('client_id') !== client.id) return new Response('Not Found', { status: 404 })
    const account = accountOf(github.state, asked.get('login') ?? '') ?? self.signedIn
    const target = new URL(asked.get('redirect_uri') ?? '')
    const state = asked.get('state')
    if (state !== null) target.searchParams.set('state', state)
    if (account === null) target.searchParams.set('error', 'access_denied')
    else target.searchParams.set('code', grant(account, asked))
    return Response.redirect(target.href, 302)
  }

  function grant(account: Account, asked: URLSearchParams): string {
    const code = randomBytes(10).toString('hex')
    const challenge = asked.get('code_challenge')
    if (challenge !== null && asked.get('code_challenge_method') !== 'S256')
      throw new Error('GitHub takes S256 only.')
    const expiresAt = github.clock.now().getTime() + CODE_MS
    grants.set(code, { account, challenge, redirectUri: asked.get('redirect_uri'), expiresAt })
    return code
  }

  /** GitHub answers 200 whatever is wrong. */
  function exchange(given: URLSearchParams): object {
    if (given.get('client_id') !== client.id || given.get('client_secret') !== client.secret) {
      return { error: 'incorrect_client_credentials' }
    }
    const code = given.get('code') ?? ''
    const found = grants.get(code)
    grants.delete(code)
    if (found === undefined || found.expiresAt <= github.clock.now().getTime() || !proves(given, found)) {
      return { error: 'bad_verification_code' }
    }
    if (found.redirectUri !== given.get('redirect_uri')) return { error: 'redirect_uri_mismatch' }
    return {
      access_token: createUserToken(github, found.account, github.app),
      expires_in: 28_800,
      refresh_token: `ghr_${randomBytes(18).toString('hex')}`,
      refresh_token_expires_in: 15_811_200,
      scope: '',
      token_type: 'bearer',
    }
  }

  return self
}

function proves(given: URLSearchParams, { challenge }: Grant): boolean {
  if (challenge === null) return true
  const verifier = given.get('code_verifier') ?? ''
  return createHash('sha256').update(verifier).digest('base64url') === challenge
}

async function parametersOf(request: Request): Promise<URLSearchParams> {
  const text = await request.text()
  if (!request.headers.get('content-type')?.includes('json')) return new URLSearchParams(text)
  return new URLSearchParams(JSON.parse(text) as Record<string, string>)
}
