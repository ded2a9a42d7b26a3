import { Hono, type Context, type MiddlewareHandler } from 'hono'
import type { EntryReader, VerifiedPoints } from '../../../evidence/reader.ts'
import { verifyFurther } from '../../../evidence/verify-further.ts'
import { type PageEnv, wantsJson } from '../page-env.ts'
import { recorded } from '../report/read-report.ts'
import { evidencePage } from './evidence-page.ts'

export interface EvidenceDependencies {
  readonly evidence: EntryReader & VerifiedPoints
  readonly clock: { now(): Date }
}

const PAGE = 100

/** The evidence of a repository and of a pull request, verified further with every look. */
export function evidenceRoutes(
  seen: MiddlewareHandler<PageEnv>,
  { evidence, clock }: EvidenceDependencies,
): Hono<PageEnv> {
  const routes = new Hono<PageEnv>()

  routes.get('/:owner/:repo/evidence', seen, c => show(c, null))
  routes.get('/:owner/:repo/pull/:number{[1-9][0-9]{0,9}}/evidence', seen, c =>
    show(c, Number(c.req.param('number'))),
  )

  async function show(c: Context<PageEnv>, number: number | null): Promise<Response> {
    const { repository, frame } = c.var
    const before = /^[1-9][0-9]{0,14}$/.test(c.req.query('before') ?? '')
      ? Number(c.req.query('before'))
      : null
    const of = { repositoryId: repository.id, ...(number !== null && { number }) }
    const [verified, found] = await Promise.all([
      verifyFurther(evidence, repository.id, clock.now()),
      evidence.page({ ...of, most: PAGE + 1, ...(before !== null && { before }) }),
    ])
    if (number !== null && before === null && found.length === 0) return c.notFound()
    const entries = found.slice(0, PAGE).map(recorded)
    const older = found.length > PAGE ? (entries.at(-1)?.entry.sequence ?? null) : null
    const page = { repository, number, verified, entries, older }
    return wantsJson(c) ? c.json(page) : c.html(evidencePage(frame, page))
  }

  return routes
}
