import { forbidThat, type Outcome, undecided } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Truth } from '../../resource/truth.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { policyOf } from '../../views/policy/policy-of.ts'

/** None of a policy’s statements may be so; a finding stands at what `at` picks of one. */
export function forbidStatements(
  document: Attribute,
  isBad: (statement: Statement) => Truth,
  at: (statement: Statement) => Attribute,
  says: (statement: Statement) => string,
): Outcome {
  const { statements, isComplete } = policyOf(document)
  const told = statements.map(statement => forbidThat(isBad(statement), at(statement), says(statement)))
  return isComplete ? told : [...told, undecided(document)]
}
