import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const PIPELINE = 'aws_imagebuilder_distribution_configuration'
const GROUPS = 'distribution.ami_distribution_configuration.launch_permission.user_groups'

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html */
export const imageSharedWithAll = defineRule({
  id: 'image-shared-with-all',
  title: 'Machine image is public',
  why: 'Everybody with an AWS account can start it, and read what its disks hold.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-copy',
  aliases: [],
  aliasesOf: { aws_ami_launch_permission: ['CKV_AWS_205', 'ScoutSuite ec2-ami-public'] },
  scope: 'resource',
  resources: ['aws_ami_launch_permission', PIPELINE],
  fix: 'Name the accounts or the organisation that may start it.',

  evaluate(resource) {
    if (resource.type !== PIPELINE) return forbidAll(resource.get('group'))
    return resource
      .each('distribution')
      .flatMap(each => each.each('ami_distribution_configuration.launch_permission'))
      .map(permission => forbidAll(permission.get('user_groups')))
  },

  examples: {
    passes: [
      resourceWith('aws_ami_launch_permission', { account_id: '"111122223333"' }),
      resourceWith(PIPELINE),
      resourceWith(PIPELINE, { [GROUPS.replace('groups', 'ids')]: '["111122223333"]' }),
    ],
    fails: [
      resourceWith('aws_ami_launch_permission', { group: '"all" #!' }),
      resourceWith(PIPELINE, { [GROUPS]: '["all"] #!' }),
    ],
    undecided: [`variable "group" {}\n${resourceWith('aws_ami_launch_permission', { group: 'var.group' })}`],
  },
})

function forbidAll(groups: Attribute): Outcome {
  const isAll = someItem(groups, group => equals(group, 'all'))
  return forbidThat(isAll, groups, 'Everybody may start the image.')
}
