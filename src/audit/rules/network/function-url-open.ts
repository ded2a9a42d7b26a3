import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** A function’s address on the internet asks who calls. */
export const functionUrlOpen = defineRule({
  id: 'function-url-open',
  title: 'URL of a function asks nobody who they are',
  why: 'Everybody on the internet may call the function, as often as they like.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: ['CKV_AWS_258'],
  scope: 'resource',
  resources: ['aws_lambda_function_url'],
  fix: 'Set `authorization_type = "AWS_IAM"`.',

  evaluate(url) {
    const type = url.get('authorization_type')
    return forbidThat(equals(type, 'NONE'), type, 'Anybody may call the function.')
  },

  examples: {
    passes: [resourceWith('aws_lambda_function_url', { authorization_type: '"AWS_IAM"' })],
    fails: [resourceWith('aws_lambda_function_url', { authorization_type: '"NONE" #!' })],
    undecided: [
      `variable "type" {}\n${resourceWith('aws_lambda_function_url', { authorization_type: 'var.type' })}`,
    ],
  },
})
