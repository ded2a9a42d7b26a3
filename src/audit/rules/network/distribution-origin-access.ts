import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { isSet, matches } from '../../resource/predicates.ts'
import { either, not, type Truth, truth } from '../../resource/truth.ts'
import type { UnknownValue } from '../../resource/value.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_cloudfront_distribution'

/** Address of a bucket, or of a data source that looks one up. */
const BUCKET = /(?:^|\.)aws_s3_bucket\.[\w-]+(?:\[|$)/

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html */
export const distributionOriginAccess = defineRule({
  id: 'distribution-origin-access',
  title: 'CloudFront distribution does not sign in to its bucket',
  why: 'The bucket then has to be open to everybody, past the distribution and its firewall.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: ['CKV2_AWS_46', 'Security Hub CloudFront.13'],
  scope: 'resource',
  resources: [TYPE],
  fix: 'Set `origin_access_control_id` to an origin access control.',

  evaluate(distribution) {
    return distribution
      .each('origin')
      .map(origin =>
        requireThat(
          either(
            not(isBucket(origin.get('domain_name'))),
            isSet(origin.get('origin_access_control_id')),
            isSet(origin.get('s3_origin_config.origin_access_identity')),
          ),
          origin,
          'It comes to the bucket as anybody would.',
        ),
      )
  },

  examples: {
    passes: [
      ofBucket({ 'origin.origin_access_control_id': '"E1"' }),
      ofBucket({
        'origin.s3_origin_config.origin_access_identity': '"origin-access-identity/cloudfront/E1"',
      }),
      ofBucket({}).replace('bucket_regional_domain_name', 'website_endpoint'),
      resourceWith(TYPE, { 'origin.domain_name': '"app.example.com"' }),
      resourceWith(TYPE, { 'origin.domain_name': '"acme.s3-website-eu-west-1.amazonaws.com"' }),
    ],
    fails: [
      ofBucket({}).replace('origin {', '$& #!'),
      ofBucket({})
        .replace('aws_s3_bucket.b.bucket_regional_domain_name', '"${aws_s3_bucket.b.id}.s3.amazonaws.com"')
        .replace('origin {', '$& #!'),
      ofBucket({ 'origin.s3_origin_config.origin_access_identity': '""' }).replace('origin {', '$& #!'),
      ofBucket({}).replace('resource "aws_s3_bucket" "b" {}', '').replace('origin {', '$& #!'),
      resourceWith(TYPE, { 'origin.domain_name': '"acme.s3.eu-west-1.amazonaws.com"' }).replace(
        'origin {',
        '$& #!',
      ),
    ],
    undecided: [`variable "id" {}\n${ofBucket({ 'origin.origin_access_control_id': 'var.id' })}`],
  },
})

/** Leads to a bucket, declared here or not, but not to the website that it may be: that takes nobody’s signature. */
function isBucket(domain: Attribute): Truth {
  const { value } = domain
  if (value?.kind === 'unknown' && value.references.some(({ address }) => BUCKET.test(address)))
    return truth(!isWebsite(value))
  return matches(domain, /(?:^|\.)s3(?:[.-](?!website)[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/)
}

function isWebsite({ references, pieces = [] }: UnknownValue): boolean {
  return (
    references.some(({ attribute }) => attribute.startsWith('website')) ||
    pieces.some(piece => piece?.includes('s3-website'))
  )
}

function ofBucket(settings: Readonly<Record<string, string>>): string {
  return `resource "aws_s3_bucket" "b" {}
${resourceWith(TYPE, { 'origin.domain_name': 'aws_s3_bucket.b.bucket_regional_domain_name', ...settings })}`
}
