import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome, pass, undecided } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, some, type Truth, truth } from '../../resource/truth.ts'
import { oncePerResource } from '../../views/once-per.ts'
import { GROUPS, groupRulesOf } from '../../views/security-group.ts'
import { fromAnywhere } from '../../views/traffic/source.ts'
import { isOf } from './from-anywhere.ts'
import { block, rule } from './group-example.ts'
import { resourceWith } from './resource-example.ts'
const PATHS = [
  'ec2_attributes.emr_managed_master_security_group',
  'ec2_attributes.emr_managed_slave_security_group',
  'ec2_attributes.additional_master_security_groups',
  'ec2_attributes.additional_slave_security_groups',
  'ec2_attributes.service_access_security_group',
]

const AT = { from: 8443, to: 8443 }

/** A group lets in anybody on the internet. */
const letsIn = oncePerResource((group, configuration): Truth => {
  const { rules, hidden, others } = groupRulesOf(group, configuration)
  const isOpen = some(rules, traffic =>
    both(isOf('ingress', traffic), fromAnywhere(traffic.sources)?.is ?? 'no'),
  )
  return either(isOpen, others, hidden.some(({ path }) => path === 'ingress') ? 'unknown' : 'no')
})

/** A cluster is reached from inside only. */
export const emrSecurityGroupOpen = defineRule({
  id: 'emr-security-group-open',
  title: 'Security group of a cluster is open to the internet',
  why: 'Whoever reaches a node of a cluster reads what it works on, and acts with its role.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: ['CKV2_AWS_7'],
  scope: 'resource',
  resources: ['aws_emr_cluster', ...GROUPS],
  fix: 'Let in what is needed from internal ranges or groups only.',

  evaluate(resource, configuration) {
    return resource.type === 'aws_emr_cluster'
      ? judgeCluster(resource, configuration)
      : judgeGroup(resource, configuration)
  },

  examples: {
    passes: [
      'resource "aws_emr_cluster" "c" {}',
      ...PATHS.map(
        path =>
          `${resourceWith('aws_emr_cluster', { [path]: 'aws_security_group.web.id' })}\n${block({ ...AT, ranges: '["10.0.0.0/8"]' })}`,
      ),
      // What no cluster has is the matter of other rules.
      block(AT),
    ],
    fails: [
      ...PATHS.map(
        path =>
          `${resourceWith('aws_emr_cluster', { [path]: 'aws_security_group.web.id #!' })}\n${block(AT).replace('{', '{ #!')}`,
      ),
      `${resourceWith('aws_emr_cluster', { [PATHS[0]!]: 'aws_security_group.g.id #!' })}
resource "aws_security_group" "g" {} #!
${rule({ ...AT, more: 'security_group_id = aws_security_group.g.id' })}`,
    ],
    undecided: [
      `variable "g" {}\n${resourceWith('aws_emr_cluster', { [PATHS[0]!]: 'aws_security_group.g.id' })}\nresource "aws_security_group" "g" {}\n${rule({ ...AT, more: 'security_group_id = var.g' })}`,
      resourceWith('aws_emr_cluster', { [PATHS[0]!]: '"sg-12345678"' }),
      `variable "from" {}
${resourceWith('aws_emr_cluster', { [PATHS[0]!]: 'aws_security_group.web.id' })}
${block({ ...AT, ranges: 'var.from' })}`,
    ],
  },
})

function judgeCluster(cluster: Resource, configuration: Configuration): Outcome {
  return PATHS.map(path => {
    const named = cluster.get(path)
    const groups = configuration.referredTo(named, ...GROUPS)
    if (groups.length === 0)
      return isSet(named) === 'no' ? pass : undecided(named, 'The security group is not seen')
    const isOpen = some(groups, group => letsIn(group, configuration))
    return forbidThat(isOpen, named, 'The security group of the cluster lets in anybody on the internet.')
  })
}

/** The group is told of as well: that is where it is closed. */
function judgeGroup(group: Resource, configuration: Configuration): Outcome {
  const links = PATHS.map(path => ({ type: 'aws_emr_cluster', path }))
  const { found } = configuration.pointingAt(group, ...links)
  const isOpen = both(truth(found.length > 0), letsIn(group, configuration))
  return forbidThat(isOpen, group, 'A cluster has this group, which lets in anybody on the internet.')
}
