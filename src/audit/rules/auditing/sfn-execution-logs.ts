import { defineRule } from '../../define-rule.ts'
import { forbidThat, requireTrue } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A state machine logs its executions with their data. */
export const sfnExecutionLogs = defineRule({
  id: 'sfn-execution-logs',
  title: 'Executions of the state machine are not logged',
  why: 'What a workflow did cannot be looked up once its history is gone.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_285', 'Security Hub StepFunctions.1'],
  scope: 'resource',
  resources: ['aws_sfn_state_machine'],
  fix: 'Add a `logging_configuration` with a level, a log group and `include_execution_data = true`.',

  evaluate(machine) {
    const level = machine.get('logging_configuration.level')
    const isOff = forbidThat(equals(level, 'OFF'), level, 'Executions are not logged.')
    if (equals(level, 'OFF') === 'yes') return isOff
    const data = machine.get('logging_configuration.include_execution_data')
    return [isOff, requireTrue(data, 'The history of executions is not logged.')]
  },

  examples: {
    passes: [
      `resource "aws_sfn_state_machine" "main" {
  logging_configuration {
    level                  = "ERROR"
    include_execution_data = true
  }
}`,
    ],
    fails: [
      'resource "aws_sfn_state_machine" "main" {} #!',
      `resource "aws_sfn_state_machine" "main" {
  logging_configuration {
    level                  = "ERROR"
    include_execution_data = false #!
  }
}`,
      `resource "aws_sfn_state_machine" "main" {
  logging_configuration {
    level                  = "OFF" #!
    include_execution_data = true
  }
}`,
    ],
    undecided: [
      `variable "data" {}
resource "aws_sfn_state_machine" "main" {
  logging_configuration {
    level                  = "ALL"
    include_execution_data = var.data
  }
}`,
    ],
  },
})
