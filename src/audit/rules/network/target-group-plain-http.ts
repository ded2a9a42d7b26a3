import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equalsInAnyCase } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const PATHS: Readonly<Record<string, string>> = {
  aws_alb_target_group: 'protocol',
  aws_lb_target_group: 'protocol',
  aws_vpclattice_target_group: 'config.protocol',
}

/** A load balancer speaks TLS with its targets, too. */
export const targetGroupPlainHttp = defineRule({
  id: 'target-group-plain-http',
  title: 'Load balancer speaks plain HTTP with its targets',
  why: 'Whoever listens inside of the network can read and change what is sent.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/tls',
  aliases: [],
  aliasesOf: { aws_alb_target_group: ['CKV_AWS_378'], aws_lb_target_group: ['CKV_AWS_378'] },
  scope: 'resource',
  resources: Object.keys(PATHS),
  fix: 'Set `protocol = "HTTPS"`, and let the targets answer with a certificate.',

  evaluate(group) {
    const protocol = group.get(PATHS[group.type] ?? '')
    return forbidThat(equalsInAnyCase(protocol, 'HTTP'), protocol, 'The targets are reached by HTTP.')
  },

  examples: {
    passes: Object.entries(PATHS).flatMap(([type, path]) => [
      resourceWith(type, { [path]: '"HTTPS"' }),
      resourceWith(type),
    ]),
    fails: Object.entries(PATHS).map(([type, path]) => resourceWith(type, { [path]: '"HTTP" #!' })),
    undecided: [`variable "p" {}\n${resourceWith('aws_lb_target_group', { protocol: 'var.p' })}`],
  },
})
