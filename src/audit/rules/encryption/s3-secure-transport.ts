import { defineRule } from '../../define-rule.ts'
import { type Outcome, requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, every, not, type Truth } from '../../resource/truth.ts'
import { bucketsOf, settingsOf, someSays } from '../../views/bucket.ts'
import { oncePer, oncePerResource } from '../../views/once-per.ts'
import { isAboutPlainText } from '../../views/policy/conditions.ts'
import { isAbout, someStatement } from '../../views/policy/grants.ts'
import { isForAnybody } from '../../views/policy/principals.ts'
import { policyOf } from '../../views/policy/policy-of.ts'
import type { Statement } from '../../views/policy/policy.ts'

const PLAIN = '{ Bool = { "aws:SecureTransport" = "false" } }'

/** Whoever has an account at AWS is in the second group. */
const EVERYBODY = ['AllUsers', 'AuthenticatedUsers'].map(
  name => `http://acs.amazonaws.com/groups/global/${name}`,
)

/** A bucket’s policy denies whatever comes without TLS. Of an ACL that opens one that does not, it is told there, too. */
export const s3SecureTransport = defineRule({
  id: 's3-secure-transport',
  title: 'Bucket takes requests without TLS',
  why: 'Objects and what authorises a request may cross the network in clear.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: ['CKV_AWS_379', 'CIS AWS 2.1.1', 'Security Hub S3.5', 'Guard S3_BUCKET_SSL_REQUESTS_ONLY'],
  scope: 'resource',
  resources: ['aws_s3_bucket', 'aws_s3_bucket_acl'],
  fix: 'Add a statement to the bucket’s policy that denies `s3:*` where `aws:SecureTransport` is false.',

  evaluate(resource, configuration) {
    if (resource.type === 'aws_s3_bucket_acl') return judgeAcl(resource, configuration)
    const denies = keepsPlainTextOut(resource, configuration)
    return requireThat(denies, resource, 'No policy of the bucket denies requests without TLS.')
  },

  examples: {
    passes: [
      bucketDenying('"s3:*"', '"*"', PLAIN),
      bucketDenying(
        '["s3:GetObject", "s3:PutObject"]',
        '{ AWS = "*" }',
        '{ Bool = { "aws:SecureTransport" = false } }',
      ),
      `resource "aws_s3_bucket" "b" {}
data "aws_iam_policy_document" "d" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.b.arn, "\${aws_s3_bucket.b.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.d.json
}`,
      withAcl(bucketDenying('"s3:*"', '"*"', PLAIN), 'acl = "public-read"'),
    ],
    fails: [
      'resource "aws_s3_bucket" "b" {} #!',
      bucketDenying('"s3:*"', '"*"', '{ Bool = { "aws:SecureTransport" = "true" } }').replace('{}', '{} #!'),
      bucketDenying('"s3:*"', '"*"', '{}').replace('{}', '{} #!'),
      bucketDenying('"s3:PutObject"', '"*"', PLAIN).replace('{}', '{} #!'),
      bucketDenying('"s3:*"', '{ AWS = "arn:aws:iam::111122223333:root" }', PLAIN).replace('{}', '{} #!'),
      bucketDenying('"s3:*"', '"*"', PLAIN).replace('{}', '{} #!').replace('"Deny"', '"Allow"'),
      withAcl('resource "aws_s3_bucket" "b" {} #!', 'acl = "private"'),
      ...['public-read', 'public-read-write', 'authenticated-read'].map(acl =>
        withAcl('resource "aws_s3_bucket" "b" {} #!', `acl = "${acl}" #!`),
      ),
      withAcl(
        'resource "aws_s3_bucket" "b" {} #!',
        `access_control_policy { #!
    owner {
      id = "o"
    }
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "${EVERYBODY[1]}"
      }
    }
  }`,
      ),
      withAcl('', 'acl = "public-read" #!'),
    ],
    undecided: [
      withAcl('', 'acl = "public-read"').replace('aws_s3_bucket.b.id', '"elsewhere"'),
      withAcl(bucketDenying('"s3:*"', '"*"', PLAIN).replace(/.*\n/, ''), 'acl = "public-read"'),
      `variable "p" {}
resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = var.p
}`,
    ],
  },
})

/** Thousands of ACLs may speak of one bucket. */
const keepsPlainTextOut = oncePerResource(
  (bucket, configuration): Truth =>
    someSays(settingsOf(bucket, 'policy', configuration), bucket, said =>
      someStatement(policyOf(said.get('policy')), deniesPlainText),
    ),
)

const hasPolicyOfNowhere = oncePer((configuration): boolean =>
  configuration.ofType('aws_s3_bucket_policy').some(namesNothing),
)

/** The bucket that it names is declared nowhere. */
function namesNothing(setting: Resource): boolean {
  const { value } = setting.get('bucket')
  return value?.kind === 'unknown' && value.isUndeclared === true
}

function judgeAcl(acl: Resource, configuration: Configuration): Outcome {
  const canned = acl.get('acl')
  const grants = acl.get('access_control_policy')
  const isOpen = either(
    equals(canned, 'public-read', 'public-read-write', 'authenticated-read'),
    someItem(grants.get('grant'), grant => equals(grant.get('grantee.uri'), ...EVERYBODY)),
  )
  const buckets = bucketsOf(acl, configuration)
  // Of a bucket that is declared nowhere there is no policy, either; of one elsewhere there may be.
  const elsewhere: Truth = namesNothing(acl) && !hasPolicyOfNowhere(configuration) ? 'no' : 'unknown'
  const denies =
    buckets.length === 0 ? elsewhere : every(buckets, each => keepsPlainTextOut(each, configuration))
  return requireThat(
    either(not(isOpen), denies),
    canned.isWritten ? canned : grants,
    'What the ACL opens to everybody may be asked for without TLS.',
  )
}

function deniesPlainText(statement: Statement) {
  return both(
    statement.isDeny,
    isForAnybody(statement),
    isAboutPlainText(statement),
    isAbout(statement, 's3:GetObject'),
  )
}

function bucketDenying(actions: string, principal: string, condition: string): string {
  return `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = ${principal}
      Action    = ${actions}
      Resource  = ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]
      Condition = ${condition}
    }]
  })
}`
}

function withAcl(bucket: string, acl: string): string {
  return `${bucket}
resource "aws_s3_bucket_acl" "a" {
  bucket = aws_s3_bucket.b.id
  ${acl}
}`
}
