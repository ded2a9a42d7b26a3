import type { Example } from '../../define-rule.ts'

/** What a rule of a group lets in: `{ protocol: '"tcp"', from: 22, to: 22, ranges: '["0.0.0.0/0"]' }`, as it is written. */
export interface Let {
  readonly protocol?: string
  readonly from: number | string
  readonly to: number | string
  /** HCL of a list. */
  readonly ranges?: string
  /** Further lines, such as a description. */
  readonly more?: string
}

const ANYBODY = '["0.0.0.0/0"]'

/** A rule as a block of a group, or of another type that has such blocks. */
export function block(of: Let, direction = 'ingress', type = 'aws_security_group'): string {
  return `resource "${type}" "web" {\n  ${direction} {\n${body(of, '    ')}\n  }\n}`
}

/** A rule as a resource of its own. */
export function rule(of: Let, direction = 'ingress'): string {
  return `resource "aws_security_group_rule" "web" {\n  type = "${direction}"\n${body(of, '  ')}\n}`
}

function body({ protocol = '"tcp"', from, to, ranges = ANYBODY, more = '' }: Let, indent: string): string {
  const lines = [
    `from_port = ${from}`,
    `to_port = ${to}`,
    `protocol = ${protocol}`,
    `cidr_blocks = ${ranges}`,
  ]
  return [...lines, ...more.split('\n').filter(line => line !== '')].map(line => indent + line).join('\n')
}

/** A rule as a resource of the newer kind, for one range. */
export function newer(
  { protocol = '"tcp"', from, to, ranges = '"0.0.0.0/0"', more = '' }: Let,
  direction = 'ingress',
): string {
  const lines = [
    `ip_protocol = ${protocol}`,
    `from_port = ${from}`,
    `to_port = ${to}`,
    `cidr_ipv4 = ${ranges}`,
    more,
  ]
  return `resource "aws_vpc_security_group_${direction}_rule" "web" {\n  ${lines.join('\n  ')}\n}`
}

/** Marks the lines that name a range as those of the finding. */
export function marked(text: string): string {
  return text.replaceAll(/^(.*cidr\w* = .*)$/gm, '$1 #!')
}

/** The ways in which a port can be open to anybody, and those in which it looks so but is not. */
export function portExamples(port: number): Record<'passes' | 'fails' | 'undecided', readonly Example[]> {
  const at = { from: port, to: port }
  return {
    fails: [
      marked(block(at)),
      marked(block({ from: port - 1, to: port + 1, protocol: '"6"' })),
      marked(block({ from: `"${port}"`, to: `"${port}"`, ranges: '["10.0.0.0/8", "0.0.0.0/0"]' })),
      marked(block({ from: 0, to: 0, protocol: '"-1"' })),
      marked(block({ ...at, ranges: '["0.0.0.0/1", "128.0.0.0/1"]' })),
      marked(block({ ...at, ranges: '[]' }).replace('cidr_blocks = []', 'ipv6_cidr_blocks = ["::/0"]')),
      marked(block(at, 'ingress', 'aws_default_security_group')),
      marked(rule(at)),
      marked(rule({ from: 0, to: 65_535, protocol: '"all"' })),
      marked(newer(at)),
      marked(newer({ ...at, ranges: '"1.2.3.4/5"' })),
      marked(newer(at).replace('cidr_ipv4 = "0.0.0.0/0"', 'cidr_ipv6 = "::/0"')),
      marked(newer({ from: 0, to: 0, protocol: '-1' }).replaceAll(/.*_port = .*\n/g, '')),
      `resource "aws_security_group" "web" {
  ingress = [{
    from_port = ${port}
    to_port = ${port}
    protocol = "tcp"
    cidr_blocks = ["0.0.0.0/0"] #!
  }]
}`,
      `resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = [8443, ${port}]
    content {
      from_port = ingress.value
      to_port = ingress.value
      protocol = "tcp"
      cidr_blocks = ["0.0.0.0/0"] #!
    }
  }
}`,
      `variable "from" {\n  default = ["0.0.0.0/0"]\n}\n${marked(block({ ...at, ranges: 'var.from' }))}`,
      `variable "from" {\n  default = ["0.0.0.0/0"]\n}\n${marked(block({ ...at, ranges: '["${var.from}"]' }))}`,
      `resource "aws_ec2_managed_prefix_list" "all" {
  entry {
    cidr = "0.0.0.0/0"
  }
}
${rule(at).replace(/cidr_blocks = .*/, 'prefix_list_ids = [aws_ec2_managed_prefix_list.all.id] #!')}`,
    ],
    passes: [
      block({ ...at, ranges: '["10.0.0.0/8", "192.168.0.0/16"]' }),
      block({ ...at, ranges: '["203.0.113.7/32"]' }),
      block({ ...at, ranges: '["${var.office}/32"]' }).concat('\nvariable "office" {}'),
      block({ ...at, ranges: '[aws_vpc.main.cidr_block]' }).concat('\nresource "aws_vpc" "main" {}'),
      block({ ...at, protocol: '"udp"' }),
      block({ from: 8, to: 0, protocol: '"icmp"' }),
      block({ from: port + 1, to: 65_535 }),
      block({ from: 0, to: 0, protocol: '"-1"' }, 'egress'),
      block({ ...at, ranges: 'null', more: 'security_groups = ["sg-12345678"]' }),
      rule(at, 'egress'),
      rule({ from: port + 1, to: port + 1 }),
      newer({ ...at, ranges: '"10.0.0.0/8"' }),
      newer(at).replace('cidr_ipv4 = "0.0.0.0/0"', 'referenced_security_group_id = "sg-12345678"'),
      `data "aws_ec2_managed_prefix_list" "cloudfront" {
  name = "com.amazonaws.global.cloudfront.origin-facing"
}
${rule(at).replace(/cidr_blocks = .*/, 'prefix_list_ids = [data.aws_ec2_managed_prefix_list.cloudfront.id]')}`,
      'resource "aws_security_group" "web" {}',
    ],
    undecided: [
      `variable "from" {}\n${block({ ...at, ranges: '[var.from]' })}`,
      `variable "port" {}\n${rule({ from: 'var.port', to: 'var.port' })}`,
      `variable "way" {}\n${rule(at).replace('"ingress"', 'var.way')}`,
      newer(at).replace('cidr_ipv4 = "0.0.0.0/0"', 'prefix_list_id = "pl-12345678"'),
      `variable "rules" {}\nresource "aws_security_group" "web" {\n  ingress = var.rules\n}`,
    ],
  }
}
