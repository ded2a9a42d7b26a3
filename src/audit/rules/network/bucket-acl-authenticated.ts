import { defineRule } from '../../define-rule.ts'
import { ACL_TYPES, forbidAcl, type ForbiddenAcl } from './bucket-acl.ts'
import { aclExamples } from './bucket-acl-example.ts'

const FORBIDDEN: ForbiddenAcl = {
  canned: ['authenticated-read'],
  group: 'AuthenticatedUsers',
  permissions: ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'],
  says: 'Everybody with an AWS account, of whatever company, is let in.',
}

/** Authenticated users, in ACLs, are those of every AWS account. */
export const bucketAclAuthenticated = defineRule({
  id: 'bucket-acl-authenticated',
  title: 'ACL lets everybody in who has an AWS account',
  why: 'Such an account costs nothing, so this is as good as open to the internet.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: [],
  aliasesOf: {
    aws_s3_bucket: ['AWS-0092', 'ScoutSuite s3-bucket-AuthenticatedUsers-read'],
    aws_s3_bucket_acl: ['CKV2_AWS_43', 'AWS-0092', 'ScoutSuite s3-bucket-AuthenticatedUsers-read'],
  },
  scope: 'resource',
  resources: ACL_TYPES,
  fix: 'Remove the ACL, and name in a policy who may come.',

  evaluate(resource, configuration) {
    return forbidAcl(resource, configuration, FORBIDDEN)
  },

  examples: aclExamples(FORBIDDEN, 'NONE'),
})
