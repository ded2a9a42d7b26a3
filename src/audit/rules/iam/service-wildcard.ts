import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { matches, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, not } from '../../resource/truth.ts'
import { isAllOf, isFullIam } from '../../views/policy/admin.ts'
import { pickAll } from '../../views/policy/pick.ts'
import { isOfIdentity, judgeStatements } from './judge-statements.ts'

/** `s3:*`: all of one service, that the expression names. `policy-full-iam-access` tells of all of IAM. */
export function forbidServiceWildcard(
  resource: Resource,
  configuration: Configuration,
  service: RegExp,
): Outcome {
  return judgeStatements(resource, configuration, statement => {
    const isTold = (item: Attribute) => both(isAllOf('iam', item), isFullIam(statement))
    const picked = pickAll(statement.actions, item => {
      const isWild = matches(item, service)
      return isWild === 'no' ? 'no' : both(isWild, not(isTold(item)))
    })
    return picked.map(({ answer, at }) => {
      const says = `Every action of a service is allowed: \`${textOf(at.value) ?? '*'}\`.`
      return forbidThat(both(statement.isAllow, isOfIdentity(statement), answer), at, says)
    })
  })
}
