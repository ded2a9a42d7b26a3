import { defineRule } from '../../define-rule.ts'
import { publicAccessSwitch } from './public-access-switch.ts'

/** Policies that let the public in, and are there already, let in the account only. */
export const bucketPublicPoliciesRestricted = defineRule({
  id: 'bucket-public-policies-restricted',
  title: 'Policies for the public count',
  why: 'What a policy opened to everybody before stays open.',
  severity: 'high',
  topic: 'network',
  aliases: [],
  aliasesOf: {
    aws_s3_account_public_access_block: ['CIS AWS 2.1.4', 'Security Hub S3.1'],
    aws_s3_bucket_public_access_block: ['CKV_AWS_56', 'AWS-0093', 'CIS AWS 2.1.4', 'Security Hub S3.8'],
  },
  ...publicAccessSwitch(
    'restrict_public_buckets',
    'Buckets with policies for the public are not restricted.',
  ),
})
