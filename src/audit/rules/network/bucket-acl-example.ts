import type { ForbiddenAcl } from './bucket-acl.ts'

/** Examples of ACLs that say what they may not, and of those that do not. */
export function aclExamples(
  forbidden: Pick<ForbiddenAcl, 'canned' | 'group' | 'permissions'>,
  harmless: string,
) {
  const { canned, group, permissions } = forbidden
  const [permission = ''] = permissions
  return {
    passes: [
      'resource "aws_s3_bucket" "b" {}',
      ...withCanned('private', ''),
      anAcl(group, harmless, ''),
      anAcl('LogDelivery', permission, ''),
      aGrant('s3/LogDelivery', permission, ''),
      ...canned.flatMap(acl =>
        ['aws_s3_bucket_acl', 'aws_s3_object'].map(
          type => `${withBlock}
resource "${type}" "b" {
  bucket = aws_s3_bucket.b.id
  acl    = "${acl}"
}`,
        ),
      ),
    ],
    fails: [
      ...canned.flatMap(acl => withCanned(acl, '#!')),
      ...permissions.flatMap(each => [anAcl(group, each, '#!'), aGrant(`global/${group}`, each, '#!')]),
    ],
    undecided: [
      ...canned.slice(0, 1).map(() => 'variable "acl" {}\nresource "aws_s3_bucket" "b" { acl = var.acl }'),
      `variable "who" {}\n${anAcl('', permission, '').replace(/uri .*/, 'uri  = var.who')}`,
    ],
  }
}

const withBlock = `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_public_access_block" "b" {
  bucket             = aws_s3_bucket.b.id
  ignore_public_acls = true
}`

function withCanned(acl: string, mark: string): readonly string[] {
  return [
    `resource "aws_s3_bucket" "b" {\n  acl = "${acl}" ${mark}\n}`,
    ...['aws_s3_bucket_acl', 'aws_s3_bucket_object', 'aws_s3_object', 'aws_s3_object_copy'].map(
      type => `resource "aws_s3_bucket" "b" {} ${type === 'aws_s3_bucket_acl' ? mark : ''}
resource "${type}" "a" {
  bucket = aws_s3_bucket.b.id
  acl    = "${acl}" ${mark}
}`,
    ),
  ]
}

function anAcl(group: string, permission: string, mark: string): string {
  return `resource "aws_s3_bucket" "b" {} ${mark}
resource "aws_s3_bucket_acl" "b" {
  bucket = aws_s3_bucket.b.id
  access_control_policy {
    grant {
      grantee {
        id   = "0123456789abcdef"
        type = "CanonicalUser"
      }
      permission = "FULL_CONTROL"
    }
    grant {
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/${group === 'LogDelivery' ? 's3' : 'global'}/${group}" ${mark}
      }
      permission = "${permission}"
    }
  }
}`
}

function aGrant(group: string, permission: string, mark: string): string {
  return `resource "aws_s3_bucket" "b" {
  grant {
    type        = "Group"
    permissions = ["${permission}"]
    uri         = "http://acs.amazonaws.com/groups/${group}" ${mark}
  }
}`
}
