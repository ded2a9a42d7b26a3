import * as z from 'zod'
import { patternList } from '../../../patterns/option.ts'
import { defineRule } from '../../define-rule.ts'
import { GROUPS, groupRulesIn, INGRESS_RULES, isGroup } from '../../views/security-group.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { isReferredSo } from '../../views/pointed-at.ts'
import { forbidThat, pass, undecided } from '../../outcome.ts'
import { fromAnywhere } from '../../views/traffic/source.ts'
import { portsOf } from '../../views/traffic/traffic.ts'
import { isOf } from './from-anywhere.ts'
import { block, newer, rule } from './group-example.ts'
import { justifies } from './justifies.ts'

const AT = { from: 443, to: 443 }
const REASON = 'description = "The public website of claims, reviewed in SEC-12"'
const GROUP = `resource "aws_security_group" "web" {\n  ${REASON}\n}\n`

/** What is open to the internet is so for a reason, which is written down. */
export const securityGroupOpenIngressJustified = defineRule({
  id: 'security-group-open-ingress-justified',
  title: 'Open to the internet without a justification',
  why: 'An opening that nobody justified was decided by nobody.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/described',
  aliases: [],
  scope: 'resource',
  resources: [...GROUPS, ...INGRESS_RULES],
  fix: 'Write in `description`, of the rule or of its group, who has to reach it and why, or narrow the range.',

  options: z.strictObject({
    least: z.int().min(1).max(255).default(20).describe('Characters that a justification has at least.'),
    content: patternList
      .default([])
      .describe(
        'Regular expressions of which a justification matches one, such as a ticket’s key; empty: any text.',
      ),
  }),

  evaluate(resource, configuration, options) {
    const { rules, hidden } = groupRulesIn(resource, configuration)
    const justifiesAll = (group: Resource): Truth => justifies(group.get('description'), options)
    const isGroupJustified = isGroup(resource)
      ? justifiesAll(resource)
      : isReferredSo(resource.get('security_group_id'), GROUPS, configuration, justifiesAll)
    return [
      ...rules.map(traffic => {
        const isOpen = fromAnywhere(traffic.sources)?.is ?? 'no'
        const isJustified = either(justifies(traffic.description, options), isGroupJustified)
        const says = `Anybody on the internet reaches ${portsOf(traffic)}, and no description justifies it.`
        return forbidThat(both(isOf('ingress', traffic), isOpen, not(isJustified)), traffic.description, says)
      }),
      isGroupJustified === 'yes'
        ? pass
        : hidden.filter(({ path }) => path === 'ingress').map(at => undecided(at)),
    ]
  },

  examples: {
    passes: [
      block({ ...AT, more: REASON }),
      block({ ...AT, more: REASON }, 'ingress', 'aws_default_security_group'),
      rule({ ...AT, more: REASON }),
      rule({ ...AT, more: 'description = "Allow public access for the claims website"' }),
      newer({ ...AT, more: REASON }),
      // The group’s own description is enough.
      `${GROUP}${rule({ ...AT, more: 'security_group_id = aws_security_group.web.id' })}`,
      block({ ...AT, ranges: '["10.0.0.0/8"]' }),
      block(AT, 'egress'),
    ],
    fails: [
      block(AT).replace('ingress {', 'ingress { #!'),
      block({ ...AT, more: 'description = "Web" #!' }),
      block(
        { ...AT, more: 'description = "Allow all inbound traffic" #!' },
        'ingress',
        'aws_default_security_group',
      ),
      rule({ ...AT, more: 'description = "Managed by Terraform" #!' }),
      rule({ ...AT, more: 'description = "Allow HTTPS (443/tcp) from anywhere" #!' }),
      rule({ ...AT, more: 'description = "TODO: say who asked for this, and why" #!' }),
      rule(AT).replace('" {', '" { #!'),
      newer({ ...AT, more: 'description = "                          " #!' }),
      newer({ ...AT, ranges: '"0.0.0.0/1"' }).replace('" {', '" { #!'),
    ],
    undecided: [
      `variable "text" {}\n${rule({ ...AT, more: 'description = var.text' })}`,
      `variable "from" {}\n${rule({ ...AT, ranges: 'var.from' })}`,
      'variable "rules" {}\nresource "aws_security_group" "web" {\n  ingress = var.rules\n}',
    ],
  },
})
