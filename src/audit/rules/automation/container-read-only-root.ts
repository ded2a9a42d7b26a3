import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { every } from '../../resource/truth.ts'
import { containersOf } from '../../views/containers.ts'

/** A container cannot write to its own root. */
export const containerReadOnlyRoot = defineRule({
  id: 'container-read-only-root',
  title: 'Container can write to its root file system',
  why: 'What breaks in cannot stay, nor change a program, where nothing can be written.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_336', 'Security Hub ECS.5'],
  scope: 'resource',
  resources: ['aws_ecs_task_definition'],
  fix: 'Set `readonlyRootFilesystem` to true in the container’s definition.',

  evaluate(task) {
    const definitions = task.get('container_definitions')
    const isReadOnly = every(containersOf(task), container => isTrue(container.get('readonlyRootFilesystem')))
    return requireThat(isReadOnly, definitions, 'A container can write to its root file system.')
  },

  examples: {
    passes: [
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web", readonlyRootFilesystem = true }])
}`,
    ],
    fails: [
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([{ name = "web" }]) #!
}`,
      `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([ #!
    { name = "web", readonlyRootFilesystem = true },
    { name = "proxy", readonlyRootFilesystem = false },
  ])
}`,
    ],
    undecided: [
      `variable "definitions" {}
resource "aws_ecs_task_definition" "main" { container_definitions = var.definitions }`,
    ],
  },
})
