import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isFalse, isSet, isTrue } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'

/** A block of a classic load balancer is on by itself, one of the newer kinds only where it says so. */
function isLogged(balancer: Resource): Truth {
  const enabled = balancer.get('access_logs.enabled')
  if (balancer.type !== 'aws_elb') return isTrue(enabled)
  return both(isSet(balancer.get('access_logs')), not(isFalse(enabled)))
}

/** A load balancer logs its requests. */
export const loadBalancerAccessLogs = defineRule({
  id: 'load-balancer-access-logs',
  title: 'Load balancer does not log its requests',
  why: 'Without them an attack cannot be told from ordinary traffic.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['Security Hub ELB.5'],
  aliasesOf: {
    aws_lb: ['CKV_AWS_91', 'ELB_LOGGING_ENABLED'],
    aws_alb: ['CKV_AWS_91', 'ELB_LOGGING_ENABLED'],
    aws_elb: ['CKV_AWS_92', 'ELB_LOGGING_ENABLED'],
  },
  scope: 'resource',
  resources: ['aws_lb', 'aws_alb', 'aws_elb'],
  fix: 'Add an `access_logs` block with `enabled = true` and a bucket.',

  evaluate(balancer) {
    // Gateway load balancers have no access logs.
    const isGateway = equals(balancer.get('load_balancer_type'), 'gateway')
    const enabled = balancer.get('access_logs.enabled')
    return requireThat(either(isLogged(balancer), isGateway), enabled, 'Requests are not logged.')
  },

  examples: {
    passes: [
      `resource "aws_lb" "main" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}`,
      `resource "aws_alb" "main" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}`,
      'resource "aws_lb" "main" { load_balancer_type = "gateway" }',
      `resource "aws_elb" "main" {
  access_logs {
    bucket = "logs"
  }
}`,
      `resource "aws_elb" "main" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}`,
    ],
    fails: [
      'resource "aws_lb" "main" {} #!',
      `resource "aws_alb" "main" { #!
  load_balancer_type = "network"
}`,
      `resource "aws_lb" "main" {
  access_logs { #!
    bucket = "logs"
  }
}`,
      `resource "aws_lb" "main" {
  access_logs {
    bucket  = "logs"
    enabled = false #!
  }
}`,
      'resource "aws_elb" "main" {} #!',
      `resource "aws_elb" "main" {
  access_logs {
    bucket  = "logs"
    enabled = false #!
  }
}`,
    ],
    undecided: [
      `variable "logged" {}
resource "aws_lb" "main" {
  access_logs {
    bucket  = "logs"
    enabled = var.logged
  }
}`,
    ],
  },
})
