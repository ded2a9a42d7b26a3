import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A task has a network of its own. */
export const taskHostNetwork = defineRule({
  id: 'task-host-network',
  title: 'Task shares the network of its host',
  why: 'Its ports are open on the host, past the security group of the task.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['Security Hub ECS.17'],
  scope: 'resource',
  resources: ['aws_ecs_task_definition'],
  fix: 'Set `network_mode = "awsvpc"`.',

  evaluate(task) {
    const mode = task.get('network_mode')
    return forbidThat(equals(mode, 'host'), mode, 'Its containers use the network of the host.')
  },

  examples: {
    passes: [
      'resource "aws_ecs_task_definition" "main" { network_mode = "awsvpc" }',
      'resource "aws_ecs_task_definition" "main" { family = "web" }',
    ],
    fails: [
      `resource "aws_ecs_task_definition" "main" {
  network_mode = "host" #!
}`,
    ],
    undecided: [
      `variable "mode" {}
resource "aws_ecs_task_definition" "main" { network_mode = var.mode }`,
    ],
  },
})
