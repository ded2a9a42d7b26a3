import { html } from 'hono/html'
import type { EntryOf, EvidenceEntry, EvidenceKind } from '../../model/evidence.ts'
import { headline } from '../../publish/headline.ts'
import { stateMark } from './marks.ts'
import type { Recorded } from './report/read-report.ts'
import { verdictOf } from './verdict-of.ts'
import { commit, foreign, type Html, moment, sentence } from './words.ts'

/** What happened, as the evidence has it. */
export function timeline(entries: readonly Recorded[], pullUrl: string): Html {
  return html`<ol class="timeline">${entries.map(({ entry }) => item(entry, pullUrl))}</ol>`
}

function item(entry: EvidenceEntry, pullUrl: string): Html {
  const on = entry.headSha === null ? '' : html` <span class="where">${commit(pullUrl, entry.headSha)}</span>`
  return html`<li>${moment(entry.at)}<div>${whatHappened(entry)}${on}</div></li>`
}

/** An entry in a sentence. */
export function whatHappened<K extends EvidenceKind>(entry: EntryOf<K>): Html {
  return SENTENCES[entry.kind](entry)
}

const SENTENCES: { readonly [K in EvidenceKind]: (entry: EntryOf<K>) => Html } = {
  verdict: entry => html`${stateMark(entry.details.state)} ${sentence(headline(verdictOf(entry)))}`,
  reset: ({ details: { by, why } }) => html`Approval of ${foreign(by.login)} reset: ${sentence(why)}`,
  waiver: ({ details: { rule, path, line, reason, why } }) =>
    html`Waived <code>${rule}</code> in ${foreign(path)} line ${line}: ${foreign(reason)}. ${sentence(why)}`,
  refresh: entry => html`Another look was asked for${by(entry)}, ${WAYS[entry.details.how]}`,
  'policy-change': ({ details: { to } }) => html`The policy changed to <code>${to.slice(0, 8)}…</code>`,
  merge: entry => html`Merged${by(entry)}: ${sentence(entry.details.why)}`,
  push: entry =>
    html`${foreign(entry.details.branch)} was ${CHANGES[entry.details.change]}${by(entry)}, not by a pull request`,
  checkpoint: ({ details: { day } }) => html`Signed checkpoint of ${day}`,
}

const WAYS = { command: 'by a comment', 're-run': 'by a button on GitHub', page: 'on this page' }

const CHANGES = { pushed: 'pushed to', forced: 'pushed to by force', created: 'created', deleted: 'deleted' }

function by({ actor }: EvidenceEntry): Html | '' {
  return actor === null ? '' : html` by ${foreign(actor.login)}`
}
