import { Hono } from 'hono'
import type { Overviews } from '../../../evidence/reader.ts'
import { badge, type Badges } from './badge.ts'
import { isRepositoryName } from '../paths.ts'
import { everyWeek, firstWeek } from './weeks.ts'

export interface BadgeDependencies {
  readonly evidence: Overviews
  readonly badges: Badges
  /** Id of a repository by its name; `null`: none that is known has it. */
  readonly idOf: (owner: string, name: string) => Promise<number | null>
  /** Whether everybody may read the repository with this id, which has or had this name. */
  readonly isPublic: (id: number, owner: string, name: string) => Promise<boolean>
  readonly clock: { now(): Date }
}

/** Pictures are kept by GitHub and browsers for this long. */
const KEPT_SECONDS = 300

/** The badge of a public repository, or of any by its signed address; of all others there is nothing. */
export function badgeRoutes({ evidence, badges, idOf, isPublic, clock }: BadgeDependencies): Hono {
  const routes = new Hono()
  routes.get('/:owner/:repo/badge.svg', async c => {
    const { owner, repo } = c.req.param()
    const id = isRepositoryName(owner, repo) ? await idOf(owner, repo) : null
    if (id === null) return c.notFound()
    const isAllowed = badges.isSigned(id, c.req.query('signature') ?? '') || (await isPublic(id, owner, repo))
    if (!isAllowed) return c.notFound()
    const now = clock.now()
    const weeks = everyWeek(await evidence.mergedByWeek([id], firstWeek(now)), now)
    return c.body(String(await badge(weeks)), 200, {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': `public, max-age=${KEPT_SECONDS}`,
    })
  })
  return routes
}
