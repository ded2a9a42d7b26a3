import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** Deprecated by November 2026: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const DEPRECATED = [
  'dotnetcore1.0',
  'dotnetcore2.0',
  'dotnetcore2.1',
  'dotnetcore3.1',
  'dotnet5.0',
  'dotnet6',
  'dotnet7',
  'dotnet8',
  'go1.x',
  'java8',
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
  'nodejs16.x',
  'nodejs18.x',
  'nodejs20.x',
  'provided',
  'provided.al2',
  'python2.7',
  'python3.6',
  'python3.7',
  'python3.8',
  'python3.9',
  'python3.10',
  'ruby2.5',
  'ruby2.7',
  'ruby3.2',
]

/** A function runs on what AWS still mends. */
export const lambdaRuntime = defineRule({
  id: 'lambda-runtime',
  title: 'Function runs on a deprecated runtime',
  why: 'Nobody mends what is found in it any more.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_363', 'Security Hub Lambda.2'],
  scope: 'resource',
  resources: ['aws_lambda_function'],
  fix: 'Set `runtime` to one that is supported.',

  evaluate(lambda) {
    const runtime = lambda.get('runtime')
    return forbidThat(equals(runtime, ...DEPRECATED), runtime, 'Its runtime gets no more security updates.')
  },

  examples: {
    passes: [
      'resource "aws_lambda_function" "main" { runtime = "python3.13" }',
      'resource "aws_lambda_function" "main" { runtime = "provided.al2023" }',
      'resource "aws_lambda_function" "main" { package_type = "Image" }',
    ],
    fails: [
      `resource "aws_lambda_function" "main" {
  runtime = "python3.6" #!
}`,
      `resource "aws_lambda_function" "main" {
  runtime = "nodejs16.x" #!
}`,
      ...['dotnet8', 'provided.al2', 'python3.10'].map(
        runtime => `resource "aws_lambda_function" "main" {
  runtime = "${runtime}" #!
}`,
      ),
    ],
    undecided: [
      `variable "runtime" {}
resource "aws_lambda_function" "main" { runtime = var.runtime }`,
    ],
  },
})
