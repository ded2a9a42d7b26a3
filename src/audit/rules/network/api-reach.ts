import { equals, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
import { oncePerResource } from '../../views/once-per.ts'
import { someStatement } from '../../views/policy/grants.ts'
import type { Policy } from '../../views/policy/policy.ts'
import { policyOf } from '../../views/policy/policy-of.ts'
import { isForAnybody, isPublic } from '../../views/policy/principals.ts'

/** An `aws_api_gateway_rest_api` is reached from VPCs only, by their endpoints. */
export function isPrivateApi(api: Resource): Truth {
  return someItem(api.get('endpoint_configuration.types'), type => equals(type, 'PRIVATE'))
}

/**
 * An `aws_api_gateway_rest_api` has a policy of its own that does not let everybody call it. It then holds for methods
 * that ask for nothing, too.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const hasLimitingPolicy = oncePerResource((api, configuration): Truth => {
  const link = { type: 'aws_api_gateway_rest_api_policy', path: 'rest_api_id' }
  const { found, others } = configuration.pointingAt(api, link)
  const policies = [api, ...found].map(each => each.get('policy')).filter(({ isWritten }) => isWritten)
  return either(
    some(policies, policy => isLimiting(policyOf(policy))),
    others,
  )
})

/** How much a `Deny` takes back of what everybody may do is not looked at. */
function isLimiting(policy: Policy): Truth {
  const denies = someStatement(policy, statement => both(statement.isDeny, isForAnybody(statement)))
  return either(not(someStatement(policy, isPublic)), both(denies, 'unknown'))
}
