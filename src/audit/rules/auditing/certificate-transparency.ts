import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** Certificates are written to the public log of certificates. */
export const certificateTransparency = defineRule({
  id: 'certificate-transparency',
  title: 'Certificate is kept out of the transparency logs',
  why: 'In the public logs one’s own certificates and forged ones are seen alike.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/monitoring',
  aliases: ['CKV_AWS_234'],
  scope: 'resource',
  resources: ['aws_acm_certificate'],
  fix: 'Remove `certificate_transparency_logging_preference = "DISABLED"`.',

  evaluate(certificate) {
    const preference = certificate.get('options.certificate_transparency_logging_preference')
    return forbidThat(equals(preference, 'DISABLED'), preference, 'The certificate is not publicly logged.')
  },

  examples: {
    passes: [
      'resource "aws_acm_certificate" "main" { domain_name = "example.com" }',
      `resource "aws_acm_certificate" "main" {
  options {
    certificate_transparency_logging_preference = "ENABLED"
  }
}`,
    ],
    fails: [
      `resource "aws_acm_certificate" "main" {
  options {
    certificate_transparency_logging_preference = "DISABLED" #!
  }
}`,
    ],
    undecided: [
      `variable "logged" {}
resource "aws_acm_certificate" "main" {
  options {
    certificate_transparency_logging_preference = var.logged
  }
}`,
    ],
  },
})
