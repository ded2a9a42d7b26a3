import { html } from 'hono/html'
import type { VerdictState } from '../../model/verdict.ts'
import type { Html } from './words.ts'

const STATES: Readonly<Record<VerdictState, readonly [mark: string, words: string]>> = {
  success: ['✓', 'Compliant'],
  action_required: ['…', 'Waiting'],
  failure: ['✗', 'Not compliant'],
}

/** The mark stands beside the word, never instead of it. */
export function stateMark(state: VerdictState): Html {
  const [mark, words] = STATES[state]
  return html`<span class="mark ${state}"><span aria-hidden="true">${mark}</span> ${words}</span>`
}

/** Whether something that was merged was compliant. */
export function compliantMark(isCompliant: boolean): Html {
  return stateMark(isCompliant ? 'success' : 'failure')
}
