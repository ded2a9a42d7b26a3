import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration, Pointing } from '../../resource/configuration.ts'
import { equals, isSet, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import { isPointedAt, refersToHidden } from '../../views/pointed-at.ts'
import { mayUnseen } from '../../views/users-of.ts'

/** What joins a web ACL to a load balancer, an API’s stage or another resource, by its ARN. */
const ASSOCIATIONS = ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association']

/** The associations of any of these resources with a web ACL. */
export function associationsOf(configuration: Configuration, ...resources: readonly Resource[]): Pointing {
  const links = ASSOCIATIONS.map(type => ({ type, path: 'resource_arn' }))
  const each = resources.map(resource => configuration.pointingAt(resource, ...links))
  return {
    found: [...new Set(each.flatMap(({ found }) => found))],
    others: each.some(({ others }) => others === 'unknown') ? 'unknown' : 'no',
  }
}

/** One of these resources is associated with a web ACL. */
export function hasWebAcl(configuration: Configuration, ...resources: readonly Resource[]): Truth {
  const { found, others } = associationsOf(configuration, ...resources)
  const mayBe = resources.map(resource => mayUnseen(resource, configuration))
  return either(truth(found.length > 0), others, ...mayBe)
}

/** Web ACLs (of WAF version 2) that guard something. */
export interface WebAcls {
  readonly acls: readonly Resource[]
  /** `unknown`: another one may do so. */
  readonly others: Pointing['others']
}

/** The web ACLs that are associated with any of these resources. */
export function webAclsOf(configuration: Configuration, ...resources: readonly Resource[]): WebAcls {
  const { found, others } = associationsOf(configuration, ...resources)
  const named = found.map(each => each.get('web_acl_arn'))
  const isHidden = others === 'unknown' || named.some(each => refersToHidden(each) === 'unknown')
  return {
    acls: named.flatMap(each => configuration.referredTo(each, 'aws_wafv2_web_acl')),
    others: isHidden ? 'unknown' : 'no',
  }
}

/** Groups of rules, and rules, that are added to a web ACL from outside of it. */
const JOINED = { type: 'aws_wafv2_web_acl_rule_group_association', path: 'web_acl_arn' }
const APART = { type: 'aws_wafv2_web_acl_rule', path: 'web_acl_arn' }

/** Something is added to a web ACL from outside of it. */
export function isAddedTo(acl: Resource, configuration: Configuration): Truth {
  return either(...[JOINED, APART].map(link => isPointedAt(acl, link, configuration)))
}

/**
 * A web ACL applies a group of AWS’s managed rules as it is: not only counted, and without `needed` taken out of it.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export function appliesManaged(
  acl: Resource,
  configuration: Configuration,
  group: string,
  needed?: string,
): Truth {
  const applies = (rule: Attribute | Resource) => {
    // An empty block says so.
    const isCounted = truth(rule.get('override_action.count').isWritten)
    const statement = rule.get('statement.managed_rule_group_statement')
    return both(isWhole(statement, group, needed), not(isCounted))
  }
  return either(
    someItem(acl.get('rule'), applies),
    isPointedAt(acl, APART, configuration, applies),
    isPointedAt(acl, JOINED, configuration, each => {
      const isCounted = equals(each.get('override_action'), 'count')
      return both(isWhole(each.get('managed_rule_group'), group, needed), not(isCounted))
    }),
    // Rules as JSON are not looked into.
    isSet(acl.get('rule_json')) === 'no' ? 'no' : 'unknown',
  )
}

function isWhole(statement: Attribute, group: string, needed: string | undefined): Truth {
  const isGroup = both(equals(statement.get('name'), group), equals(statement.get('vendor_name'), 'AWS'))
  return both(isGroup, not(isTakenOut(statement, needed)))
}

function isTakenOut(statement: Attribute, rule: string | undefined): Truth {
  if (rule === undefined) return 'no'
  const isNamed = (each: Attribute): Truth => equals(each.get('name'), rule)
  const isExcluded = some(statement.each('excluded_rule'), isNamed)
  const isWeakened = some(statement.each('rule_action_override'), each =>
    both(isNamed(each), not(truth(each.get('action_to_use.block').isWritten))),
  )
  return either(isExcluded, isWeakened)
}
