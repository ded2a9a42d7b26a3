import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { every } from '../../resource/truth.ts'
import { containersOf } from '../../views/containers.ts'

/** A container’s logs are kept. */
export const containerLogs = defineRule({
  id: 'container-logs',
  title: 'Container keeps no logs',
  why: 'What a container did is gone with it.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['Security Hub ECS.9'],
  scope: 'resource',
  resources: ['aws_ecs_task_definition'],
  fix: 'Add a `logConfiguration` to the container’s definition.',

  evaluate(task) {
    const definitions = task.get('container_definitions')
    const isLogged = every(containersOf(task), container =>
      isSet(container.get('logConfiguration.logDriver')),
    )
    return requireThat(isLogged, definitions, 'The logs of a container are kept nowhere.')
  },

  examples: {
    passes: [
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web", logConfiguration = { logDriver = "awslogs" } }])
}`,
    ],
    fails: [
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web" }]) #!
}`,
    ],
    undecided: [
      `variable "definitions" {}
resource "aws_ecs_task_definition" "main" { container_definitions = var.definitions }`,
    ],
  },
})
