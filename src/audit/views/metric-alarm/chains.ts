import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, some, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../once-per.ts'
import { logGroupsOfTrails } from '../trail.ts'
import { type Pattern, parsePattern } from './pattern.ts'

/** A metric filter, and what follows from it. */
export interface Chain {
  /** `unknown`: what it selects is not known; `null`: nothing that CloudTrail writes. */
  readonly pattern: Pattern | 'unknown' | null
  /** It reads the log group that a trail writes to; `no` only where it is known to read another. */
  readonly readsTrail: Truth
  /** The alarms that watch its metric, or may do so. */
  readonly alarms: readonly WatchingAlarm[]
  /** `unknown`: so many may do so that not all were looked at. */
  readonly others: Truth
}

/** An alarm, and whether it watches what a filter counts. */
export interface WatchingAlarm {
  readonly alarm: Resource
  readonly isWatching: Truth
}

/** Every metric filter of a configuration with what follows from it. */
export const chainsOf = oncePer((configuration): readonly Chain[] => {
  const alarms = configuration
    .ofType('aws_cloudwatch_metric_alarm')
    .flatMap(alarm => watchedBy(alarm).map(metric => ({ metric, alarm })))
  const byName = Map.groupBy(alarms, ({ metric }) => textOf(metric.name.value))
  return configuration
    .ofType('aws_cloudwatch_log_metric_filter')
    .map(filter => chainOf(filter, metrics => alarmsOf(metrics, alarms, byName), configuration))
})

/** The name and the namespace of a metric. */
interface Metric {
  readonly name: Attribute
  readonly namespace: Attribute
}

/** A metric that an alarm watches. */
interface Alarm {
  readonly metric: Metric
  readonly alarm: Resource
}

/** Alarms that may watch one of these: of the same name, or where a name is not known, so that few are compared. */
function alarmsOf(
  metrics: readonly Metric[],
  alarms: readonly Alarm[],
  byName: ReadonlyMap<string | null, readonly Alarm[]>,
): readonly Alarm[] {
  const names = metrics.map(({ name }) => textOf(name.value))
  return names.includes(null) ? alarms : [...names, null].flatMap(name => byName.get(name) ?? [])
}

/** So many alarms are compared with one filter: nobody has more of one metric. */
const MOST_ALARMS = 100

function chainOf(
  filter: Resource,
  candidatesOf: (metrics: readonly Metric[]) => readonly Alarm[],
  configuration: Configuration,
): Chain {
  const metrics = filter
    .each('metric_transformation')
    .map(each => ({ name: each.get('name'), namespace: each.get('namespace') }))
  const candidates = candidatesOf(metrics)
  const watching = candidates.slice(0, MOST_ALARMS).map(({ metric, alarm }) => ({
    alarm,
    isWatching: some(metrics, each => isSameMetric(metric, each, configuration)),
  }))
  const { value } = filter.get('pattern')
  return {
    pattern: value?.kind === 'unknown' ? 'unknown' : parsePattern(textOf(value) ?? ''),
    readsTrail: readsTrail(filter, configuration),
    alarms: watching.filter(({ isWatching }) => isWatching !== 'no'),
    others: candidates.length > MOST_ALARMS ? 'unknown' : 'no',
  }
}

function watchedBy(alarm: Resource): readonly Metric[] {
  const queries = alarm.each('metric_query').map(query => query.get('metric'))
  return [alarm, ...queries].map(each => ({
    name: each.get('metric_name'),
    namespace: each.get('namespace'),
  }))
}

function isSameMetric(one: Metric, other: Metric, configuration: Configuration): Truth {
  return both(
    isSame(one.name, other.name, configuration),
    isSame(one.namespace, other.namespace, configuration),
  )
}

/** Both hold the same text, or one names the other. */
function isSame(one: Attribute, other: Attribute, configuration: Configuration): Truth {
  if (!one.isWritten) return 'no'
  if (one.value?.references.length !== 0 && configuration.referredTo(one).includes(other.resource))
    return 'yes'
  const text = textOf(other.value)
  return text === null ? 'unknown' : equals(one, text)
}

function readsTrail(filter: Resource, configuration: Configuration): Truth {
  const ofTrails = logGroupsOfTrails(configuration)
  if (ofTrails.length === 0) return 'yes'
  const name = filter.get('log_group_name')
  const read = configuration.referredTo(name, 'aws_cloudwatch_log_group')
  if (read.length > 0) return read.some(group => ofTrails.includes(group)) ? 'yes' : 'no'
  const names = ofTrails.map(group => textOf(group.get('name').value))
  const text = textOf(name.value)
  if (text === null || names.includes(null)) return 'yes'
  return names.includes(text) ? 'yes' : 'no'
}
