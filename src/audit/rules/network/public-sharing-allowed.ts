import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const SWITCHES = ['aws_ec2_image_block_public_access', 'aws_ebs_snapshot_block_public_access'] as const

/** https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html */
export const publicSharingAllowed = defineRule({
  id: 'public-sharing-allowed',
  title: 'Images or snapshots may be made public',
  why: 'One call then shows the disks of an instance to everybody with an AWS account.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-copy',
  aliases: [],
  aliasesOf: { aws_ebs_snapshot_block_public_access: ['Security Hub EC2.182'] },
  scope: 'resource',
  resources: SWITCHES,
  fix: 'Block new sharing: `block-new-sharing` for images, `block-all-sharing` for snapshots.',

  evaluate(resource) {
    const state = resource.get('state')
    return forbidThat(equals(state, 'unblocked'), state, 'Sharing with everybody is not blocked.')
  },

  examples: {
    passes: SWITCHES.map(type => resourceWith(type, { state: '"block-new-sharing"' })),
    fails: SWITCHES.map(type => resourceWith(type, { state: '"unblocked" #!' })),
    undecided: [
      `variable "state" {}\n${resourceWith('aws_ebs_snapshot_block_public_access', { state: 'var.state' })}`,
    ],
  },
})
