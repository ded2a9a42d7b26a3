import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** A build does not rule its host. */
export const codebuildPrivileged = defineRule({
  id: 'codebuild-privileged',
  title: 'Build runs in privileged mode',
  why: 'A build that runs anybody’s code with all rights of its host can leave its container.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_316', 'Security Hub CodeBuild.5'],
  scope: 'resource',
  resources: ['aws_codebuild_project'],
  fix: 'Remove `privileged_mode`, or set it to `false`.',

  evaluate(project) {
    const mode = project.get('environment.privileged_mode')
    return forbidThat(isTrue(mode), mode, 'The build has all rights on its host.')
  },

  examples: {
    passes: [
      `resource "aws_codebuild_project" "main" {
  environment {
    type = "LINUX_CONTAINER"
  }
}`,
      `resource "aws_codebuild_project" "main" {
  environment {
    privileged_mode = false
  }
}`,
    ],
    fails: [
      `resource "aws_codebuild_project" "main" {
  environment {
    privileged_mode = true #!
  }
}`,
    ],
    undecided: [
      `variable "privileged" {}
resource "aws_codebuild_project" "main" {
  environment {
    privileged_mode = var.privileged
  }
}`,
    ],
  },
})
