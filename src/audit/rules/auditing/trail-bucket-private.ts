import { defineRule } from '../../define-rule.ts'
import { forbidThat, pass, undecided } from '../../outcome.ts'
import { equals, isTrue, matches } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { settingsOf, someSays } from '../../views/bucket.ts'
import { seenFrom } from '../../views/seen-from.ts'
import { isOfTrail } from '../../views/trail.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const OPEN_ACLS = ['public-read', 'public-read-write', 'authenticated-read']
const EVERYBODY = /\/(AllUsers|AuthenticatedUsers)$/

/** The bucket of a trail is open to nobody else. */
export const trailBucketPrivate = defineRule({
  id: 'trail-bucket-private',
  title: 'Bucket of the trail is open to others by its ACL',
  why: 'The log says who does what in the account, and when nobody looks.',
  severity: 'high',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['AWS-0161', 'Security Hub CloudTrail.6'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Remove the public ACL; `private` is the default.',

  evaluate(bucket, configuration) {
    const isMeant = isOfTrail(bucket, configuration)
    if (isMeant === 'no') return pass
    const block = settingsOf(bucket, 'public-access-block', configuration)
    const isHeard = both(
      isMeant,
      not(someSays(block, bucket, said => isTrue(said.get('ignore_public_acls')))),
    )
    const { said: acls, others } = settingsOf(bucket, 'acl', configuration)
    const judged = acls.map(said => {
      const acl = said.get('acl')
      const grants = [...said.each('grant'), ...said.each('access_control_policy.grant')]
      return [
        forbidThat(
          both(equals(acl, ...OPEN_ACLS), isHeard),
          seenFrom(bucket, acl),
          'The log of the account can be read by strangers.',
        ),
        grants
          .flatMap(grant => [grant.get('uri'), grant.get('grantee.uri')])
          .map(uri =>
            forbidThat(
              both(matches(uri, EVERYBODY), isHeard),
              seenFrom(bucket, uri),
              'The log of the account is open to strangers.',
            ),
          ),
      ]
    })
    return [judged, others === 'unknown' && isHeard !== 'no' ? undecided(bucket) : pass]
  },

  examples: {
    passes: [
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" { acl = "public-read" }
resource "aws_s3_bucket_public_access_block" "trail" {
  bucket             = aws_s3_bucket.trail.id
  ignore_public_acls = true
}`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {}`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" { acl = "private" }`,
      'resource "aws_s3_bucket" "website" { acl = "public-read" }',
    ],
    fails: [
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" {
  acl = "public-read" #!
}`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = "trail" }
resource "aws_s3_bucket" "trail" { bucket = "trail" } #!
resource "aws_s3_bucket_acl" "trail" {
  bucket = aws_s3_bucket.trail.id
  acl    = "public-read-write"
}`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.bucket }
resource "aws_s3_bucket" "trail" {
  grant {
    type        = "Group"
    permissions = ["READ"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers" #!
  }
}`,
      `resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.bucket }
resource "aws_s3_bucket" "trail" {} #!
resource "aws_s3_bucket_acl" "trail" {
  bucket = aws_s3_bucket.trail.id
  access_control_policy {
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
    owner {
      id = "1234"
    }
  }
}`,
    ],
    undecided: [
      `variable "acl" {}
resource "aws_cloudtrail" "main" { s3_bucket_name = aws_s3_bucket.trail.id }
resource "aws_s3_bucket" "trail" { acl = var.acl }`,
    ],
  },
})
