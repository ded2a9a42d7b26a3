import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { startsWith } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** Where a service names its policy for TLS, and how the good ones begin. What it takes otherwise has changed over time. */
interface TlsPolicy {
  readonly path: string
  readonly good: readonly string[]
  readonly aliases: readonly string[]
}

const API: readonly string[] = ['TLS_1_2', 'SecurityPolicy_TLS12', 'SecurityPolicy_TLS13']
const SEARCH: TlsPolicy = {
  path: 'domain_endpoint_options.tls_security_policy',
  good: ['Policy-Min-TLS-1-2-'],
  aliases: ['CKV_AWS_228', 'AWS-0126'],
}
const POLICIES: Readonly<Record<string, TlsPolicy>> = {
  aws_api_gateway_domain_name: { path: 'security_policy', good: API, aliases: ['CKV_AWS_206', 'AWS-0005'] },
  aws_apigatewayv2_domain_name: {
    path: 'domain_name_configuration.security_policy',
    good: API,
    aliases: [],
  },
  aws_cloudsearch_domain: {
    path: 'endpoint_options.tls_security_policy',
    good: ['Policy-Min-TLS-1-2-'],
    aliases: ['CKV_AWS_218'],
  },
  aws_elasticsearch_domain: { ...SEARCH, aliases: [...SEARCH.aliases, 'Security Hub ES.8'] },
  aws_opensearch_domain: { ...SEARCH, aliases: [...SEARCH.aliases, 'Security Hub Opensearch.8'] },
}

/** A service that knows several versions of TLS takes none before 1.2. */
export const serviceOldTls = defineRule({
  id: 'service-old-tls',
  title: 'Service may take old versions of TLS',
  why: 'TLS 1.0 and 1.1 have known weaknesses, and no client needs them any more.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: [],
  aliasesOf: Object.fromEntries(Object.entries(POLICIES).map(([type, { aliases }]) => [type, aliases])),
  scope: 'resource',
  resources: Object.keys(POLICIES),
  fix: 'Name a policy that begins with TLS 1.2: `TLS_1_2`, or `Policy-Min-TLS-1-2-2019-07`.',

  evaluate(service) {
    const { path = '', good = [] } = POLICIES[service.type] ?? {}
    const policy = service.get(path)
    return requireThat(
      startsWith(policy, ...good),
      policy,
      policy.isWritten ? 'The policy allows TLS 1.0.' : 'No policy says that TLS begins with 1.2.',
    )
  },

  examples: {
    passes: Object.entries(POLICIES).flatMap(([type, { path, good }]) =>
      good.map(start => resourceWith(type, { [path]: `"${start}2019-07"` })),
    ),
    fails: Object.entries(POLICIES).flatMap(([type, { path }]) => [
      resourceWith(type, { [path]: '"TLS_1_0" #!' }),
      resourceWith(type, { [path]: '"Policy-Min-TLS-1-0-2019-07" #!' }),
      resourceWith(type).replace('{', '{ #!'),
    ]),
    undecided: Object.entries(POLICIES).map(
      ([type, { path }]) => `variable "p" {}\n${resourceWith(type, { [path]: 'var.p' })}`,
    ),
  },
})
