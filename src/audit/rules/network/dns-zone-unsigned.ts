import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, some, type Truth, truth } from '../../resource/truth.ts'
import { isDeclared, isPointedAt } from '../../views/pointed-at.ts'
const ASSOCIATION = { type: 'aws_route53_zone_association', path: 'zone_id' }
const KEY = { type: 'aws_route53_key_signing_key', path: 'hosted_zone_id' }
const SIGNING = { type: 'aws_route53_hosted_zone_dnssec', path: 'hosted_zone_id' }

/** A public zone signs its answers. */
export const dnsZoneUnsigned = defineRule({
  id: 'dns-zone-unsigned',
  title: 'Answers about names can be forged',
  why: 'Who stands between a client and its resolver can lead it to another place (DNSSEC).',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/dns',
  aliases: ['CKV2_AWS_38'],
  scope: 'resource',
  resources: ['aws_route53_zone'],
  fix: 'Add an `aws_route53_key_signing_key` and an `aws_route53_hosted_zone_dnssec` for the zone.',

  evaluate(zone, configuration) {
    const isPrivate = either(isSet(zone.get('vpc')), isPointedAt(zone, ASSOCIATION, configuration))
    return requireThat(
      either(isPrivate, isSigned(zone, configuration)),
      zone,
      'The zone does not sign its answers.',
    )
  },

  examples: {
    passes: [
      `resource "aws_route53_zone" "z" {}
resource "aws_route53_key_signing_key" "k" { hosted_zone_id = aws_route53_zone.z.id }
resource "aws_route53_hosted_zone_dnssec" "d" { hosted_zone_id = aws_route53_key_signing_key.k.hosted_zone_id }`,
      `resource "aws_route53_zone" "z" {}
resource "aws_route53_key_signing_key" "k" { hosted_zone_id = aws_route53_zone.z.zone_id }
resource "aws_route53_hosted_zone_dnssec" "d" { hosted_zone_id = aws_route53_zone.z.zone_id }`,
      `resource "aws_route53_zone" "z" {
  vpc {
    vpc_id = "vpc-12345678"
  }
}`,
      `resource "aws_route53_zone" "z" {}
resource "aws_route53_zone_association" "a" { zone_id = aws_route53_zone.z.zone_id }`,
    ],
    fails: [
      'resource "aws_route53_zone" "z" {} #!\nresource "aws_route53_hosted_zone_dnssec" "d" { hosted_zone_id = aws_route53_zone.z.id }',
      'resource "aws_route53_zone" "z" {} #!',
      `resource "aws_route53_zone" "z" {} #!
resource "aws_route53_key_signing_key" "k" { hosted_zone_id = aws_route53_zone.z.id }`,
      `resource "aws_route53_zone" "z" {} #!
resource "aws_route53_key_signing_key" "k" { hosted_zone_id = aws_route53_zone.z.id }
resource "aws_route53_hosted_zone_dnssec" "d" {
  hosted_zone_id = aws_route53_zone.z.id
  signing_status = "NOT_SIGNING"
}`,
    ],
    undecided: [
      `variable "zone" {}
resource "aws_route53_zone" "z" {}
resource "aws_route53_key_signing_key" "k" { hosted_zone_id = var.zone }
resource "aws_route53_hosted_zone_dnssec" "d" { hosted_zone_id = var.zone }`,
    ],
  },
})

/** It has a key, and signs with it; signing may name the zone through its key. */
function isSigned(zone: Resource, configuration: Configuration): Truth {
  const keys = configuration.pointingAt(zone, KEY)
  const signings = [zone, ...keys.found].map(each => configuration.pointingAt(each, SIGNING))
  const signs = some(
    signings.flatMap(({ found }) => found),
    each => equals(each.get('signing_status'), 'SIGNING'),
  )
  const hasKey = either(truth(keys.found.length > 0), keys.others)
  // One that names a zone through a key of which the zone is not known may sign this one.
  const mayBySome = both(keys.others, isDeclared(configuration, SIGNING.type))
  return both(hasKey, either(signs, mayBySome, ...signings.map(({ others }) => others)))
}
