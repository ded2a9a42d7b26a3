import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { both, either, not } from '../../resource/truth.ts'
import { hasWebAcl } from './web-acl.ts'
const ASSOCIATIONS = ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association']

/** What everybody reaches over HTTP stands behind a firewall that knows attacks. */
export const loadBalancerWaf = defineRule({
  id: 'load-balancer-waf',
  title: 'Load balancer on the internet has no web application firewall',
  why: 'Known attacks reach the application as they are sent.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/web-firewall',
  aliases: ['CKV2_AWS_28', 'Security Hub ELB.16'],
  scope: 'resource',
  resources: ['aws_lb', 'aws_alb'],
  fix: 'Add an `aws_wafv2_web_acl_association` with the ARN of the load balancer.',

  evaluate(balancer, configuration) {
    const isApplication = equals(balancer.get('load_balancer_type'), 'application')
    const isPublic = both(isApplication, not(isTrue(balancer.get('internal'))))
    const isGuarded = hasWebAcl(configuration, balancer)
    return requireThat(either(not(isPublic), isGuarded), balancer, 'No web ACL guards the load balancer.')
  },

  examples: {
    passes: [
      'resource "aws_lb" "l" { internal = true }',
      'resource "aws_alb" "l" { load_balancer_type = "network" }',
      ...ASSOCIATIONS.map(
        type => `resource "aws_lb" "l" {}\nresource "${type}" "a" { resource_arn = aws_lb.l.arn }`,
      ),
    ],
    fails: [
      'resource "aws_lb" "l" {} #!',
      'resource "aws_alb" "l" { internal = false } #!',
      `resource "aws_lb" "l" {} #!
resource "aws_lb" "m" {}
resource "aws_wafv2_web_acl_association" "a" { resource_arn = aws_lb.m.arn }`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_lb" "l" { internal = var.is }`,
      `variable "arn" {}
resource "aws_lb" "l" {}
resource "aws_wafv2_web_acl_association" "a" { resource_arn = var.arn }`,
      `resource "aws_lb" "l" {}
module "waf" {
  source = "umotif-public/waf-webaclv2/aws"
  alb_arn = aws_lb.l.arn
}`,
    ],
  },
})
