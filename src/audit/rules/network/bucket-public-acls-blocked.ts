import { defineRule } from '../../define-rule.ts'
import { publicAccessSwitch } from './public-access-switch.ts'

/** New ACLs that let the public in are refused. */
export const bucketPublicAclsBlocked = defineRule({
  id: 'bucket-public-acls-blocked',
  title: 'ACLs for the public may be set',
  why: 'One call, or one upload with an ACL, then opens a bucket or object to everybody.',
  severity: 'high',
  topic: 'network',
  aliases: [],
  aliasesOf: {
    aws_s3_account_public_access_block: ['CIS AWS 2.1.4', 'Security Hub S3.1'],
    aws_s3_bucket_public_access_block: ['CKV_AWS_53', 'AWS-0086', 'CIS AWS 2.1.4', 'Security Hub S3.8'],
  },
  ...publicAccessSwitch('block_public_acls', 'ACLs for the public are not refused.'),
})
