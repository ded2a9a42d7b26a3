import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** What somebody does inside a container is logged. */
export const ecsExecLogs = defineRule({
  id: 'ecs-exec-logs',
  title: 'Commands inside containers are not logged',
  why: 'ECS Exec is a shell in production.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_223'],
  scope: 'resource',
  resources: ['aws_ecs_cluster'],
  fix: 'Remove `logging = "NONE"` from `execute_command_configuration`.',

  evaluate(cluster) {
    // Logged by the task’s own log configuration unless something else is said.
    const logging = cluster.get('configuration.execute_command_configuration.logging')
    return forbidThat(equals(logging, 'NONE'), logging, 'What is typed in a container is logged nowhere.')
  },

  examples: {
    passes: [
      'resource "aws_ecs_cluster" "main" {}',
      `resource "aws_ecs_cluster" "main" {
  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"
    }
  }
}`,
    ],
    fails: [
      `resource "aws_ecs_cluster" "main" {
  configuration {
    execute_command_configuration {
      logging = "NONE" #!
    }
  }
}`,
    ],
    undecided: [
      `variable "logging" {}
resource "aws_ecs_cluster" "main" {
  configuration {
    execute_command_configuration {
      logging = var.logging
    }
  }
}`,
    ],
  },
})
