import { type Context, Hono, type MiddlewareHandler, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import type { EntryReader, Overviews, VerifiedPoints } from '../../evidence/reader.ts'
import type { Session } from '../sign-in/sessions.ts'
import { type SignInDependencies, signInRoutes } from '../sign-in/sign-in-routes.ts'
import { loadAssets } from './assets.ts'
import { type EvidenceDependencies, evidenceRoutes } from './evidence/evidence-routes.ts'
import { type Frame, messagePage } from './frame.ts'
import { type BadgeDependencies, badgeRoutes } from './overview/badge-routes.ts'
import { type OverviewDependencies, overviewRoutes } from './overview/overview-routes.ts'
import { type PageEnv, wantsJson } from './page-env.ts'
import { isRepositoryName } from './paths.ts'
import { type ReportDependencies, reportRoutes } from './report/report-routes.ts'

export interface PagesDependencies
  extends ReportDependencies,
    OverviewDependencies,
    BadgeDependencies,
    EvidenceDependencies {
  readonly evidence: EntryReader & Overviews & VerifiedPoints
  readonly signIn: Omit<SignInDependencies, 'sessions' | 'problemPage' | 'log'>
  /** Lets requests through as long as they are not too many; see `limitRequests`. */
  readonly limit: MiddlewareHandler
  readonly log: { warn(fields: object, message: string): void }
}

export interface Pages {
  readonly routes: Hono
  /** The answer to every address at which there is nothing. */
  readonly notThere: (c: Context) => Promise<Response>
}

/** Paths of ours that are nobody's repositories. */
const OURS = ['api', 'assets']
/** Our forms hold one short field, and everybody may send some. */
const LARGEST_FORM = 16_384

/**
 * The pages for people. Whoever is not signed in is sent to GitHub; what somebody may not see answers as what is not
 * there does, to the byte.
 */
export function createPages(dependencies: PagesDependencies): Pages {
  const { sessions, access, signIn, limit, log } = dependencies
  const assets = loadAssets()
  const pages = new Hono()
  const frameFor = (session: Session | null): Frame => ({ assets, session })

  async function notThere(c: Context): Promise<Response> {
    const session = await sessions.of(c)
    if (wantsJson(c)) return c.json({ error: 'There is nothing here, or nothing that you may see.' }, 404)
    const says = 'There is nothing here, or nothing that you may see.'
    return c.html(messagePage(frameFor(session), 'Not found', says), 404)
  }

  // Around the headers of pages: a badge is there to be shown elsewhere.
  pages.get('/:owner/:repo/badge.svg', async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cross-origin-resource-policy', 'cross-origin')
  })
  pages.use(secureHeaders(HEADERS))
  pages.on(
    'POST',
    ['/sign-out', '/:owner/:repo/pull/*'],
    bodyLimit({ maxSize: LARGEST_FORM, onError: c => c.text('This form is too large.', 413) }),
  )
  pages.use(compress())
  pages.route('/', assets.routes)
  pages.use(limit)
  pages.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-store')
  })
  const problemPage: SignInDependencies['problemPage'] = (c, status, says) =>
    c.html(messagePage(frameFor(null), 'Not signed in', says), status)
  pages.route('/', signInRoutes({ ...signIn, sessions, problemPage, log }))

  pages.route('/', badgeRoutes(dependencies))
  pages.route('/', overviewRoutes(seen, frameFor, dependencies))
  pages.route('/', evidenceRoutes(seen, dependencies))
  pages.route('/', reportRoutes(seen, dependencies))
  pages.onError((error, c) => {
    log.warn({ err: error, path: c.req.path }, 'A page could not be shown')
    if (error.name !== 'Unavailable') throw error
    return c.html(
      messagePage(frameFor(null), 'Not now', 'GitHub does not answer. Try again in a minute.'),
      503,
    )
  })
  return { routes: pages, notThere }

  /** Lets those through who may see the repository. */
  async function seen(c: Context<PageEnv>, next: Next): Promise<Response | void> {
    const { owner = '', repo = '' } = c.req.param()
    if (OURS.includes(owner) || !isRepositoryName(owner, repo)) return notThere(c)
    const session = await sessions.of(c)
    if (session === null) {
      if (wantsJson(c)) return c.json({ error: 'Sign in first.' }, 401)
      return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`)
    }
    const repository = await access.repository(session, owner, repo)
    if (repository === null) return notThere(c)
    c.set('session', session)
    c.set('repository', repository)
    c.set('frame', frameFor(session))
    return next()
  }
}

/** Nothing is loaded, framed or sent but from and to here; no script stands in a page. */
const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  crossOriginResourcePolicy: 'same-origin',
}
