import type { Attribute } from '../resource/attribute.ts'
import type { Configuration, Pointing } from '../resource/configuration.ts'
import { equals, isTrue, textOf } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, some, type Truth } from '../resource/truth.ts'
import { oncePer } from './once-per.ts'

/**
 * Where a bucket’s settings stand: in resources of their own (`types`, which name their bucket in `bucket`), or, as
 * until version 4 of the provider, in a block of the bucket (`block`) or in attributes of it (`attributes`).
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade
 */
interface Setting {
  readonly types: readonly string[]
  readonly block?: string
  readonly attributes?: readonly string[]
}

const SETTINGS = {
  acl: { types: ['aws_s3_bucket_acl'], attributes: ['acl', 'grant'] },
  encryption: {
    types: ['aws_s3_bucket_server_side_encryption_configuration'],
    block: 'server_side_encryption_configuration',
  },
  lifecycle: { types: ['aws_s3_bucket_lifecycle_configuration'], attributes: ['lifecycle_rule'] },
  logging: { types: ['aws_s3_bucket_logging'], block: 'logging' },
  notification: { types: ['aws_s3_bucket_notification'] },
  'object-lock': {
    types: ['aws_s3_bucket_object_lock_configuration'],
    attributes: ['object_lock_enabled', 'object_lock_configuration'],
  },
  ownership: { types: ['aws_s3_bucket_ownership_controls'] },
  policy: { types: ['aws_s3_bucket_policy'], attributes: ['policy'] },
  'public-access-block': { types: ['aws_s3_bucket_public_access_block'] },
  replication: {
    types: ['aws_s3_bucket_replication_configuration'],
    block: 'replication_configuration',
  },
  versioning: { types: ['aws_s3_bucket_versioning'], block: 'versioning' },
  website: { types: ['aws_s3_bucket_website_configuration'], block: 'website' },
} as const satisfies Readonly<Record<string, Setting>>

export type BucketSetting = keyof typeof SETTINGS

/**
 * What is said of one setting of a bucket, wherever it stands. Most paths are the same for both spellings:
 * `get('policy')`, `get('acl')`, `get('target_bucket')`, `get('rule')`. Not so: an inline ACL’s `grant` (else
 * `access_control_policy.grant`), `lifecycle_rule` (else `rule`), and versioning, for which there is `isVersioned`.
 */
export interface BucketSettings {
  /** The resources of their own, then the bucket’s own block, or the bucket where attributes of it say it. */
  readonly said: readonly (Attribute | Resource)[]
  /** `unknown`: something else may say it, since of which bucket it speaks is not known. */
  readonly others: Pointing['others']
}

/** What a configuration says of one setting of an `aws_s3_bucket`. */
export function settingsOf(
  bucket: Resource,
  name: BucketSetting,
  configuration: Configuration,
): BucketSettings {
  const setting: Setting = SETTINGS[name]
  const links = setting.types.map(type => ({ type, path: 'bucket', names: 'bucket' }))
  const { found, others } = configuration.pointingAt(bucket, ...links)
  return { said: [...found, ...inlineOf(bucket, setting)], others }
}

function inlineOf(bucket: Resource, { block, attributes = [] }: Setting): readonly (Attribute | Resource)[] {
  if (block !== undefined) return [bucket.get(block)].filter(({ isWritten }) => isWritten)
  return attributes.some(name => bucket.get(name).isWritten) ? [bucket] : []
}

/**
 * One of the places that speak of a setting says so. A resource that may not be there (its `count` is not known, while
 * the bucket’s is) does not settle it.
 */
export function someSays(
  { said, others }: BucketSettings,
  bucket: Resource,
  holds: (said: Attribute | Resource) => Truth,
): Truth {
  return either(
    some(said, each => both(holds(each), isThere(each, bucket))),
    others,
  )
}

function isThere(said: Attribute | Resource, bucket: Resource): Truth {
  if ('isSymbolic' in said) return said.isSymbolic && !bucket.isSymbolic ? 'unknown' : 'yes'
  return said.value?.kind === 'list' && !said.value.isComplete ? 'unknown' : 'yes'
}

/** Something speaks of the setting at all. */
export function isSaid(settings: BucketSettings, bucket: Resource): Truth {
  return someSays(settings, bucket, () => 'yes')
}

/** Versions of objects are kept. */
export function isVersioned(bucket: Resource, configuration: Configuration): Truth {
  return someSays(settingsOf(bucket, 'versioning', configuration), bucket, said =>
    either(isTrue(said.get('enabled')), equals(said.get('versioning_configuration.status'), 'Enabled')),
  )
}

/** The buckets of the configuration that a resource of their own speaks of, by reference or else by name. */
export function bucketsOf(setting: Resource, configuration: Configuration): readonly Resource[] {
  const named = setting.get('bucket')
  const referred = configuration.referredTo(named, 'aws_s3_bucket')
  const name = textOf(named.value)
  if (referred.length > 0 || name === null) return referred
  return bucketsByName(configuration).get(name) ?? []
}

const bucketsByName = oncePer(configuration =>
  Map.groupBy(configuration.ofType('aws_s3_bucket'), bucket => textOf(bucket.get('bucket').value)),
)
