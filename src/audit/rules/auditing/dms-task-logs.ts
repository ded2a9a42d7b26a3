import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { jsonOf } from '../../views/json-of.ts'

/** A migration logs what it does. */
export const dmsTaskLogs = defineRule({
  id: 'dms-task-logs',
  title: 'Migration task does not log',
  why: 'Rows that were lost on the way are missed months later.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['Security Hub DMS.7', 'Security Hub DMS.8'],
  scope: 'resource',
  resources: ['aws_dms_replication_task'],
  fix: 'Set `EnableLogging` to true in the `Logging` part of `replication_task_settings`.',

  evaluate(task) {
    const settings = task.get('replication_task_settings')
    const isLogged = isTrue(jsonOf(settings).get('Logging.EnableLogging'))
    return requireThat(isLogged, settings, 'What the task does is not logged.')
  },

  examples: {
    passes: [
      `resource "aws_dms_replication_task" "move" {
  replication_task_settings = jsonencode({ Logging = { EnableLogging = true } })
}`,
    ],
    fails: [
      `resource "aws_dms_replication_task" "move" {
  replication_task_settings = jsonencode({ Logging = { EnableLogging = false } }) #!
}`,
      'resource "aws_dms_replication_task" "main" {} #!',
    ],
    undecided: [
      `variable "settings" {}
resource "aws_dms_replication_task" "main" { replication_task_settings = var.settings }`,
    ],
  },
})
