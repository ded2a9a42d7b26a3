import { expect, test } from 'vitest'
import { auditRoot } from '../../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import { bucketAclPublicRead } from '../../../../src/audit/rules/network/bucket-acl-public-read.ts'
import { toldAtOrigin } from '../../../../src/audit/told-at-origin.ts'
import { aTree } from '../../a-tree.ts'

test.each([
  ['a canned one', '  acl = "public-read"\n'],
  [
    'one of grants',
    `  access_control_policy {
    grant {
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
      permission = "READ"
    }
  }
`,
  ],
])('an ACL that stands apart is found of its bucket, too, and told where it stands: %s', (_, says) => {
  const tree = aTree({
    'main.tf': `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_acl" "b" {
  bucket = aws_s3_bucket.b.id
${says}}`,
  })
  const { findings } = auditRoot(evaluateRoot(tree, ''), tree, {
    rules: [bucketAclPublicRead],
    isAccount: false,
  })
  expect(findings.map(({ resource, place }) => `${resource}:${place.start.line}`)).toEqual([
    'aws_s3_bucket.b:1',
    expect.stringMatching(/^aws_s3_bucket_acl\.b:/),
  ])
  expect([...toldAtOrigin(findings)].map(([{ resource }, by]) => `${resource} by ${by.resource}`)).toEqual([
    'aws_s3_bucket.b by aws_s3_bucket_acl.b',
  ])
})
