import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/ram/latest/userguide/working-with-sharing-create.html */
export const resourceShareOutsiders = defineRule({
  id: 'resource-share-outsiders',
  title: 'Resources may be shared outside of the organisation',
  why: 'One more principal, and somebody else’s account uses subnets, keys or images of this one.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-copy',
  aliases: [],
  scope: 'resource',
  resources: ['aws_ram_resource_share'],
  fix: 'Set `allow_external_principals = false`.',

  evaluate(share) {
    const allows = share.get('allow_external_principals')
    return forbidThat(isTrue(allows), allows, 'Accounts of other organisations may be added.')
  },

  examples: {
    passes: [
      resourceWith('aws_ram_resource_share'),
      resourceWith('aws_ram_resource_share', { allow_external_principals: 'false' }),
    ],
    fails: [resourceWith('aws_ram_resource_share', { allow_external_principals: 'true #!' })],
    undecided: [
      `variable "is" {}\n${resourceWith('aws_ram_resource_share', { allow_external_principals: 'var.is' })}`,
    ],
  },
})
