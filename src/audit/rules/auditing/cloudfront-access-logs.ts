import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** Standard logging, second version: a source that names the distribution, and a delivery of that source. */
function isDelivered(distribution: Resource, configuration: Configuration): Truth {
  const source = { type: 'aws_cloudwatch_log_delivery_source', path: 'resource_arn', names: 'arn' }
  const delivery = { type: 'aws_cloudwatch_log_delivery', path: 'delivery_source_name', names: 'name' }
  return isPointedAt(distribution, source, configuration, each => isPointedAt(each, delivery, configuration))
}

/** A distribution logs its requests. */
export const cloudfrontAccessLogs = defineRule({
  id: 'cloudfront-access-logs',
  title: 'CloudFront distribution does not log its requests',
  why: 'Without them nobody can say what was asked for, and by whom.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV_AWS_86', 'AWS-0010', 'Security Hub CloudFront.5'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Add a `logging_config` block with a bucket, or a log delivery of CloudWatch for the distribution.',

  evaluate(distribution, configuration) {
    const bucket = distribution.get('logging_config.bucket')
    const isLogged = either(isSet(bucket), isDelivered(distribution, configuration))
    return requireThat(isLogged, bucket, 'Requests are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_cloudfront_distribution" "main" {
  logging_config {
    bucket = "logs.s3.amazonaws.com"
  }
}`,
      `resource "aws_cloudfront_distribution" "main" { enabled = true }
resource "aws_cloudwatch_log_delivery_source" "main" {
  name         = "cdn"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.main.arn
}
resource "aws_cloudwatch_log_delivery" "main" {
  delivery_source_name     = aws_cloudwatch_log_delivery_source.main.name
  delivery_destination_arn = "arn:aws:logs:us-east-1:111122223333:delivery-destination:logs"
}`,
    ],
    fails: [
      `resource "aws_cloudfront_distribution" "main" { #!
  enabled = true
}`,
      `resource "aws_cloudfront_distribution" "main" { #!
  enabled = true
}
resource "aws_cloudwatch_log_delivery_source" "main" {
  name         = "cdn"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.main.arn
}`,
    ],
    undecided: [
      `variable "bucket" {}
resource "aws_cloudfront_distribution" "main" {
  logging_config {
    bucket = var.bucket
  }
}`,
    ],
  },
})
