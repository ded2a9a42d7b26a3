import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** An Airflow environment keeps the logs of its web server. */
export const mwaaWebserverLogs = defineRule({
  id: 'mwaa-webserver-logs',
  title: 'Airflow keeps no logs of its web server',
  why: 'Who started or changed a workflow by hand is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_244'],
  scope: 'resource',
  resources: ['aws_mwaa_environment'],
  fix: 'Set `enabled = true` in `logging_configuration { webserver_logs { … } }`.',

  evaluate(environment) {
    return requireTrue(
      environment.get('logging_configuration.webserver_logs.enabled'),
      'The web server’s logs are off.',
    )
  },

  examples: {
    passes: [
      `resource "aws_mwaa_environment" "main" {
  logging_configuration {
    webserver_logs {
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
    webserver_logs {
      enabled = false #!
    }
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_mwaa_environment" "main" {
  logging_configuration {
    webserver_logs {
      enabled = var.on
    }
  }
}`,
    ],
  },
})
