import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, not, type Truth } from '../../resource/truth.ts'
import { isEveryAction, isFullIam } from '../../views/policy/admin.ts'
import { narrowsResource } from '../../views/policy/conditions.ts'
import { deniesAction, isAbout } from '../../views/policy/grants.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { isOnAll } from '../../views/policy/resources.ts'
import { covers } from '../../views/policy/wildcard.ts'
import { isOfIdentity, judgeStatements } from './judge-statements.ts'

const ROLES = 'arn:aws:iam::000000000000:role/*'

/**
 * Forbids an action on all roles. Left out are statements that allow everything or all of IAM, of which other rules
 * tell, and those that a condition narrows.
 */
export function forbidOnAllRoles(
  resource: Resource,
  configuration: Configuration,
  { action, says, narrows }: { action: string; says: string; narrows: (statement: Statement) => Truth },
): Outcome {
  return judgeStatements(resource, configuration, (statement, policy) => {
    const isTold = action.startsWith('iam:') && isFullIam(statement) === 'yes'
    if (isTold || isAbout(statement, action) === 'no') return []
    const { answer, at } = pick(statement.actions, item => covers(item, action, false))
    const isWrong = both(
      answer,
      statement.isAllow,
      isOfIdentity(statement),
      not(isEveryAction(statement)),
      isOnAll(statement, ROLES),
      not(narrowsResource(statement)),
      not(narrows(statement)),
      not(deniesAction(policy, action)),
    )
    return forbidThat(isWrong, at, says)
  })
}
