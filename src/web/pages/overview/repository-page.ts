import { html } from 'hono/html'
import type { MergedWeek } from '../../../model/evidence-reading.ts'
import type { SeenRepository } from '../../sign-in/access.ts'
import { type Frame, inFrame } from '../frame.ts'
import { repositoryPath } from '../paths.ts'
import { foreign, type Html } from '../words.ts'
import type { Recorded } from '../report/read-report.ts'
import { type ListedPull, mergesTable, pullsTable } from './pulls-table.ts'
import { weeksCharts } from './weeks-chart.ts'

/** What somebody sees of one repository; the same as JSON. */
export interface RepositoryOverview {
  readonly repository: SeenRepository
  readonly open: readonly ListedPull[]
  readonly weeks: readonly MergedWeek[]
  /** The newest merges, newest first. */
  readonly merges: readonly Recorded[]
  /** Address of the badge, that everybody may open who has it. */
  readonly badge: string
}

/** Open pull requests with what they lack, merged ones with their verdict, and how it went. */
export function repositoryPage(
  frame: Frame,
  { repository, open, weeks, merges, badge }: RepositoryOverview,
): Html {
  const name = `${repository.owner}/${repository.name}`
  return inFrame(frame, {
    title: name,
    main: html`<main id="main">
      <h1>${foreign(name)}</h1>
      <p><a href="${repositoryPath(repository)}/evidence">Evidence</a></p>
      <h2>Open</h2>
      ${open.length === 0 ? html`<p class="quiet">No pull request is open.</p>` : pullsTable(open, false)}
      <h2>Merged</h2>
      ${merges.length === 0 ? html`<p class="quiet">Nothing was merged yet.</p>` : mergesTable(merges)}
      <h2>Compliance</h2>
      ${weeksCharts(weeks)}
      <h2>Badge</h2>
      <p><img src="${new URL(badge).pathname + new URL(badge).search}" alt="Compliance of the last half year"></p>
      <pre class="wrap"><code>![compliance](${badge})</code></pre>
    </main>`,
  })
}
