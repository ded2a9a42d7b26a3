import { createPublicKey, randomBytes, verify } from 'node:crypto'
import type { Emulator } from './emulator.ts'
import { problem } from './problem.ts'
import type { Viewer } from './request.ts'
import type { Account, App, AppPermissions, Installation, Repository } from './state.ts'

/**
 * Who sends a request, by its `Authorization` header.
 *
 * @throws Problem 401 where it holds nothing that GitHub knows
 */
export function authenticate(github: Emulator, header: string | undefined): Viewer {
  if (header === undefined) return { kind: 'anonymous' }
  const credential = header.replace(/^(bearer|token)\s+/i, '')
  if (credential.split('.').length === 3) return { kind: 'app', app: verifiedApp(github, credential) }
  const token = github.state.tokens.get(credential)
  if (token?.kind === 'user' && github.state.accounts.has(token.account.id)) return token
  // “Installation access tokens expire after 1 hour.”
  // https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app
  if (token?.kind !== 'installation' || token.expiresAt <= github.clock.now() || token.installation.deleted) {
    throw problem(401, 'Bad credentials')
  }
  return { kind: 'installation', installation: token.installation, token }
}

/**
 * The App that signed a JWT: RS256, not from the future, and at most ten minutes long.
 * https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
function verifiedApp(github: Emulator, jwt: string) {
  const [head = '', claims = '', signature = ''] = jwt.split('.')
  const { alg } = decoded(head)
  const { iss, iat, exp } = decoded(claims)
  const app = github.state.apps.find(each => String(each.id) === String(iss))
  if (alg !== 'RS256' || !app?.publicKey) throw problem(401, 'A JSON web token could not be decoded')
  const signed = Buffer.from(`${head}.${claims}`)
  if (!verify('sha256', signed, createPublicKey(app.publicKey), Buffer.from(signature, 'base64url'))) {
    throw problem(401, 'A JSON web token could not be decoded')
  }
  const now = github.clock.now().getTime() / 1000
  if (typeof iat !== 'number' || typeof exp !== 'number')
    throw problem(401, "'Issued at' claim ('iat') must be an Integer")
  if (iat > now + 1)
    throw problem(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  if (exp <= now)
    throw problem(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  if (exp > now + 600) throw problem(401, "'Expiration time' claim ('exp') is too far in the future")
  return app
}

function decoded(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  } catch {
    throw problem(401, 'A JSON web token could not be decoded')
  }
}

/** A token for an installation, for an hour. */
export function createInstallationToken(
  github: Emulator,
  installation: Installation,
  permissions: AppPermissions,
  repositories: ReadonlySet<Repository> | null,
): { readonly token: string; readonly expiresAt: Date } {
  const token = `ghs_${randomBytes(18).toString('hex')}`
  const expiresAt = new Date(github.clock.now().getTime() + 3600_000)
  github.state.tokens.set(token, { kind: 'installation', installation, permissions, repositories, expiresAt })
  return { token, expiresAt }
}

/** A token of somebody: a personal access token, or one for an App. */
export function createUserToken(github: Emulator, account: Account, app: App | null = null): string {
  const token = `${app === null ? 'ghp' : 'ghu'}_${randomBytes(18).toString('hex')}`
  github.state.tokens.set(token, { kind: 'user', account, app })
  return token
}
