import type { Subject } from '../outcome.ts'
import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { startOf } from '../resource/place.ts'
import { equals, equalsInAnyCase, isTrue, someItem } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, not, some, type Truth } from '../resource/truth.ts'
import { oncePer } from './once-per.ts'

/** Where what the account lacks is told: at its trail, and where it has none, where its files begin. */
export function accountSubject(configuration: Configuration): Subject {
  const trails = configuration.ofType('aws_cloudtrail')
  const whole = trails.find(trail => isTrue(trail.get('is_multi_region_trail')) === 'yes')
  return whole ?? trails[0] ?? startOf(configuration.resources[0]?.place.path ?? configuration.root)
}

/**
 * The trail records what is done to the objects of buckets (data events), for reading or for writing, by event selectors
 * of either kind. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
function recordsObjects(trail: Resource, access: 'read' | 'write'): Truth {
  return either(
    someItem(trail.get('event_selector'), selector => selectsObjects(selector, access)),
    someItem(trail.get('advanced_event_selector'), selector => fieldsSelectObjects(selector, access)),
  )
}

function selectsObjects(selector: Attribute, access: 'read' | 'write'): Truth {
  const kind = selector.get('read_write_type')
  const wanted = access === 'read' ? 'ReadOnly' : 'WriteOnly'
  const isKind = kind.isWritten ? equals(kind, 'All', wanted) : 'yes'
  const ofObjects = someItem(selector.get('data_resource'), data =>
    equals(data.get('type'), 'AWS::S3::Object'),
  )
  return both(isKind, ofObjects)
}

function fieldsSelectObjects(selector: Attribute, access: 'read' | 'write'): Truth {
  const fields = selector.each('field_selector')
  const named = (name: string, ...values: readonly string[]): Truth =>
    some(fields, field => both(equals(field.get('field'), name), includes(field.get('equals'), values)))
  const readOnly = (value: string): Truth => named('readOnly', value)
  return both(
    named('eventCategory', 'Data'),
    named('resources.type', 'AWS::S3::Object'),
    not(readOnly(access === 'read' ? 'false' : 'true')),
  )
}

function includes(list: Attribute, values: readonly string[]): Truth {
  return someItem(list, item => equalsInAnyCase(item, ...values))
}

/** Some trail of the configuration records what is written to objects. */
export const writesAreRecorded = oncePer(configuration =>
  some(configuration.ofType('aws_cloudtrail'), trail => recordsObjects(trail, 'write')),
)

/** Some trail of the configuration records what is read of objects. */
export const readsAreRecorded = oncePer(configuration =>
  some(configuration.ofType('aws_cloudtrail'), trail => recordsObjects(trail, 'read')),
)

/** The log groups of a configuration that its trails write to; empty where none is known. */
export const logGroupsOfTrails = oncePer((configuration): readonly Resource[] => {
  const groups = configuration
    .ofType('aws_cloudtrail')
    .flatMap(trail =>
      configuration.referredTo(trail.get('cloud_watch_logs_group_arn'), 'aws_cloudwatch_log_group'),
    )
  return [...new Set(groups)]
})

/** The trails that write to this bucket, by reference or by name. */
export function trailsInto(bucket: Resource, configuration: Configuration): readonly Resource[] {
  return configuration.pointingAt(bucket, { type: 'aws_cloudtrail', path: 's3_bucket_name', names: 'bucket' })
    .found
}
