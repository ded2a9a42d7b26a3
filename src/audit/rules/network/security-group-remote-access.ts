import * as z from 'zod'
import { patternList } from '../../../patterns/option.ts'
import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome, pass, undecided } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import {
  GROUPS,
  type GroupTraffic,
  groupOf,
  groupRulesIn,
  INGRESS_RULES,
} from '../../views/security-group.ts'
import { fromAnywhere, fromInternet } from '../../views/traffic/source.ts'
import { opensPort } from '../../views/traffic/traffic.ts'
import { compiled } from './compiled.ts'
import { isOf } from './from-anywhere.ts'
import { block, marked, newer, rule } from './group-example.ts'

/** SSH, Telnet, RDP, VNC, WinRM. */
const REMOTE_ACCESS = [22, 23, 3389, 5900, 5901, 5985, 5986]

const OFFICE = { from: 22, to: 22, ranges: '["203.0.113.0/24"]' }

/** Machines are reached for administration through a bastion or from inside. */
export const securityGroupRemoteAccess = defineRule({
  id: 'security-group-remote-access',
  title: 'Remote access that does not come from a bastion',
  why: 'Each machine that is administered from the internet is a door of its own that must be watched.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/remote-access',
  aliases: [],
  scope: 'resource',
  resources: [...GROUPS, ...INGRESS_RULES],
  fix: 'Let remote access in from the bastion’s security group or an internal range, or use Session Manager.',

  options: z.strictObject({
    bastion: patternList
      .default(['(?i)bastion|jump[-_ ]?(?:host|box|server)'])
      .describe(
        'Regular expressions of which the name, description or tag `Name` of a bastion’s group matches one.',
      ),
  }),

  evaluate(resource, configuration, { bastion }) {
    const { rules, hidden } = groupRulesIn(resource, configuration)
    const group = groupOf(resource, configuration)
    const isFree = group === null ? 'unknown' : isBastion(group, bastion)
    return [
      ...rules.map(traffic => judge(traffic, isFree)),
      ...hidden.filter(({ path }) => path === 'ingress').map(at => undecided(at)),
    ]
  },

  examples: {
    passes: [
      block({ ...OFFICE, ranges: '["10.0.0.0/8"]' }),
      block({ ...OFFICE, ranges: 'null', more: 'security_groups = [aws_security_group.bastion.id]' }).concat(
        '\nresource "aws_security_group" "bastion" {}',
      ),
      block(OFFICE).replace('"web"', '"bastion"'),
      block(OFFICE).replace('ingress {', 'name = "jump-host"\n  ingress {'),
      `variable "stage" {}\n${block(OFFICE).replace('ingress {', 'name = "${var.stage}-bastion"\n  ingress {')}`,
      block({ ...OFFICE, from: 443, to: 443 }),
      block(OFFICE, 'egress'),
      `${rule({ ...OFFICE, more: 'security_group_id = aws_security_group.b.id' })}
resource "aws_security_group" "b" { description = "Bastion of claims" }`,
      // Open to everybody: there are rules of their own.
      block({ from: 22, to: 22 }),
    ],
    fails: [
      marked(block(OFFICE)),
      marked(block({ ...OFFICE, from: 3389, to: 3389 }, 'ingress', 'aws_default_security_group')),
      `${marked(rule({ ...OFFICE, more: 'security_group_id = aws_security_group.b.id' }))}
resource "aws_security_group" "b" {}`,
      `${marked(newer({ ...OFFICE, ranges: '"203.0.113.7/32"', more: 'security_group_id = aws_security_group.b.id' }))}
resource "aws_security_group" "b" {}`,
    ],
    undecided: [
      `variable "name" {}\n${block(OFFICE).replace('ingress {', 'name = var.name\n  ingress {')}`,
      rule({ ...OFFICE, more: 'security_group_id = "sg-12345678"' }),
      `variable "office" {}\n${block({ ...OFFICE, ranges: '["${var.office}/32"]' })}`,
    ],
  },
})

function judge(traffic: GroupTraffic, isFree: Truth): Outcome {
  const found = fromInternet(traffic.sources)
  if (found === null || fromAnywhere(traffic.sources)?.is === 'yes') return pass
  const opens = some(REMOTE_ACCESS, port => opensPort(traffic, port))
  return forbidThat(
    both(isOf('ingress', traffic), opens, found.is, not(isFree)),
    found.at,
    'Remote access comes from the internet and not from a bastion.',
  )
}

/** By what it is called, as far as that is known. */
function isBastion(group: Resource, patterns: readonly string[]): Truth {
  const called = compiled(patterns)
  const isCalled = (text: string): boolean => called.some(each => each.matches(text))
  const said = ['name', 'name_prefix', 'description', 'tags.Name'].map(path => group.get(path).value)
  return either(
    truth(isCalled(group.name)),
    ...said.map(value => {
      if (value?.kind !== 'unknown') return truth(isCalled(textOf(value) ?? ''))
      return value.pieces?.some(piece => isCalled(piece ?? '')) ? 'yes' : 'unknown'
    }),
  )
}
