import { html } from 'hono/html'
import type { EntryOf } from '../../../model/evidence.ts'
import type { ReportedFinding } from '../../../model/result.ts'
import { foreign, type Html, repositoryUrl, sentence } from '../words.ts'

const WEIGHTS = {
  blocks: ['fail', 'blocks'],
  waived: ['plain', 'waived'],
  advises: ['plain', 'advises'],
} as const

/** More than these are counted; GitHub's annotations and the JSON have them all. */
const MOST_SHOWN = 100

/** Each finding with its place, what is wrong there, and what would be right. */
export function findingsSection(
  { headSha, details: { rows, pull } }: EntryOf<'verdict'>,
  page: string,
): Html {
  const findings = rows.flatMap(({ result }) => result.findings ?? [])
  if (findings.length === 0) return html``
  const shown = findings.slice(0, MOST_SHOWN)
  const base = `${repositoryUrl(pull.url)}/blob/${headSha ?? ''}`
  return html`<h2 id="findings">Findings</h2>
    ${shown.map(finding => findingBlock(finding, { base, page }))}
    ${findings.length > shown.length ? html`<p>${findings.length - shown.length} more are not shown here.</p>` : ''}`
}

interface Around {
  /** Address of the files at the commit, on GitHub. */
  readonly base: string
  /** Path of the report. */
  readonly page: string
}

function findingBlock(finding: ReportedFinding, { base, page }: Around): Html {
  const { rule, severity, title, message, fix, path, startLine, endLine, resource, weight, waiver } = finding
  const [kind, word] = WEIGHTS[weight]
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine}–${endLine}`
  return html`<article>
    <h3>${title}</h3>
    <p><span class="mark ${kind}">${severity}, ${word}</span>
      <a href="${base}/${encodedPath(path)}#L${startLine}-L${endLine}">${foreign(path)} ${lines}</a>
      · <code>${rule}</code>${resource === undefined ? '' : html` · <code>${resource}</code>`}</p>
    <p>${sentence(message)} ${sentence(fix)}</p>
    ${excerptPlace(finding, page)}
    ${waiver === undefined ? '' : html`<p>Justified: ${foreign(waiver.reason)}${waiver.until === null ? '' : `, until ${waiver.until}`}. ${sentence(waiver.why)}</p>`}
  </article>`
}

/** Its lines are read from GitHub once the page is open; those that hold a secret stay there. */
function excerptPlace({ fingerprint, startLine, isAboutSecrets }: ReportedFinding, page: string): Html {
  if (isAboutSecrets) return html`<p class="quiet">Its lines hold a secret, and are not shown here.</p>`
  return html`<div data-excerpt="${page}/excerpt/${encodeURIComponent(fingerprint)}/${startLine}"></div>`
}

function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
