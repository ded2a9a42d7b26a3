import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** An Airflow environment keeps the logs of its scheduler. */
export const mwaaSchedulerLogs = defineRule({
  id: 'mwaa-scheduler-logs',
  title: 'Airflow keeps no logs of its scheduler',
  why: 'Why a workflow did not run is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_242'],
  scope: 'resource',
  resources: ['aws_mwaa_environment'],
  fix: 'Set `enabled = true` in `logging_configuration { scheduler_logs { … } }`.',

  evaluate(environment) {
    return requireTrue(
      environment.get('logging_configuration.scheduler_logs.enabled'),
      'The scheduler’s logs are off.',
    )
  },

  examples: {
    passes: [
      `resource "aws_mwaa_environment" "main" {
  logging_configuration {
    scheduler_logs {
      enabled   = true
      log_level = "INFO"
    }
  }
}`,
    ],
    fails: [
      'resource "aws_mwaa_environment" "main" {} #!',
      `resource "aws_mwaa_environment" "main" {
  logging_configuration {
    scheduler_logs {
      enabled = false #!
    }
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_mwaa_environment" "main" {
  logging_configuration {
    scheduler_logs {
      enabled = var.on
    }
  }
}`,
    ],
  },
})
