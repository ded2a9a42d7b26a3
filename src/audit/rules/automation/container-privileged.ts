import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { containersOf } from '../../views/containers.ts'

/** A container does not rule its host. */
export const containerPrivileged = defineRule({
  id: 'container-privileged',
  title: 'Container is privileged',
  why: 'Whoever breaks into it has the host, and every container on it.',
  severity: 'high',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_334', 'Security Hub ECS.4'],
  scope: 'resource',
  resources: ['aws_ecs_task_definition'],
  fix: 'Remove `privileged` from the container’s definition.',

  evaluate(task) {
    return containersOf(task)
      .map(container => container.get('privileged'))
      .map(privileged =>
        forbidThat(isTrue(privileged), privileged, 'The container has all rights on its host.'),
      )
  },

  examples: {
    passes: [
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web", image = "web:1", privileged = false }])
}`,
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = "[{ \\"name\\": \\"web\\", \\"image\\": \\"web:1\\" }]"
}`,
    ],
    fails: [
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{
    name       = "web"
    privileged = true #!
  }])
}`,
    ],
    undecided: [
      `variable "definitions" {}
resource "aws_ecs_task_definition" "main" { container_definitions = var.definitions }`,
    ],
  },
})
