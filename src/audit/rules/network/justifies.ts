import type { Attribute } from '../../resource/attribute.ts'
import { isSet, textOf } from '../../resource/predicates.ts'
import { both, type Truth, truth } from '../../resource/truth.ts'
import { compiled } from './compiled.ts'

/** What a policy asks of a justification. */
export interface Justification {
  readonly least: number
  readonly content: readonly string[]
}

/** Said of everything, so of nothing: what a tool writes, and what the rule itself says already. */
const SAYS_NOTHING = [
  /^(?:managed|created|provisioned|generated) by \w+\W*$/i,
  /^(?:allow|permit|open|accept|enable)s?\s+(?:all|any|every\w*|public|the world|world|internet)\b/i,
  /^(?:all|any|every\w*)\s+(?:inbound|incoming|ingress|traffic|access)\b/i,
]

/** The description is long enough, says something, and holds what the policy asks for. */
export function justifies(description: Attribute, { least, content }: Justification): Truth {
  if (description.value?.kind === 'unknown') return both(isSet(description), 'unknown')
  const text = textOf(description.value)?.trim() ?? ''
  const isSaid = description.isWritten && text.length >= least && !SAYS_NOTHING.some(each => each.test(text))
  return truth(isSaid && (content.length === 0 || compiled(content).some(each => each.matches(text))))
}
