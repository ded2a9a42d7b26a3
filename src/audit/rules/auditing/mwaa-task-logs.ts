import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** An Airflow environment keeps the logs of its tasks. */
export const mwaaTaskLogs = defineRule({
  id: 'mwaa-task-logs',
  title: 'Airflow keeps no logs of its tasks',
  why: 'What a workflow did with its data is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: [],
  scope: 'resource',
  resources: ['aws_mwaa_environment'],
  fix: 'Set `enabled = true` in `logging_configuration { task_logs { … } }`.',

  evaluate(environment) {
    return requireTrue(environment.get('logging_configuration.task_logs.enabled'), 'The tasks’ logs are off.')
  },

  examples: {
    passes: [
      `resource "aws_mwaa_environment" "main" {
  logging_configuration {
    task_logs {
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
    task_logs {
      enabled = false #!
    }
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_mwaa_environment" "main" {
  logging_configuration {
    task_logs {
      enabled = var.on
    }
  }
}`,
    ],
  },
})
