import type { Example } from '../../define-rule.ts'

/** What an entry of a network ACL lets in or out, as it is written. */
export interface Entry {
  readonly action?: 'allow' | 'deny'
  readonly number?: number
  readonly protocol?: string
  readonly from: number | string
  readonly to: number | string
  readonly range?: string
}

/** An ACL with entries as blocks. */
export function acl(entries: readonly Entry[], direction = 'ingress', type = 'aws_network_acl'): string {
  const blocks = entries.map(
    ({
      action = 'allow',
      number = 100,
      protocol = '"tcp"',
      from,
      to,
      range = '"0.0.0.0/0"',
    }) => `  ${direction} {
    action = "${action}"
    rule_no = ${number}
    protocol = ${protocol}
    from_port = ${from}
    to_port = ${to}
    cidr_block = ${range}
  }`,
  )
  return `resource "${type}" "main" {\n${blocks.join('\n')}\n}`
}

/** An entry as a resource of its own. */
export function entry(of: Entry, direction = 'ingress', name = 'one'): string {
  const { action = 'allow', number = 100, protocol = '"tcp"', from, to, range = '"0.0.0.0/0"' } = of
  return `resource "aws_network_acl_rule" "${name}" {
  network_acl_id = aws_network_acl.main.id
  egress = ${direction === 'egress'}
  rule_action = "${action}"
  rule_number = ${number}
  protocol = ${protocol}
  from_port = ${from}
  to_port = ${to}
  cidr_block = ${range}
}`
}

/** Marks the lines that say this, a range unless told, as those of the finding. */
export function marked(text: string, argument: 'cidr_block' | 'protocol' = 'cidr_block'): string {
  return text.replaceAll(new RegExp(`^(.*${argument} = .*)$`, 'gm'), '$1 #!')
}

/** The ways in which an ACL can open a port to anybody, and those in which it looks so but does not. */
export function portExamples(port: number): Record<'passes' | 'fails' | 'undecided', readonly Example[]> {
  const at = { from: port, to: port }
  const all = { from: 0, to: 0, protocol: '"-1"' }
  const MAIN = 'resource "aws_network_acl" "main" {}'
  return {
    fails: [
      marked(acl([at])),
      marked(acl([all], 'ingress', 'aws_default_network_acl')),
      marked(acl([{ from: port - 1, to: port + 1, protocol: '6' }])),
      marked(acl([{ ...at, range: '"::/0"' }]).replace('cidr_block', 'ipv6_cidr_block')),
      marked(entry(at)),
      marked(entry({ ...all, protocol: '"all"' })),
      marked(entry(at).replace('  egress = false\n', '')),
      // The entry that denies comes too late.
      `${marked(entry(at))}\n${entry({ ...all, action: 'deny', number: 200 }, 'ingress', 'two')}\n${MAIN}`,
    ],
    passes: [
      acl([{ ...at, range: '"10.0.0.0/8"' }]),
      acl([{ ...at, action: 'deny' }]),
      acl([at], 'egress'),
      acl([{ ...at, protocol: '"udp"' }]),
      acl([{ ...at, action: 'deny', number: 90 }, all]),
      entry({ from: port + 1, to: port + 1 }),
      entry(at, 'egress'),
      `${entry(at)}\n${entry({ ...at, action: 'deny', number: 50 }, 'ingress', 'two')}\n${MAIN}`,
    ],
    undecided: [
      `variable "from" {}\n${acl([{ ...at, range: 'var.from' }])}`,
      `variable "port" {}\n${entry({ from: 'var.port', to: 'var.port' })}`,
      `variable "rules" {}\nresource "aws_network_acl" "main" {\n  ingress = var.rules\n}`,
    ],
  }
}
