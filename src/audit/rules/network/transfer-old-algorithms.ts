import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { matches } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html */
const CURRENT = /^TransferSecurityPolicy-(?:[A-Za-z0-9]+-)?20(?:2[4-9]|[3-9]\d)-\d\d$/

/** A server for transfers takes what AWS advises; where nothing is written, what it advised in 2018. */
export const transferOldAlgorithms = defineRule({
  id: 'transfer-old-algorithms',
  title: 'Transfer server takes old algorithms',
  why: 'Key exchanges with SHA-1 and weak ciphers are accepted, which others may break.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/tls-version',
  aliases: ['CKV_AWS_380'],
  scope: 'resource',
  resources: ['aws_transfer_server'],
  fix: 'Set `security_policy_name = "TransferSecurityPolicy-2024-01"` or a newer one.',

  evaluate(server) {
    const policy = server.get('security_policy_name')
    return requireThat(matches(policy, CURRENT), policy, 'Its security policy is older than 2024.')
  },

  examples: {
    passes: ['2024-01', '2025-03', 'FIPS-2024-05', 'Restricted-2024-06'].map(each => withPolicy(each)),
    fails: [
      ...['2018-11', '2020-06', '2023-05', 'FIPS-2023-05', 'PQ-SSH-Experimental-2023-04'].map(each =>
        withPolicy(each, '#!'),
      ),
      resourceWith('aws_transfer_server').replace('{', '{ #!'),
    ],
    undecided: [`variable "p" {}\n${resourceWith('aws_transfer_server', { security_policy_name: 'var.p' })}`],
  },
})

function withPolicy(name: string, mark = ''): string {
  return resourceWith('aws_transfer_server', {
    security_policy_name: `"TransferSecurityPolicy-${name}" ${mark}`,
  })
}
