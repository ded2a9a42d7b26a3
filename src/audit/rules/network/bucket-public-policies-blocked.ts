import { defineRule } from '../../define-rule.ts'
import { publicAccessSwitch } from './public-access-switch.ts'

/** New policies that let the public in are refused. */
export const bucketPublicPoliciesBlocked = defineRule({
  id: 'bucket-public-policies-blocked',
  title: 'Policies for the public may be set',
  why: 'One change of a policy then opens a bucket to everybody.',
  severity: 'high',
  topic: 'network',
  aliases: [],
  aliasesOf: {
    aws_s3_account_public_access_block: ['CIS AWS 2.1.4', 'Security Hub S3.1'],
    aws_s3_bucket_public_access_block: ['CKV_AWS_54', 'AWS-0087', 'CIS AWS 2.1.4', 'Security Hub S3.8'],
  },
  ...publicAccessSwitch('block_public_policy', 'Policies for the public are not refused.'),
})
