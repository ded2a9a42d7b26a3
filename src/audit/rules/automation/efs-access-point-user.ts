import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'

/** An access point says as whom files are used. */
export const efsAccessPointUser = defineRule({
  id: 'efs-access-point-user',
  title: 'Access point does not say as whom files are used',
  why: 'Whoever mounts it says who they are, and may say root.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_330', 'Security Hub EFS.4'],
  scope: 'resource',
  resources: ['aws_efs_access_point'],
  fix: 'Add a `posix_user` block with `uid` and `gid`.',

  evaluate(point) {
    const user = point.get('posix_user')
    return requireThat(
      both(isSet(user.get('uid')), isSet(user.get('gid'))),
      user,
      'The client says who it is.',
    )
  },

  examples: {
    passes: [
      `resource "aws_efs_access_point" "main" {
  posix_user {
    uid = 1000
    gid = 1000
  }
}`,
    ],
    fails: ['resource "aws_efs_access_point" "main" {} #!'],
    undecided: [
      `variable "uid" {}
resource "aws_efs_access_point" "main" {
  posix_user {
    uid = var.uid
    gid = 1000
  }
}`,
    ],
  },
})
