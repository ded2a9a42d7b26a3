import { html } from 'hono/html'
import { readEntry } from '../../../evidence/reader.ts'
import type { OpenPull } from '../../../model/evidence-reading.ts'
import type { EntryOf } from '../../../model/evidence.ts'
import type { Row } from '../../../model/verdict.ts'
import { headline, isMet } from '../../../publish/headline.ts'
import { shortName } from '../../../publish/wording.ts'
import type { Session } from '../../sign-in/sessions.ts'
import { compliantMark, stateMark } from '../marks.ts'
import { pullPath } from '../paths.ts'
import type { Recorded } from '../report/read-report.ts'
import { verdictOf } from '../verdict-of.ts'
import { foreign, type Html, moment, sentence } from '../words.ts'

/** An open pull request, for a list; the same as JSON. */
export interface ListedPull {
  readonly repository: { readonly owner: string; readonly name: string }
  readonly number: number
  /** `null`: there is no verdict yet. */
  readonly title: string | null
  readonly state: EntryOf<'verdict'>['details']['state'] | null
  readonly headline: string
  /** Checks that keep it from being green. */
  readonly failing: readonly string[]
  /** What the viewer can do about it; `null`: others have to. */
  readonly yours: 'approve' | 'author' | null
  /** Since when it stands so (ISO 8601, UTC). */
  readonly since: string | null
}

export function listed({ repository, number, verdict }: OpenPull, viewer: Session['viewer']): ListedPull {
  const { owner, name } = repository
  const pull = { repository: { owner, name }, number }
  if (verdict === null) {
    const unknown = { title: null, state: null, failing: [], yours: null, since: null }
    return { ...pull, ...unknown, headline: 'Not looked at yet' }
  }
  const entry = readEntry(verdict) as EntryOf<'verdict'>
  const { details, at } = entry
  const open = details.rows.filter(row => row.level === 'required' && !isMet(row))
  return {
    ...pull,
    title: details.pull.title,
    state: details.state,
    headline: headline(verdictOf(entry)),
    failing: open.map(shortName),
    yours: yoursOf(entry, open, viewer),
    since: at,
  }
}

function yoursOf(
  { details: { pull } }: EntryOf<'verdict'>,
  open: readonly Row[],
  { id }: Session['viewer'],
): ListedPull['yours'] {
  const canApprove = open.some(
    ({ result }) => result.status === 'pending' && result.approvals?.candidates.some(each => each.id === id),
  )
  if (canApprove) return 'approve'
  return pull.author?.id === id && open.some(({ result }) => result.status === 'fail') ? 'author' : null
}

const YOURS = { approve: 'You can approve.', author: 'You act next.' }

/** Open pull requests, each with what it lacks. */
export function pullsTable(pulls: readonly ListedPull[], withRepository: boolean): Html {
  return html`<div class="scroll"><table class="stacks">
    <thead><tr><th scope="col">Pull request</th><th scope="col">Where it stands</th><th scope="col">Since</th></tr></thead>
    <tbody>${pulls.map(pull => pullRow(pull, withRepository))}</tbody>
  </table></div>`
}

function pullRow(
  { repository, number, title, state, headline, yours, since }: ListedPull,
  withRepository: boolean,
): Html {
  const name = `${withRepository ? `${repository.owner}/${repository.name}` : ''}#${number}`
  return html`<tr>
    <th scope="row"><a href="${pullPath(repository, number)}">${foreign(name)}</a> ${foreign(title ?? '')}</th>
    <td>${state === null ? '' : stateMark(state)} ${sentence(headline)}${yours === null ? '' : html` <strong>${YOURS[yours]}</strong>`}</td>
    <td class="quiet">${since === null ? '' : moment(since)}</td>
  </tr>`
}

/** Merged pull requests, newest first. */
export function mergesTable(merges: readonly Recorded[]): Html {
  return html`<div class="scroll"><table class="stacks">
    <thead><tr><th scope="col">Pull request</th><th scope="col">Verdict</th><th scope="col">Merged</th></tr></thead>
    <tbody>${merges.map(mergeRow)}</tbody>
  </table></div>`
}

function mergeRow({ entry }: Recorded): Html {
  const { repository, number } = entry
  if (entry.kind !== 'merge' || repository === null || number === null) return html``
  const { at, actor, details } = entry
  return html`<tr>
    <th scope="row"><a href="${pullPath(repository, number)}">#${number}</a> ${foreign(details.title)}</th>
    <td>${compliantMark(details.compliant)} ${details.compliant ? '' : sentence(details.why)}</td>
    <td class="quiet">${moment(at)}${actor === null ? '' : html` by ${foreign(actor.login)}`}</td>
  </tr>`
}
