import { defineRule } from '../../define-rule.ts'
import { forbidThat, pass } from '../../outcome.ts'
import { type Attribute, referencesIn } from '../../resource/attribute.ts'
import { equals, everyItem, isSet, textOf } from '../../resource/predicates.ts'
import { both, type Truth, truth } from '../../resource/truth.ts'

/** A name leads to something that the same configuration knows. */
export const dnsRecordDangling = defineRule({
  id: 'dns-record-dangling',
  title: 'Name leads to an address that nothing here has',
  why: 'When the address is given back, its next owner answers under this name, with a certificate for it.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/dns',
  aliases: ['CKV2_AWS_23'],
  scope: 'resource',
  resources: ['aws_route53_record'],
  fix: 'Refer to the resource that has the address, by `alias` or in `records`.',

  evaluate(record) {
    if (equals(record.get('type'), 'A', 'AAAA') === 'no') return pass
    const alias = record.get('alias.name')
    const at = alias.isWritten ? alias : record.get('records')
    return forbidThat(
      both(equals(record.get('type'), 'A', 'AAAA'), isLiteral(at)),
      at,
      'The record is written by hand, and leads to nothing that is known here.',
    )
  },

  examples: {
    passes: [
      `resource "aws_eip" "e" {}
resource "aws_route53_record" "r" {
  type = "A"
  records = [aws_eip.e.public_ip]
}`,
      `resource "aws_lb" "l" {}
resource "aws_route53_record" "r" {
  type = "A"
  alias {
    name = aws_lb.l.dns_name
    zone_id = aws_lb.l.zone_id
  }
}`,
      `resource "aws_route53_record" "r" {
  type = "CNAME"
  records = ["example.com"]
}`,
      'resource "aws_route53_record" "r" { type = "A" }',
    ],
    fails: [
      `resource "aws_route53_record" "r" {
  type = "A"
  records = ["203.0.113.7"] #!
}`,
      `resource "aws_route53_record" "r" {
  type = "AAAA"
  records = ["2001:db8::7"] #!
}`,
      `resource "aws_route53_record" "r" {
  type = "A"
  alias {
    name = "lb-1234.eu-west-1.elb.amazonaws.com" #!
  }
}`,
    ],
    undecided: [
      `variable "ip" {}
resource "aws_route53_record" "r" {
  type = "A"
  records = [var.ip]
}`,
      `variable "type" {}
resource "aws_route53_record" "r" {
  type = var.type
  records = ["203.0.113.7"]
}`,
    ],
  },
})

/** All of it is known, and comes from no resource. */
function isLiteral(named: Attribute): Truth {
  if (referencesIn(named.value).length > 0) return 'no'
  return both(
    isSet(named),
    everyItem(named, item =>
      item.value?.kind === 'unknown' ? 'unknown' : truth(textOf(item.value) !== null),
    ),
  )
}
