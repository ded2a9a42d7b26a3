import type { Subject } from '../outcome.ts'
import type { Configuration, Link } from '../resource/configuration.ts'
import { startOf } from '../resource/place.ts'
import { isTrue } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { some, type Truth } from '../resource/truth.ts'
import { oncePer } from './once-per.ts'
import { isPointedAt } from './pointed-at.ts'
import { type Access, selectorsOf } from './recorded-buckets.ts'

/** Where what the account lacks is told: at its trail, and where it has none, where its files begin. */
export function accountSubject(configuration: Configuration): Subject {
  const trails = configuration.ofType('aws_cloudtrail')
  const whole = trails.find(trail => isTrue(trail.get('is_multi_region_trail')) === 'yes')
  return whole ?? trails[0] ?? startOf(configuration.resources[0]?.place.path ?? configuration.root)
}

/** Some trail of the configuration records what is written to objects. */
export const writesAreRecorded = oncePer(configuration => recordsObjects(configuration, 'write'))

/** Some trail of the configuration records what is read of objects. */
export const readsAreRecorded = oncePer(configuration => recordsObjects(configuration, 'read'))

function recordsObjects(configuration: Configuration, access: Access): Truth {
  const selectors = configuration.ofType('aws_cloudtrail').flatMap(trail => selectorsOf(trail, access))
  return some(selectors, ({ records }) => records)
}

/** The log groups of a configuration that its trails write to; empty where none is known. */
export const logGroupsOfTrails = oncePer((configuration): readonly Resource[] => {
  const groups = configuration
    .ofType('aws_cloudtrail')
    .flatMap(trail =>
      configuration.referredTo(trail.get('cloud_watch_logs_group_arn'), 'aws_cloudwatch_log_group'),
    )
  return [...new Set(groups)]
})

const INTO: Link = { type: 'aws_cloudtrail', path: 's3_bucket_name', names: 'bucket' }

/** A trail writes to this bucket, by reference or by name. */
export function isOfTrail(bucket: Resource, configuration: Configuration): Truth {
  return isPointedAt(bucket, INTO, configuration)
}
