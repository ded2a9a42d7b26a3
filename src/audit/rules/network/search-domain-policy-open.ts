import { defineRule } from '../../define-rule.ts'
import { pass } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isSet, isTrue } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { isReferredSo } from '../../views/pointed-at.ts'
import { isPublic } from '../../views/policy/principals.ts'
import { whatItAllows } from '../../views/policy/what-it-allows.ts'
import { forbidStatements } from './forbid-statements.ts'
import { policyWith } from './policy-example.ts'

const DOMAINS = ['aws_elasticsearch_domain', 'aws_opensearch_domain'] as const
const POLICIES = ['aws_elasticsearch_domain_policy', 'aws_opensearch_domain_policy'] as const

/** A domain on the internet names who may search it. */
export const searchDomainPolicyOpen = defineRule({
  id: 'search-domain-policy-open',
  title: 'Search domain is open to everybody',
  why: 'Everybody on the internet may read, change and delete what is stored there.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-policy',
  aliases: [],
  scope: 'resource',
  resources: [...DOMAINS, ...POLICIES],
  fix: 'Put the domain in a VPC, name the principals, or restrict them by `aws:SourceIp`.',

  evaluate(resource, configuration) {
    const isKept = isKeptOtherwise(resource, configuration)
    if (isKept === 'yes') return pass
    return forbidStatements(
      resource.get('access_policies'),
      statement => both(isPublic(statement), not(isKept)),
      ({ principals }) => principals.at,
      statement =>
        `Anybody is let in, without a condition that says who may come. ${whatItAllows(statement)}`.trim(),
    )
  },

  examples: {
    passes: [
      ...[...DOMAINS, ...POLICIES].map(type => policyWith(type, 'access_policies', {})),
      ...DOMAINS.flatMap(type => [
        `resource "${type}" "d" {}`,
        kept(type, 'vpc_options {\n    subnet_ids = ["subnet-1"]\n  }'),
        kept(type, 'advanced_security_options {\n    enabled = true\n  }'),
      ]),
      policyWith('aws_opensearch_domain', 'access_policies', {
        Principal: '"*"',
        Condition: '{ IpAddress = { "aws:SourceIp" = ["192.0.2.0/24"] } }',
      }),
      `resource "aws_opensearch_domain" "d" {
  vpc_options {
    subnet_ids = ["subnet-1"]
  }
}
${policyWith('aws_opensearch_domain_policy', 'access_policies', { Principal: '"*"' }).replace('{\n', '{\n  domain_name = aws_opensearch_domain.d.domain_name\n')}`,
    ],
    fails: [...DOMAINS, ...POLICIES].map(type =>
      policyWith(type, 'access_policies', { Principal: '{ AWS = "*" } #!' }),
    ),
    undecided: [
      `variable "subnets" {}\n${kept('aws_opensearch_domain', 'vpc_options {\n    subnet_ids = var.subnets\n  }')}`,
    ],
  },
})

/**
 * It stands in a VPC, or asks each caller who it is: AWS advises to leave the policy open then.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html#fgac-recommendations
 */
function isKeptOtherwise(resource: Resource, configuration: Configuration): Truth {
  if (DOMAINS.some(type => type === resource.type)) return isKeptDomain(resource)
  return isReferredSo(resource.get('domain_name'), DOMAINS, configuration, isKeptDomain)
}

function isKeptDomain(domain: Resource): Truth {
  return either(
    isSet(domain.get('vpc_options.subnet_ids')),
    isTrue(domain.get('advanced_security_options.enabled')),
  )
}

function kept(type: string, by: string): string {
  return policyWith(type, 'access_policies', { Principal: '"*"' }).replace('{\n', `{\n  ${by}\n`)
}
