import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** An Airflow environment keeps the logs of its workers. */
export const mwaaWorkerLogs = defineRule({
  id: 'mwaa-worker-logs',
  title: 'Airflow keeps no logs of its workers',
  why: 'What a task did is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_243'],
  scope: 'resource',
  resources: ['aws_mwaa_environment'],
  fix: 'Set `enabled = true` in `logging_configuration { worker_logs { … } }`.',

  evaluate(environment) {
    return requireTrue(
      environment.get('logging_configuration.worker_logs.enabled'),
      'The workers’ logs are off.',
    )
  },

  examples: {
    passes: [
      `resource "aws_mwaa_environment" "main" {
  logging_configuration {
    worker_logs {
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
    worker_logs {
      enabled = false #!
    }
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_mwaa_environment" "main" {
  logging_configuration {
    worker_logs {
      enabled = var.on
    }
  }
}`,
    ],
  },
})
