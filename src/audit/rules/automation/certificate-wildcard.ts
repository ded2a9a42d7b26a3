import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { someItem, startsWith } from '../../resource/predicates.ts'

/** A certificate is for the names that need it. */
export const certificateWildcard = defineRule({
  id: 'certificate-wildcard',
  title: 'Certificate is for every name of a domain',
  why: 'Whoever gets it on one host can pretend to be every other.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/edge',
  aliases: ['CKV2_AWS_71'],
  scope: 'resource',
  resources: ['aws_acm_certificate'],
  fix: 'Name the hosts in `domain_name` and `subject_alternative_names`.',

  evaluate(certificate) {
    const name = certificate.get('domain_name')
    const others = certificate.get('subject_alternative_names')
    const says = 'It is for every name of the domain.'
    return [
      forbidThat(startsWith(name, '*'), name, says),
      forbidThat(
        someItem(others, item => startsWith(item, '*')),
        others,
        says,
      ),
    ]
  },

  examples: {
    passes: [
      'resource "aws_acm_certificate" "main" { domain_name = "www.example.com" }',
      `resource "aws_acm_certificate" "main" {
  domain_name               = "example.com"
  subject_alternative_names = ["www.example.com"]
}`,
    ],
    fails: [
      `resource "aws_acm_certificate" "main" {
  domain_name = "*.example.com" #!
}`,
      `resource "aws_acm_certificate" "main" {
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com"] #!
}`,
    ],
    undecided: [
      `variable "name" {}
resource "aws_acm_certificate" "main" { domain_name = var.name }`,
    ],
  },
})
