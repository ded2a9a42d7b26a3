import { defineRule } from '../../define-rule.ts'
import { ACL_TYPES, forbidAcl, type ForbiddenAcl } from './bucket-acl.ts'
import { aclExamples } from './bucket-acl-example.ts'

const FORBIDDEN: ForbiddenAcl = {
  canned: [],
  group: 'AllUsers',
  permissions: ['READ_ACP', 'FULL_CONTROL'],
  says: 'Everybody on the internet may read who has which permissions.',
}

/** Who may do what is nobody else’s business. */
export const bucketAclPermissionsPublic = defineRule({
  id: 'bucket-acl-permissions-public',
  title: 'ACL lets everybody read the permissions',
  why: 'It tells which accounts to attack, and what that would give.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: [],
  aliasesOf: { aws_s3_bucket_acl: ['CKV_AWS_375'] },
  scope: 'resource',
  resources: ACL_TYPES,
  fix: 'Remove the grant to `AllUsers`.',

  evaluate(resource, configuration) {
    return forbidAcl(resource, configuration, FORBIDDEN)
  },

  examples: aclExamples(FORBIDDEN, 'READ'),
})
