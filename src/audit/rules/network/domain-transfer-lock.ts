import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'

/** A domain is locked to its registrar. */
export const domainTransferLock = defineRule({
  id: 'domain-transfer-lock',
  title: 'Domain can be moved to another registrar',
  why: 'Who gets at the registrar’s account, or tricks the registrar, takes the domain away.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/dns',
  aliases: ['CKV_AWS_377'],
  scope: 'resource',
  resources: ['aws_route53domains_registered_domain'],
  fix: 'Remove `transfer_lock = false`.',

  evaluate(domain) {
    return requireTrue(domain.get('transfer_lock'), 'The domain is not locked against a transfer.')
  },

  examples: {
    passes: [
      'resource "aws_route53domains_registered_domain" "d" {}',
      'resource "aws_route53domains_registered_domain" "d" { transfer_lock = true }',
    ],
    fails: [
      `resource "aws_route53domains_registered_domain" "d" {
  transfer_lock = false #!
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_route53domains_registered_domain" "d" { transfer_lock = var.is }`,
    ],
  },
})
