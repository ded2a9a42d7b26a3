import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, not, type Truth, truth } from '../../resource/truth.ts'
import type { Grant } from '../../views/policy/grants-of.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Statement } from '../../views/policy/policy.ts'

/** What a grant allows beside some actions, for people; `answer`: whether there is something. */
export interface Beyond {
  readonly answer: Truth
  readonly what: string
}

/** AWS’s policies that allow no more than to look after one’s own password. */
const HARMLESS: readonly string[] = ['IAMUserChangePassword']

/** What a grant allows beside actions that are named, each written out. */
export function beyond({ policy, managed, by }: Grant, allowed: ReadonlySet<string>): Beyond {
  if (managed !== null)
    return { answer: truth(!HARMLESS.includes(managed)), what: `the policy \`${managed}\`` }
  if (policy === null) return { answer: 'unknown', what: `the policy of \`${by.address}\`` }
  const found = policy.statements.map(statement => beyondOf(statement, allowed))
  const first = found.find(({ answer }) => answer === 'yes')
  if (first !== undefined) return first
  const isKnown = policy.isComplete && found.every(({ answer }) => answer === 'no')
  return { answer: isKnown ? 'no' : 'unknown', what: '' }
}

function beyondOf({ isAllow, actions, notActions }: Statement, allowed: ReadonlySet<string>): Beyond {
  if (notActions.isWritten) return { answer: isAllow, what: 'everything but some actions' }
  const { answer, at } = pick(actions, item => not(isAllowed(item, allowed)))
  return { answer: both(isAllow, answer), what: `\`${textOf(at.value) ?? ''}\`` }
}

function isAllowed({ value }: Attribute, allowed: ReadonlySet<string>): Truth {
  if (value?.kind === 'unknown') return 'unknown'
  return truth(allowed.has(textOf(value)?.toLowerCase() ?? ''))
}
