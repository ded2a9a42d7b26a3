import { html } from 'hono/html'
import type { JudgedApproval } from '../../../model/approval.ts'
import type { EntryOf } from '../../../model/evidence.ts'
import { commit, foreign, type Html, moment, sentence } from '../words.ts'

/** Every approval with its time, for whom it counts, and why where it does not. */
export function approvalsSection({ details: { rows, pull } }: EntryOf<'verdict'>): Html {
  const given = rows.flatMap(({ name, result }) =>
    (result.approvals?.approvals ?? []).map(approval => ({ check: name, approval })),
  )
  if (given.length === 0) return html``
  const each = [...Map.groupBy(given, ({ approval: { source, id } }) => `${source} ${id}`).values()]
  return html`<h2 id="approvals">Approvals</h2>
    <div class="scroll"><table class="stacks">
      <thead><tr><th scope="col">By</th><th scope="col">Given</th><th scope="col">On</th><th scope="col">Counts</th></tr></thead>
      <tbody>${each.map(judgements => row(judgements, pull.url))}</tbody>
    </table></div>`
}

interface Judgement {
  readonly check: string
  readonly approval: JudgedApproval
}

function row(judgements: readonly Judgement[], pullUrl: string): Html {
  const [first] = judgements
  if (first === undefined) return html``
  const { by, at, source, headSha } = first.approval
  const counting = judgements.filter(({ approval }) => approval.counts).map(({ check }) => check)
  const reasons = new Set(judgements.flatMap(({ approval }) => (approval.counts ? [] : (approval.why ?? []))))
  return html`<tr>
    <th scope="row">${foreign(by.login)}${source === 'comment' ? ' (by comment)' : ''}</th>
    <td>${moment(at)}</td>
    <td>${headSha === null ? 'not known' : commit(pullUrl, headSha)}</td>
    <td>${
      counting.length > 0
        ? html`<span class="mark pass"><span aria-hidden="true">✓</span> counts</span> for ${counting.join(', ')}`
        : html`<span class="mark fail"><span aria-hidden="true">✗</span> does not count</span> ${[...reasons].map(sentence)}`
    }</td>
  </tr>`
}
