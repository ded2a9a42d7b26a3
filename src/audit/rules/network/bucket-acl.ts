import { forbidThat, type Outcome, pass } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, isTrue, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, every, not, type Truth } from '../../resource/truth.ts'
import { bucketsOf, settingsOf, someSays } from '../../views/bucket.ts'
import { oncePer, oncePerResource } from '../../views/once-per.ts'
import { isReferredSo, refersToHidden } from '../../views/pointed-at.ts'
import { seenFrom } from '../../views/seen-from.ts'

/** Where S3 takes ACLs: of a bucket, in its own resource or (until version 4 of the provider) its own block; of objects. */
export const ACL_TYPES = [
  'aws_s3_bucket',
  'aws_s3_bucket_acl',
  'aws_s3_bucket_object',
  'aws_s3_object',
  'aws_s3_object_copy',
] as const

/** What an ACL may not say. */
export interface ForbiddenAcl {
  /** ACLs that S3 has names for. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
  readonly canned: readonly string[]
  readonly group: 'AllUsers' | 'AuthenticatedUsers'
  readonly permissions: readonly string[]
  readonly says: string
}

/**
 * Judges the ACL of a bucket or object, in each of its spellings. One that stands apart is told of the bucket, too, since
 * that is what it opens. One that the bucket ignores gives nothing.
 */
export function forbidAcl(
  resource: Resource,
  configuration: Configuration,
  forbidden: ForbiddenAcl,
): Outcome {
  const apart = aclsApart(resource, configuration).flatMap(acl => saidBy(acl, forbidden))
  const hidden = resource.type === 'aws_s3_bucket' ? saidOfHidden(configuration, forbidden) : []
  const found = [
    ...saidBy(resource, forbidden),
    ...[...apart, ...hidden].map(({ at, isBad }) => ({ at: seenFrom(resource, at), isBad })),
  ]
  if (found.every(({ isBad }) => isBad === 'no')) return pass
  const counts = not(isIgnored(resource, configuration))
  return found.map(({ at, isBad }) => forbidThat(both(isBad, counts), at, forbidden.says))
}

/** What an ACL says, and whether it may. */
interface Said {
  readonly at: Attribute
  readonly isBad: Truth
}

function saidBy(resource: Resource, forbidden: ForbiddenAcl): readonly Said[] {
  const acl = resource.get('acl')
  const named = { at: acl, isBad: equals(acl, ...forbidden.canned) }
  return [named, ...grantsOf(resource).map(grant => givenBy(grant, forbidden))]
}

function aclsApart(resource: Resource, configuration: Configuration): readonly Resource[] {
  if (resource.type !== 'aws_s3_bucket') return []
  const { said } = settingsOf(resource, 'acl', configuration)
  return said.filter(each => 'address' in each).filter(({ type }) => type !== 'aws_s3_bucket')
}

/** What one of the ACLs forbids of which the bucket is not known, so that it may be that of any bucket. */
function saidOfHidden(configuration: Configuration, forbidden: ForbiddenAcl): readonly Said[] {
  const known = hiddenAcls(configuration).get(forbidden)
  if (known !== undefined) return known
  const said = configuration
    .ofType('aws_s3_bucket_acl')
    .filter(acl => refersToHidden(acl.get('bucket')) === 'unknown')
    .flatMap(acl => saidBy(acl, forbidden))
    .filter(({ isBad }) => isBad !== 'no')
    .map(({ at }) => ({ at, isBad: 'unknown' as const }))
    .slice(0, 1)
  hiddenAcls(configuration).set(forbidden, said)
  return said
}

const hiddenAcls = oncePer(() => new Map<ForbiddenAcl, readonly Said[]>())

function grantsOf(resource: Resource): readonly Attribute[] {
  const apart = resource.get('access_control_policy')
  return [...resource.each('grant'), ...(apart.isWritten ? apart.each('grant') : [])]
}

function givenBy(grant: Attribute, { group, permissions }: ForbiddenAcl): Said {
  const uri = grant.get('grantee').isWritten ? grant.get('grantee.uri') : grant.get('uri')
  const given = grant.get('permission').isWritten ? grant.get('permission') : grant.get('permissions')
  const isGroup = equals(
    uri,
    ...SCHEMES.map(scheme => `${scheme}://acs.amazonaws.com/groups/global/${group}`),
  )
  return {
    at: uri,
    isBad: both(
      isGroup,
      someItem(given, each => equals(each, ...permissions)),
    ),
  }
}

const SCHEMES = ['http', 'https']

/**
 * Every bucket that it is about ignores ACLs for the public, or refuses them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function isIgnored(resource: Resource, configuration: Configuration): Truth {
  const ignores = (bucket: Resource): Truth => ignoresAcls(bucket, configuration)
  const buckets = resource.type === 'aws_s3_bucket' ? [resource] : bucketsOf(resource, configuration)
  if (buckets.length > 0) return every(buckets, ignores)
  return isReferredSo(resource.get('bucket'), ['aws_s3_bucket'], configuration, ignores)
}

const ignoresAcls = oncePerResource((bucket, configuration) =>
  someSays(settingsOf(bucket, 'public-access-block', configuration), bucket, block =>
    either(isTrue(block.get('block_public_acls')), isTrue(block.get('ignore_public_acls'))),
  ),
)
