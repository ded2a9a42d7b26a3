import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'

/** A function runs signed code only. */
export const lambdaCodeSigning = defineRule({
  id: 'lambda-code-signing',
  title: 'Function runs code that nobody signed',
  why: 'Whoever may write to the bucket of the builds decides what runs.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV_AWS_272'],
  scope: 'resource',
  resources: ['aws_lambda_function'],
  fix: 'Set `code_signing_config_arn`.',

  evaluate(lambda) {
    // Images are signed in their registry.
    const isImage = equals(lambda.get('package_type'), 'Image')
    const signing = lambda.get('code_signing_config_arn')
    return requireThat(either(isSet(signing), isImage), signing, 'Its code is not checked for a signature.')
  },

  examples: {
    passes: [
      `resource "aws_lambda_code_signing_config" "main" {}
resource "aws_lambda_function" "main" { code_signing_config_arn = aws_lambda_code_signing_config.main.arn }`,
      'resource "aws_lambda_function" "main" { package_type = "Image" }',
    ],
    fails: ['resource "aws_lambda_function" "main" {} #!'],
    undecided: [
      `variable "signing" {}
resource "aws_lambda_function" "main" { code_signing_config_arn = var.signing }`,
    ],
  },
})
