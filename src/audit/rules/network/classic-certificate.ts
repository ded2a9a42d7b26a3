import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equalsInAnyCase, startsWith } from '../../resource/predicates.ts'
import { either, not, type Truth } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

const MANAGED = ['aws_acm_certificate', 'aws_acm_certificate_validation', 'data.aws_acm_certificate']
const UPLOADED = ['aws_iam_server_certificate', 'data.aws_iam_server_certificate']

/** Certificates of ACM renew themselves. */
export const classicCertificate = defineRule({
  id: 'classic-certificate',
  title: 'Certificate of a classic load balancer is not from ACM',
  why: 'Somebody has to remember to renew it, and its private key lay on somebody’s disk.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/tls',
  aliases: ['CKV_AWS_127', 'Security Hub ELB.2'],
  scope: 'resource',
  resources: ['aws_elb'],
  fix: 'Set `ssl_certificate_id` to the ARN of a certificate of AWS Certificate Manager.',

  evaluate(balancer, configuration) {
    return balancer.each('listener').map(listener => {
      const certificate = listener.get('ssl_certificate_id')
      const isPlain = not(equalsInAnyCase(listener.get('lb_protocol'), 'https', 'ssl'))
      return requireThat(
        either(isPlain, isManaged(certificate, configuration)),
        certificate,
        'The certificate is not one of AWS Certificate Manager.',
      )
    })
  },

  examples: {
    passes: [
      withCertificate('"arn:aws:acm:eu-west-1:111122223333:certificate/1234"'),
      `data "aws_acm_certificate" "c" { domain = "example.com" }\n${withCertificate('data.aws_acm_certificate.c.arn')}`,
      `resource "aws_acm_certificate" "c" { domain_name = "example.com" }\n${withCertificate('aws_acm_certificate.c.arn')}`,
      resourceWith('aws_elb', { 'listener.lb_protocol': '"http"' }),
    ],
    fails: [
      withCertificate('"arn:aws:iam::111122223333:server-certificate/main" #!'),
      `resource "aws_iam_server_certificate" "c" {}\n${withCertificate('aws_iam_server_certificate.c.arn #!')}`,
      resourceWith('aws_elb', { 'listener.lb_protocol': '"https"' }).replace('listener {', '$& #!'),
    ],
    undecided: [`variable "c" {}\n${withCertificate('var.c')}`],
  },
})

function isManaged(certificate: Attribute, configuration: Configuration): Truth {
  if (configuration.referredTo(certificate, ...MANAGED).length > 0) return 'yes'
  if (configuration.referredTo(certificate, ...UPLOADED).length > 0) return 'no'
  return startsWith(certificate, 'arn:aws:acm:', 'arn:aws-cn:acm:', 'arn:aws-us-gov:acm:')
}

function withCertificate(certificate: string): string {
  return resourceWith('aws_elb', {
    'listener.lb_protocol': '"https"',
    'listener.ssl_certificate_id': certificate,
  })
}
