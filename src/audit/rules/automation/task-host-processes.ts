import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A task does not see its host’s processes. */
export const taskHostProcesses = defineRule({
  id: 'task-host-processes',
  title: 'Task shares the processes of its host',
  why: 'A container that sees other processes can read what they hold.',
  severity: 'high',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_335', 'Security Hub ECS.3'],
  scope: 'resource',
  resources: ['aws_ecs_task_definition'],
  fix: 'Remove `pid_mode = "host"`.',

  evaluate(task) {
    const mode = task.get('pid_mode')
    return forbidThat(equals(mode, 'host'), mode, 'Its containers see every process of the host.')
  },

  examples: {
    passes: [
      'resource "aws_ecs_task_definition" "main" { family = "web" }',
      'resource "aws_ecs_task_definition" "main" { pid_mode = "task" }',
    ],
    fails: [
      `resource "aws_ecs_task_definition" "main" {
  pid_mode = "host" #!
}`,
    ],
    undecided: [
      `variable "mode" {}
resource "aws_ecs_task_definition" "main" { pid_mode = var.mode }`,
    ],
  },
})
