import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** An access point shows one folder only. */
export const efsAccessPointRoot = defineRule({
  id: 'efs-access-point-root',
  title: 'Access point shows the whole file system',
  why: 'Whoever mounts it sees what is of others.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_329', 'Security Hub EFS.3'],
  scope: 'resource',
  resources: ['aws_efs_access_point'],
  fix: 'Set `path` in `root_directory` to a folder other than `/`.',

  evaluate(point) {
    const path = point.get('root_directory.path')
    return requireThat(both(isSet(path), not(equals(path, '/'))), path, 'It shows the whole file system.')
  },

  examples: {
    passes: [
      `resource "aws_efs_access_point" "main" {
  root_directory {
    path = "/web"
  }
}`,
    ],
    fails: [
      'resource "aws_efs_access_point" "main" {} #!',
      `resource "aws_efs_access_point" "main" {
  root_directory {
    path = "/" #!
  }
}`,
    ],
    undecided: [
      `variable "path" {}
resource "aws_efs_access_point" "main" {
  root_directory {
    path = var.path
  }
}`,
    ],
  },
})
