import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** A public zone logs the queries for its names. */
export const route53QueryLogs = defineRule({
  id: 'route53-query-logs',
  title: 'Hosted zone does not log queries',
  why: 'Names that are asked for show what is probed, and what leaks by DNS.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV2_AWS_39', 'Security Hub Route53.2'],
  scope: 'resource',
  resources: ['aws_route53_zone'],
  fix: 'Add an `aws_route53_query_log` for the zone.',

  evaluate(zone, configuration) {
    // Query logs exist for public zones only.
    const isPrivate = isSet(zone.get('vpc'))
    const isLogged = isPointedAt(zone, { type: 'aws_route53_query_log', path: 'zone_id' }, configuration)
    return requireThat(either(isPrivate, isLogged), zone, 'Queries are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_query_log" "main" {
  zone_id                  = aws_route53_zone.main.zone_id
  cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:111122223333:log-group:/aws/route53/example.com"
}`,
      `resource "aws_route53_zone" "main" {
  name = "internal"
  vpc {
    vpc_id = "vpc-1"
  }
}`,
    ],
    fails: [
      `resource "aws_route53_zone" "main" { #!
  name = "example.com"
}`,
    ],
    undecided: [
      `variable "zone" {}
resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_query_log" "main" { zone_id = var.zone }`,
    ],
  },
})
