import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'

/** A function’s address answers pages that are one’s own. */
export const functionUrlAnyOrigin = defineRule({
  id: 'function-url-any-origin',
  title: 'Function answers pages of any origin',
  why: 'Any page that a user opens can ask it in the user’s name.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV2_AWS_75'],
  scope: 'resource',
  resources: ['aws_lambda_function_url'],
  fix: 'Name the origins of your own pages in `allow_origins`.',

  evaluate(address) {
    const origins = address.get('cors.allow_origins')
    return forbidThat(
      someItem(origins, origin => equals(origin, '*')),
      origins,
      'Pages of any origin are answered.',
    )
  },

  examples: {
    passes: [
      'resource "aws_lambda_function_url" "main" { authorization_type = "AWS_IAM" }',
      `resource "aws_lambda_function_url" "main" {
  cors {
    allow_origins = ["https://app.example.com"]
  }
}`,
    ],
    fails: [
      `resource "aws_lambda_function_url" "main" {
  cors {
    allow_origins = ["*"] #!
    allow_methods = ["*"]
  }
}`,
    ],
    undecided: [
      `variable "origins" {}
resource "aws_lambda_function_url" "main" {
  cors {
    allow_origins = var.origins
  }
}`,
    ],
  },
})
