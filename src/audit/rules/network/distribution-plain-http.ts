import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const BEHAVIORS = ['default_cache_behavior', 'ordered_cache_behavior'] as const

/** A distribution takes HTTPS, or sends to it. */
export const distributionPlainHttp = defineRule({
  id: 'distribution-plain-http',
  title: 'CloudFront distribution takes plain HTTP',
  why: 'What is sent, sessions and passwords too, can be read and changed on the way.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls',
  aliases: ['CKV_AWS_34', 'AWS-0012', 'Security Hub CloudFront.3'],
  scope: 'resource',
  resources: ['aws_cloudfront_distribution'],
  fix: 'Set `viewer_protocol_policy = "redirect-to-https"` or `"https-only"`.',

  evaluate(distribution) {
    return BEHAVIORS.flatMap(name => distribution.each(name)).map(behavior => {
      const policy = behavior.get('viewer_protocol_policy')
      return forbidThat(equals(policy, 'allow-all'), policy, 'HTTP is served as HTTPS is.')
    })
  },

  examples: {
    passes: BEHAVIORS.flatMap(name => [
      behaving(name, '"redirect-to-https"'),
      behaving(name, '"https-only"'),
    ]),
    fails: BEHAVIORS.map(name => behaving(name, '"allow-all" #!')),
    undecided: [`variable "p" {}\n${behaving('default_cache_behavior', 'var.p')}`],
  },
})

function behaving(name: string, policy: string): string {
  return resourceWith('aws_cloudfront_distribution', { [`${name}.viewer_protocol_policy`]: policy })
}
