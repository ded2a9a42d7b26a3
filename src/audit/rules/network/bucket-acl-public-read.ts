import { defineRule } from '../../define-rule.ts'
import { ACL_TYPES, forbidAcl, type ForbiddenAcl } from './bucket-acl.ts'
import { aclExamples } from './bucket-acl-example.ts'

const FORBIDDEN: ForbiddenAcl = {
  canned: ['public-read', 'public-read-write'],
  group: 'AllUsers',
  permissions: ['READ', 'FULL_CONTROL'],
  says: 'Everybody on the internet may read.',
}
const READ = ['CKV_AWS_20', 'AWS-0092', 'Security Hub S3.2', 'ScoutSuite s3-bucket-AllUsers-read']

/** An ACL lets nobody read who has no account. */
export const bucketAclPublicRead = defineRule({
  id: 'bucket-acl-public-read',
  title: 'ACL lets everybody read',
  why: 'Whoever finds the name can list and download what is there.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: [],
  aliasesOf: { aws_s3_bucket: READ, aws_s3_bucket_acl: READ },
  scope: 'resource',
  resources: ACL_TYPES,
  fix: 'Remove the ACL, and let a policy or a CloudFront distribution give what has to be public.',

  evaluate(resource, configuration) {
    return forbidAcl(resource, configuration, FORBIDDEN)
  },

  examples: aclExamples(FORBIDDEN, 'READ_ACP'),
})
