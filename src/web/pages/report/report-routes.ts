import { Hono, type MiddlewareHandler } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { EntryReader } from '../../../evidence/reader.ts'
import type { PullRequestKey } from '../../../model/pull-request.ts'
import type { Access } from '../../sign-in/access.ts'
import { isOwnForm, type Session, tokenOf } from '../../sign-in/sessions.ts'
import { messagePage } from '../frame.ts'
import { type PageEnv, wantsJson } from '../page-env.ts'
import { pullPath } from '../paths.ts'
import { excerpt, findingOf } from './excerpt.ts'
import { readReport } from './read-report.ts'
import { followLooks, type Looks } from './follow-looks.ts'
import { reportPage } from './report-page.ts'

export interface ReportDependencies {
  readonly evidence: EntryReader
  readonly access: Access
  /** Has a pull request looked at again, as somebody asked; false: it is not known. */
  readonly refresh: (key: PullRequestKey, by: Session['viewer']) => Promise<boolean>
  readonly looks: Looks
}

/** The report of a pull request, its refresh, and what happens while it is open. */
export function reportRoutes(
  seen: MiddlewareHandler<PageEnv>,
  { evidence, access, refresh, looks }: ReportDependencies,
): Hono<PageEnv> {
  const routes = new Hono<PageEnv>()

  routes.get('/:owner/:repo/pull/:number{[1-9][0-9]{0,9}}', seen, async c => {
    const { repository, frame } = c.var
    const report = await readReport(evidence, repository, Number(c.req.param('number')))
    if (report === null) return c.notFound()
    return wantsJson(c) ? c.json(report) : c.html(reportPage(frame, report))
  })

  routes.post('/:owner/:repo/pull/:number{[1-9][0-9]{0,9}}/refresh', seen, async c => {
    const { repository, session, frame } = c.var
    const number = Number(c.req.param('number'))
    if (!isOwnForm(session, await tokenOf(c))) {
      return c.html(
        messagePage(frame, 'Not from here', 'This form is not from here. Open the report again.'),
        403,
      )
    }
    if (!(await refresh(`${repository.id}#${number}`, session.viewer))) return c.notFound()
    return wantsJson(c) ? c.json({ refreshing: true }, 202) : c.redirect(pullPath(repository, number), 303)
  })

  routes.get('/:owner/:repo/pull/:number{[1-9][0-9]{0,9}}/events', seen, c => {
    const key: PullRequestKey = `${c.var.repository.id}#${Number(c.req.param('number'))}`
    return streamSSE(c, stream => followLooks(looks, key, stream))
  })

  routes.get(
    '/:owner/:repo/pull/:number{[1-9][0-9]{0,9}}/excerpt/:fingerprint/:line{[1-9][0-9]{0,9}}',
    seen,
    async c => {
      const { repository, session } = c.var
      const { number, fingerprint, line } = c.req.param()
      const report = await readReport(evidence, repository, Number(number))
      const entry = report?.verdict.entry
      const finding = entry === undefined ? null : findingOf(entry, fingerprint, Number(line))
      if (!entry?.headSha || finding === null || finding.isAboutSecrets) return c.notFound()
      const text = await access.text(session, repository, finding.path, entry.headSha)
      return text === null ? c.notFound() : c.html(excerpt(text, finding))
    },
  )

  return routes
}
