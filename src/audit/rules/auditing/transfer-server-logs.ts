import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A file transfer server logs. */
export const transferServerLogs = defineRule({
  id: 'transfer-server-logs',
  title: 'Transfer server does not log',
  why: 'Without it nobody can say who took which file.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['Security Hub Transfer.3'],
  scope: 'resource',
  resources: ['aws_transfer_server'],
  fix: 'Set `logging_role`, or `structured_log_destinations`.',

  evaluate(server) {
    const role = server.get('logging_role')
    const isOn = either(isSet(role), isSet(server.get('structured_log_destinations')))
    return requireThat(isOn, role, 'Who takes and brings which file is not logged.')
  },

  examples: {
    passes: [
      `resource "aws_iam_role" "logs" {}
resource "aws_transfer_server" "main" { logging_role = aws_iam_role.logs.arn }`,
      `resource "aws_cloudwatch_log_group" "transfer" {}
resource "aws_transfer_server" "main" { structured_log_destinations = ["\${aws_cloudwatch_log_group.transfer.arn}:*"] }`,
    ],
    fails: ['resource "aws_transfer_server" "main" {} #!'],
    undecided: [
      `variable "role" {}
resource "aws_transfer_server" "main" { logging_role = var.role }`,
    ],
  },
})
