import { type Context, Hono } from 'hono'
import { isOwnForm, type Sessions, tokenOf } from './sessions.ts'

/** Signs people in at GitHub. */
export interface SignIn {
  begin(): Promise<{ readonly url: string; readonly state: string; readonly verifier: string }>
  /** Throws `SignInRefused`, with a sentence, where nobody is to be signed in. */
  finish(
    back: URL,
    begun: { readonly state: string; readonly verifier: string },
  ): Promise<{ readonly token: string; readonly expiresAt: Date }>
}

export interface SignInDependencies {
  readonly signIn: SignIn
  readonly sessions: Sessions
  /** Whose token it is. */
  readonly viewerOf: (token: string) => Promise<{ readonly id: number; readonly login: string }>
  /** Address of this server for people, without a slash at its end. */
  readonly publicUrl: string
  /** A page that says what went wrong, with this status. */
  readonly problemPage: (c: Context, status: 400 | 403 | 502, says: string) => Response | Promise<Response>
  readonly log: { warn(fields: object, message: string): void }
}

/** The address to which GitHub sends people back, below the public one. */
export const CALLBACK_PATH = '/sign-in/callback'

/** Sign-in through GitHub, and sign-out. */
export function signInRoutes(dependencies: SignInDependencies): Hono {
  const { signIn, sessions, viewerOf, publicUrl, problemPage, log } = dependencies
  const routes = new Hono()

  routes.get('/sign-in', async c => {
    const { url, state, verifier } = await signIn.begin()
    sessions.keepPending(c, { state, verifier, to: ownPath(c.req.query('to')) })
    return c.redirect(url)
  })

  routes.get(CALLBACK_PATH, async c => {
    const pending = sessions.takePending(c)
    if (pending === null)
      return problemPage(c, 400, 'This sign-in began elsewhere or took too long. Sign in again.')
    try {
      const back = new URL(`${publicUrl}${CALLBACK_PATH}${new URL(c.req.url).search}`)
      const { token, expiresAt } = await signIn.finish(back, pending)
      const { id, login } = await viewerOf(token)
      await sessions.begin(c, { viewer: { id, login }, token, expiresAt: expiresAt.toISOString() })
      return c.redirect(pending.to)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (error.name === 'SignInRefused') return problemPage(c, 403, error.message)
      log.warn({ err: error }, 'Sign-in failed')
      return problemPage(c, 502, 'GitHub does not answer. Sign in again in a minute.')
    }
  })

  routes.post('/sign-out', async c => {
    const session = await sessions.of(c)
    if (session !== null && !isOwnForm(session, await tokenOf(c)))
      return problemPage(c, 403, 'This form is not from here.')
    await sessions.end(c)
    return c.redirect('/')
  })

  return routes
}

/** Nobody is sent anywhere else than to a page of ours. */
function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to) ? to : '/'
}
