import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'

/** A build project says where its logs go. */
export const codebuildLogs = defineRule({
  id: 'codebuild-logs',
  title: 'Build project has no log configuration',
  why: 'What a build did with its rights can be looked up only in its log.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_314', 'Security Hub CodeBuild.4'],
  scope: 'resource',
  resources: ['aws_codebuild_project'],
  fix: 'Add a `logs_config` block with `cloudwatch_logs` or `s3_logs` that is not disabled.',

  evaluate(project) {
    const logs = project.get('logs_config')
    const cloudwatch = logs.get('cloudwatch_logs')
    // CloudWatch logs are on where the block stands, logs in a bucket only where it says so.
    const isOn = either(
      both(isSet(cloudwatch), not(equals(cloudwatch.get('status'), 'DISABLED'))),
      equals(logs.get('s3_logs.status'), 'ENABLED'),
    )
    return requireThat(isOn, logs, 'The project does not say where its logs go.')
  },

  examples: {
    passes: [
      `resource "aws_codebuild_project" "main" {
  logs_config {
    cloudwatch_logs {
      group_name = "builds"
    }
  }
}`,
      `resource "aws_codebuild_project" "main" {
  logs_config {
    s3_logs {
      status   = "ENABLED"
      location = "logs/build"
    }
  }
}`,
    ],
    fails: [
      'resource "aws_codebuild_project" "main" {} #!',
      `resource "aws_codebuild_project" "main" {
  logs_config { #!
    cloudwatch_logs {
      status = "DISABLED"
    }
  }
}`,
    ],
    undecided: [
      `variable "status" {}
resource "aws_codebuild_project" "main" {
  logs_config {
    s3_logs {
      status = var.status
    }
  }
}`,
    ],
  },
})
