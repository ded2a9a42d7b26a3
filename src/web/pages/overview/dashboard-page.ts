import { html } from 'hono/html'
import type { MergedWeek } from '../../../model/evidence-reading.ts'
import type { SeenRepository } from '../../sign-in/access.ts'
import { type Frame, inFrame } from '../frame.ts'
import { repositoryPath } from '../paths.ts'
import { foreign, type Html } from '../words.ts'
import { type ListedPull, pullsTable } from './pulls-table.ts'
import { weeksCharts } from './weeks-chart.ts'

/** What somebody sees of all their repositories; the same as JSON. */
export interface Dashboard {
  readonly repositories: readonly SeenRepository[]
  /** Open pull requests that are not compliant. */
  readonly attention: readonly ListedPull[]
  /** How many are open. */
  readonly open: number
  readonly weeks: readonly MergedWeek[]
}

/** For whoever is not signed in. */
export function welcomePage(frame: Frame): Html {
  return inFrame(frame, {
    title: 'Sign in',
    main: html`<main id="main">
      <h1>Pull requests, signed off</h1>
      <p>Each pull request has a report: which checks it meets, who approved what, and the evidence of it.</p>
      <p><a class="button" href="/sign-in">Sign in with GitHub</a></p>
      <p class="quiet">You see the repositories that GitHub shows you.</p>
    </main>`,
  })
}

/** What needs attention, those first about which the viewer can do something; then how it went. */
export function dashboardPage(frame: Frame, { repositories, attention, open, weeks }: Dashboard): Html {
  const yours = attention.filter(pull => pull.yours !== null)
  const others = attention.filter(pull => pull.yours === null)
  return inFrame(frame, {
    title: 'What needs attention',
    main: html`<main id="main">
      <h1>What needs attention</h1>
      <p>${inWords(attention.length, open)}</p>
      ${yours.length === 0 ? '' : html`<h2>You act next</h2>${pullsTable(yours, true)}`}
      ${others.length === 0 ? '' : html`<h2>Others act next</h2>${pullsTable(others, true)}`}
      <h2>Compliance</h2>
      ${weeksCharts(weeks)}
      <h2>Repositories</h2>
      ${repositories.length === 0 ? html`<p class="quiet">None that has the App and that you may see.</p>` : ''}
      <ul>${repositories.map(
        each => html`<li><a href="${repositoryPath(each)}">${foreign(`${each.owner}/${each.name}`)}</a></li>`,
      )}</ul>
    </main>`,
  })
}

function inWords(waiting: number, open: number): string {
  if (open === 0) return 'No pull request is open.'
  if (waiting === 0)
    return open === 1
      ? 'The open pull request is compliant.'
      : `All ${open} open pull requests are compliant.`
  return `${waiting} of ${open} open pull ${open === 1 ? 'request is' : 'requests are'} not compliant yet.`
}
