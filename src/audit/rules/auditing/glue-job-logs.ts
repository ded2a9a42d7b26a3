import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A job logs while it runs. */
export const glueJobLogs = defineRule({
  id: 'glue-job-logs',
  title: 'Glue job does not log while it runs',
  why: 'What a job did before it failed is otherwise known to nobody.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['Security Hub Glue.2'],
  scope: 'resource',
  resources: ['aws_glue_job'],
  fix: 'Set `--enable-continuous-cloudwatch-log` to `"true"` in `default_arguments`.',

  evaluate(job) {
    const argument = job.get('default_arguments').get('--enable-continuous-cloudwatch-log')
    return requireTrue(argument, 'Its log comes with its end, if it comes.')
  },

  examples: {
    passes: [
      `resource "aws_glue_job" "main" {
  default_arguments = {
    "--enable-continuous-cloudwatch-log" = "true"
  }
}`,
    ],
    fails: [
      'resource "aws_glue_job" "main" {} #!',
      `resource "aws_glue_job" "main" {
  default_arguments = {
    "--enable-continuous-cloudwatch-log" = "false" #!
  }
}`,
    ],
    undecided: [
      `variable "arguments" {}
resource "aws_glue_job" "main" { default_arguments = var.arguments }`,
    ],
  },
})
