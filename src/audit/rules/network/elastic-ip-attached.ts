import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { referencesIn } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth } from '../../resource/truth.ts'
import { type Having, isUsed } from '../../views/users-of.ts'

const HAVING: Having = {
  naming: [
    'aws_eip',
    'aws_route53_record',
    'aws_security_group',
    'aws_security_group_rule',
    'aws_ssm_parameter',
    'aws_vpc_security_group_egress_rule',
    'aws_vpc_security_group_ingress_rule',
    'aws_wafv2_ip_set',
  ],
  names: /^(?:(?:secondary_)?(?:address_)?allocation_ids?|elastic_ips?|eip_ids?)$/,
}

/** Every address is used. */
export const elasticIpAttached = defineRule({
  id: 'elastic-ip-attached',
  title: 'Elastic IP address is attached to nothing',
  why: 'Names that still lead to an address that is given back lead to whoever gets it next.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: ['CKV2_AWS_19', 'Security Hub EC2.12'],
  scope: 'resource',
  resources: ['aws_eip'],
  fix: 'Attach the address, or release it.',

  evaluate(address, configuration) {
    const isNamed = either(isSet(address.get('instance')), isSet(address.get('network_interface')))
    const isAttached = isUsed(address, configuration, HAVING)
    return requireThat(
      either(isNamed, isAttached, mayLeave(address, configuration)),
      address,
      'Nothing has this address.',
    )
  },

  examples: {
    passes: [
      `resource "aws_instance" "i" {}
resource "aws_eip" "e" { instance = aws_instance.i.id }`,
      `resource "aws_eip" "e" {}
resource "aws_nat_gateway" "n" { allocation_id = aws_eip.e.id }`,
      `resource "aws_eip" "e" { count = 2 }
resource "aws_nat_gateway" "n" {
  count = 2
  allocation_id = aws_eip.e[count.index].allocation_id
}`,
      `resource "aws_eip" "e" {}
resource "aws_eip_association" "a" { allocation_id = aws_eip.e.id }`,
      'resource "aws_eip" "e" { network_interface = "eni-12345678" }',
      `resource "aws_eip" "e" {}
resource "aws_transfer_server" "s" {
  endpoint_details {
    address_allocation_ids = [aws_eip.e.id]
  }
}`,
    ],
    fails: [
      'resource "aws_eip" "e" {} #!',
      `resource "aws_eip" "e" {} #!
resource "aws_route53_record" "r" { records = [aws_eip.e.public_ip] }
output "ip" { value = aws_eip.e.public_ip }`,
    ],
    undecided: [
      `resource "aws_eip" "e" {}
output "id" { value = aws_eip.e.id }`,
      `variable "id" {}
resource "aws_eip" "e" { instance = var.id }`,
    ],
  },
})

/** An output gives its id away, so that others may attach it. */
function mayLeave(address: Resource, configuration: Configuration): Truth {
  const { found } = configuration.pointingAt(address, { type: 'output', path: 'value' })
  const references = found
    .filter(({ calls }) => calls.length === 0)
    .flatMap(each => referencesIn(each.get('value').value))
  const isId = references.some(({ attribute }) => ['', 'id', 'allocation_id'].includes(attribute))
  return isId ? 'unknown' : 'no'
}
