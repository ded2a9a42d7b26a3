import { Hono, type Context, type MiddlewareHandler } from 'hono'
import type { EntryReader, Overviews } from '../../../evidence/reader.ts'
import type { OpenPull } from '../../../model/evidence-reading.ts'
import type { Access } from '../../sign-in/access.ts'
import type { Session, Sessions } from '../../sign-in/sessions.ts'
import type { Frame } from '../frame.ts'
import { type PageEnv, wantsJson } from '../page-env.ts'
import { dashboardPage, welcomePage } from './dashboard-page.ts'
import { recorded } from '../report/read-report.ts'
import type { Badges } from './badge.ts'
import { listed } from './pulls-table.ts'
import { repositoryPage } from './repository-page.ts'
import { everyWeek, firstWeek } from './weeks.ts'

export interface OverviewDependencies {
  readonly evidence: EntryReader & Overviews
  readonly access: Access
  readonly sessions: Sessions
  readonly badges: Badges
  readonly clock: { now(): Date }
}

const PAGE = 200
/** A page that lists more is read by nobody; the JSON says how many were left out. */
const MOST_PULLS = 1_000
const MOST_MERGES = 50

/** What needs attention across all repositories that somebody may see, and each of them by itself. */
export function overviewRoutes(
  seen: MiddlewareHandler<PageEnv>,
  frameFor: (session: Session | null) => Frame,
  { evidence, access, sessions, badges, clock }: OverviewDependencies,
): Hono<PageEnv> {
  const routes = new Hono<PageEnv>()

  routes.get('/', async (c: Context) => {
    const session = await sessions.of(c)
    if (session === null) {
      if (wantsJson(c)) return c.json({ error: 'Sign in first.' }, 401)
      return c.html(welcomePage(frameFor(null)))
    }
    const repositories = await access.repositories(session)
    const ids = repositories.map(({ id }) => id)
    const [open, weeks] = await Promise.all([openPulls(ids), weeksOf(ids)])
    const pulls = open.map(each => listed(each, session.viewer))
    const dashboard = {
      repositories,
      attention: pulls.filter(({ state }) => state !== 'success'),
      open: pulls.length,
      weeks,
    }
    return wantsJson(c) ? c.json(dashboard) : c.html(dashboardPage(frameFor(session), dashboard))
  })

  routes.get('/:owner/:repo', seen, async c => {
    const { repository, session, frame } = c.var
    const ids = [repository.id]
    const [open, weeks, merges] = await Promise.all([
      openPulls(ids),
      weeksOf(ids),
      evidence.page({ repositoryId: repository.id, kinds: ['merge'], most: MOST_MERGES }),
    ])
    const overview = {
      repository,
      open: open.map(each => listed(each, session.viewer)),
      weeks,
      merges: merges.map(recorded),
      badge: badges.address(repository),
    }
    return wantsJson(c) ? c.json(overview) : c.html(repositoryPage(frame, overview))
  })

  async function openPulls(repositoryIds: readonly number[]): Promise<OpenPull[]> {
    const found: OpenPull[] = []
    for (;;) {
      const last = found.at(-1)
      const after = last && { repositoryId: last.repository.id, number: last.number }
      const page = await evidence.openPulls({ repositoryIds, most: PAGE, ...(after && { after }) })
      found.push(...page)
      if (page.length < PAGE || found.length >= MOST_PULLS) return found
    }
  }

  async function weeksOf(repositoryIds: readonly number[]) {
    const now = clock.now()
    return everyWeek(await evidence.mergedByWeek(repositoryIds, firstWeek(now)), now)
  }

  return routes
}
