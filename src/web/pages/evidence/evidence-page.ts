import { html } from 'hono/html'
import type { VerifiedPoint } from '../../../model/evidence-reading.ts'
import type { EvidenceEntry } from '../../../model/evidence.ts'
import { type Frame, inFrame } from '../frame.ts'
import { pullPath, repositoryPath } from '../paths.ts'
import type { Recorded } from '../report/read-report.ts'
import { whatHappened } from '../timeline.ts'
import type { SeenRepository } from '../../sign-in/access.ts'
import { foreign, type Html, moment, sentence } from '../words.ts'

/** A page of the evidence of a repository, or of one of its pull requests; the same as JSON. */
export interface EvidencePage {
  readonly repository: SeenRepository
  /** `null`: of the whole repository. */
  readonly number: number | null
  readonly verified: VerifiedPoint
  /** Newest first. */
  readonly entries: readonly Recorded[]
  /** The number before which older ones begin; `null`: there are none. */
  readonly older: number | null
}

/** The entries with their hashes, and how far the chain was verified. */
export function evidencePage(frame: Frame, page: EvidencePage): Html {
  const { repository, number, verified, entries, older } = page
  const name = `${repository.owner}/${repository.name}`
  const here = number === null ? repositoryPath(repository) : pullPath(repository, number)
  return inFrame(frame, {
    title: `Evidence of ${name}${number === null ? '' : `#${number}`}`,
    main: html`<main id="main">
      <p class="crumbs"><a href="${here}">${foreign(name)}${number === null ? '' : `#${number}`}</a></p>
      <h1>Evidence</h1>
      ${verifiedInWords(verified)}
      <div class="scroll"><table class="stacks">
        <caption>Each entry holds the SHA-256 of the one before it in this repository.</caption>
        <thead><tr><th scope="col" class="number">Entry</th><th scope="col">Time</th><th scope="col">What happened</th><th scope="col">SHA-256</th></tr></thead>
        <tbody>${entries.map(each => row(each, repository))}</tbody>
      </table></div>
      ${older === null ? '' : html`<p><a class="button" href="${here}/evidence?before=${older}">Older entries</a></p>`}
    </main>`,
  })
}

function verifiedInWords({ sequence, at, problem }: VerifiedPoint): Html {
  if (problem !== null) {
    return html`<div class="standing failure"><p><strong>The chain is broken.</strong> ${sentence(problem)} Verified to entry ${sequence} at ${moment(at)}.</p></div>`
  }
  if (sequence === 0) return html`<p class="quiet">There is no entry yet.</p>`
  return html`<div class="standing success"><p><strong>Verified to entry ${sequence}</strong> at ${moment(at)}.</p></div>`
}

function row({ entry, hash }: Recorded, repository: SeenRepository): Html {
  return html`<tr>
    <th scope="row" class="number">${entry.sequence}</th>
    <td class="quiet">${moment(entry.at)}</td>
    <td>${pullLink(entry, repository)} ${whatHappened(entry)}</td>
    <td><code>${hash}</code></td>
  </tr>`
}

function pullLink({ number }: EvidenceEntry, repository: SeenRepository): Html | '' {
  return number === null ? '' : html`<a href="${pullPath(repository, number)}">#${number}</a>`
}
