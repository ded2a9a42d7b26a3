import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { isOneOfMany } from '../resource/one-of-many.ts'
import { equals, equalsInAnyCase, someItem, textOf } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, not, some, type Truth, truth } from '../resource/truth.ts'
import { oncePer } from './once-per.ts'

export type Access = 'read' | 'write'

/** Of which buckets the trails of a configuration record what is done to objects. */
interface Recorded {
  /** Of every bucket. */
  readonly all: Truth
  readonly buckets: ReadonlySet<Resource>
  readonly names: ReadonlySet<string>
}

/**
 * A trail of the configuration records (data events) who reads or who writes this bucket’s objects, by event selectors
 * of either kind. Prefixes are not looked at: part of a bucket is enough.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function isRecorded(bucket: Resource, access: Access, configuration: Configuration): Truth {
  const { all, buckets, names } = access === 'read' ? reads(configuration) : writes(configuration)
  return either(all, truth(buckets.has(bucket)), equals(bucket.get('bucket'), ...names))
}

const reads = oncePer(configuration => recordedBy(configuration, 'read'))
const writes = oncePer(configuration => recordedBy(configuration, 'write'))

function recordedBy(configuration: Configuration, access: Access): Recorded {
  const buckets = new Set<Resource>()
  const names = new Set<string>()
  let all: Truth = configuration.isComplete ? 'no' : 'unknown'
  for (const { records, arns } of configuration
    .ofType('aws_cloudtrail')
    .flatMap(each => selectorsOf(each, access))) {
    if (records === 'no') continue
    if (arns === null || records === 'unknown') {
      all = either(all, records)
      continue
    }
    for (const arn of arns) {
      for (const bucket of configuration.referredTo(arn, 'aws_s3_bucket', 'data.aws_s3_bucket'))
        if (isOneOfMany(bucket)) all = either(all, 'unknown')
        else buckets.add(bucket)
      const name = nameIn(arn)
      if (name !== null) names.add(name)
      all = either(all, isOfAll(arn, configuration))
    }
  }
  return { all, buckets, names }
}

/** What one selector records: `arns` says of which buckets, and is `null` where it does not say. */
export interface Selector {
  readonly records: Truth
  readonly arns: readonly Attribute[] | null
}

/** What a trail records of the objects of buckets, selector by selector. */
export function selectorsOf(trail: Resource, access: Access): readonly Selector[] {
  return [
    ...trail.each('event_selector').flatMap(selector => basicSelectors(selector, access)),
    ...trail.each('advanced_event_selector').map(selector => advancedSelector(selector, access)),
    ...hiddenIn(trail.get('event_selector')),
    ...hiddenIn(trail.get('advanced_event_selector')),
  ]
}

/** What is not known of a list of blocks may record anything. */
function hiddenIn({ value }: Attribute): readonly Selector[] {
  return value?.kind === 'list' && !value.isComplete ? [{ records: 'unknown', arns: null }] : []
}

function basicSelectors(selector: Attribute, access: Access): readonly Selector[] {
  const kind = selector.get('read_write_type')
  const isKind = kind.isWritten ? equals(kind, 'All', access === 'read' ? 'ReadOnly' : 'WriteOnly') : 'yes'
  const named = selector.each('data_resource').map(data => ({
    records: both(isKind, equals(data.get('type'), 'AWS::S3::Object')),
    arns: data.each('values'),
  }))
  return isKind === 'no' ? named : [...named, ...hiddenIn(selector.get('data_resource'))]
}

function advancedSelector(selector: Attribute, access: Access): Selector {
  const fields = selector.each('field_selector')
  const named = (name: string, value: string): Truth =>
    some(fields, field =>
      both(
        equals(field.get('field'), name),
        someItem(field.get('equals'), item => equalsInAnyCase(item, value)),
      ),
    )
  const arns = fields
    .filter(field => equals(field.get('field'), 'resources.ARN') === 'yes')
    .flatMap(field => [...field.each('equals'), ...field.each('starts_with')])
  return {
    records: both(
      named('eventCategory', 'Data'),
      named('resources.type', 'AWS::S3::Object'),
      not(named('readOnly', access === 'read' ? 'false' : 'true')),
    ),
    arns: arns.length > 0 ? arns : null,
  }
}

/** `arn:aws:s3` is every bucket of the account. */
function isOfAll(arn: Attribute, configuration: Configuration): Truth {
  const text = textOf(arn.value)
  if (text !== null) return truth(/^arn:[^:]*:s3(:::)?$/.test(text))
  return configuration.referredTo(arn).length > 0 ? 'no' : 'unknown'
}

/** `arn:aws:s3:::logs/2026/` → `logs` */
function nameIn(arn: Attribute): string | null {
  return /^arn:[^:]*:s3:::([^/]+)/.exec(textOf(arn.value) ?? '')?.[1] ?? null
}
