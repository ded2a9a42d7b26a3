import { html } from 'hono/html'
import type { EntryOf } from '../../../model/evidence.ts'
import type { Row } from '../../../model/verdict.ts'
import { headline, nextStep } from '../../../publish/headline.ts'
import { toDo } from '../../../publish/to-do.ts'
import { fullStop, MARKS } from '../../../publish/wording.ts'
import { csrfField, type Frame, inFrame } from '../frame.ts'
import { stateMark } from '../marks.ts'
import { pullPath, repositoryPath } from '../paths.ts'
import { timeline } from '../timeline.ts'
import { verdictOf } from '../verdict-of.ts'
import { commit, foreign, type Html, moment, repositoryUrl, sentence } from '../words.ts'
import { approvalsSection } from './approvals-section.ts'
import { findingsSection } from './findings-section.ts'
import type { Report } from './read-report.ts'

/** The report of one pull request: the verdict, what it rests on, and how it came about. */
export function reportPage(frame: Frame, report: Report): Html {
  const { pull } = report.verdict.entry.details
  return inFrame(frame, {
    title: `${pull.title} · ${report.repository.name}#${report.number}`,
    follows: true,
    main: html`<main id="main" data-events="${pullPath(report.repository, report.number)}/events">
      <p role="status" class="quiet"></p>
      <div data-follow>${content(frame, report)}</div>
    </main>`,
  })
}

function content({ session }: Frame, report: Report): Html {
  const { repository, number, verdict, history, hasOlder } = report
  const { entry } = verdict
  const { pull } = entry.details
  const path = pullPath(repository, number)
  return html`
    <p class="crumbs">
      <a href="${repositoryPath(repository)}">${foreign(`${repository.owner}/${repository.name}`)}</a>
      · <a href="${pull.url}">#${number} on GitHub</a>
    </p>
    <h1>${foreign(pull.title)}</h1>
    ${standing(entry, path, session === null ? '' : csrfField(session))}
    ${facts(report)}
    <h2 id="checks">Checks</h2>
    ${checksTable(entry.details.rows)}
    ${toDoSection(entry)}
    ${findingsSection(entry, path)}
    ${approvalsSection(entry)}
    <h2 id="history">History</h2>
    ${timeline(history, pull.url)}
    <p><a href="${path}/evidence">${hasOlder ? 'Everything in the evidence' : 'The same in the evidence, with its hashes'}</a></p>
  `
}

/** Where things stand, and who acts next. */
function standing(entry: EntryOf<'verdict'>, path: string, csrf: Html | ''): Html {
  const verdict = verdictOf(entry)
  return html`<div class="standing ${verdict.state}">
    <p><strong>${sentence(fullStop(headline(verdict)))}</strong> ${sentence(nextStep(verdict))}</p>
    <form method="post" action="${path}/refresh" data-refresh>${csrf}<button>Refresh</button></form>
  </div>`
}

function facts({ repository, number, verdict, merge }: Report): Html {
  const { entry, hash } = verdict
  const { pull, state, baseRef, policy } = entry.details
  const isMerged = merge !== null || pull.merged
  return html`<dl class="facts">
    <dt>Repository</dt><dd><a href="${repositoryUrl(pull.url)}">${foreign(`${repository.owner}/${repository.name}`)}</a></dd>
    <dt>Pull Request</dt><dd><a href="${pull.url}">${foreign(pull.title)} (#${number})</a></dd>
    <dt>PR State</dt><dd>${isMerged ? 'Merged' : pull.state === 'open' ? 'Open' : 'Closed'}, into ${foreign(baseRef)}</dd>
    <dt>Author</dt><dd>${pull.author === null ? 'a deleted account' : foreign(pull.author.login)}</dd>
    <dt>Requirements</dt><dd>${stateMark(state)}</dd>
    <dt>Commit</dt><dd>${entry.headSha === null ? '' : commit(pull.url, entry.headSha)}</dd>
    <dt>Evaluated</dt><dd>${moment(entry.at)}, by policy <code title="${policy.hash}">${policy.hash.slice(0, 8)}…</code> (${policy.sources.join(', ')})</dd>
    <dt>Evidence</dt><dd>Entry ${entry.sequence}, <code title="${hash}">${hash.slice(0, 12)}…</code></dd>
  </dl>`
}

function checksTable(rows: readonly Row[]): Html {
  return html`<div class="scroll"><table class="stacks checks">
    <thead><tr><th scope="col">Check</th><th scope="col">Result</th><th scope="col">Description</th></tr></thead>
    <tbody>${rows.map(checkRow)}</tbody>
  </table></div>`
}

const STATUS_WORDS = {
  pass: 'holds',
  fail: 'fails',
  pending: 'waits',
  error: 'not determined',
  skipped: 'skipped',
}

function checkRow({ name, level, result, requirement }: Row): Html {
  const { status, says } = result
  return html`<tr>
    <th scope="row">${name}${level === 'advisory' ? ' (advisory)' : ''}</th>
    <td>
      <span class="mark ${status}"><span aria-hidden="true">${MARKS[status]}</span> ${STATUS_WORDS[status]}</span>
      ${sentence(says)}
    </td>
    <td class="quiet">${sentence(requirement)}</td>
  </tr>`
}

function toDoSection(entry: EntryOf<'verdict'>): Html {
  const items = toDo({ verdict: verdictOf(entry), askedAt: {} })
  if (items.length === 0) return html``
  return html`<h2 id="to-do">To do</h2>
    <ul>${items.map(({ checks, instruction }) => html`<li><strong>${checks.join(', ')}</strong>: ${sentence(instruction)}</li>`)}</ul>`
}
