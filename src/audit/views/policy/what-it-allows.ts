import { textOf } from '../../resource/predicates.ts'
import type { Statement } from './policy.ts'
import { elementsOf } from './some-of.ts'

const MOST = 20

/**
 * What a statement lets those do whom it names, as a sentence for a finding: a statement that lets them do more later
 * is another finding, and not hidden behind this one. Where a part is not known, that is left out.
 */
export function whatItAllows({ actions, notActions }: Statement): string {
  if (notActions.isWritten) return `It allows all but ${listed(notActions)}.`
  return actions.isWritten ? `It allows ${listed(actions)}.` : ''
}

function listed(actions: Statement['actions']): string {
  const names = elementsOf(actions).flatMap(({ value }) => textOf(value) ?? [])
  const sorted = [...new Set(names.map(name => `\`${name.replaceAll('`', "'")}\``))].toSorted()
  const more = sorted.length - MOST
  if (sorted.length === 0) return 'what is not known before it is applied'
  return more > 0 ? `${sorted.slice(0, MOST).join(', ')} and ${more} more` : sorted.join(', ')
}
