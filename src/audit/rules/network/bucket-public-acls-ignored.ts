import { defineRule } from '../../define-rule.ts'
import { publicAccessSwitch } from './public-access-switch.ts'

/** ACLs that let the public in, and are there already, do not count. */
export const bucketPublicAclsIgnored = defineRule({
  id: 'bucket-public-acls-ignored',
  title: 'ACLs for the public count',
  why: 'What was opened to everybody before stays open.',
  severity: 'high',
  topic: 'network',
  aliases: [],
  aliasesOf: {
    aws_s3_account_public_access_block: ['CIS AWS 2.1.4', 'Security Hub S3.1'],
    aws_s3_bucket_public_access_block: ['CKV_AWS_55', 'AWS-0091', 'CIS AWS 2.1.4', 'Security Hub S3.8'],
  },
  ...publicAccessSwitch('ignore_public_acls', 'ACLs for the public are not ignored.'),
})
