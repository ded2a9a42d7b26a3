import { defineRule } from '../../define-rule.ts'
import { ACL_TYPES, forbidAcl, type ForbiddenAcl } from './bucket-acl.ts'
import { aclExamples } from './bucket-acl-example.ts'

const FORBIDDEN: ForbiddenAcl = {
  canned: ['public-read-write'],
  group: 'AllUsers',
  permissions: ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'],
  says: 'Everybody on the internet may write.',
}
const WRITE = ['CKV_AWS_57', 'AWS-0092', 'Security Hub S3.3', 'ScoutSuite s3-bucket-AllUsers-write']

/** An ACL lets nobody write who has no account. */
export const bucketAclPublicWrite = defineRule({
  id: 'bucket-acl-public-write',
  title: 'ACL lets everybody write',
  why: 'Whoever finds the name can replace what is there, or have others download something bad from it.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: [],
  aliasesOf: { aws_s3_bucket: WRITE, aws_s3_bucket_acl: WRITE },
  scope: 'resource',
  resources: ACL_TYPES,
  fix: 'Remove the ACL, and name in a policy who may write.',

  evaluate(resource, configuration) {
    return forbidAcl(resource, configuration, FORBIDDEN)
  },

  examples: aclExamples(FORBIDDEN, 'READ'),
})
