import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, isFalse, isSet, someItem, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
import { oncePer } from '../once-per.ts'
import { isPointedAt } from '../pointed-at.ts'
import { logGroupsOfTrails } from '../trail.ts'
import { type Pattern, parsePattern } from './pattern.ts'

/** A metric filter, and how far the way from it to a person goes. */
export interface Chain {
  /** `unknown`: what it selects is not known; `null`: nothing that CloudTrail writes. */
  readonly pattern: Pattern | 'unknown' | null
  /** It reads the log group that a trail writes to; `no` only where it is known to read another. */
  readonly readsTrail: Truth
  /** An alarm watches its metric. */
  readonly isWatched: Truth
  /** Such an alarm tells a topic to which somebody is subscribed. */
  readonly isTold: Truth
}

/** Every metric filter of a configuration with what follows from it. */
export const chainsOf = oncePer((configuration): readonly Chain[] => {
  const alarms = configuration.ofType('aws_cloudwatch_metric_alarm').flatMap(alarm => {
    const isTold = tells(alarm, configuration)
    return watchedBy(alarm).map(metric => ({ metric, isTold }))
  })
  const byName = Map.groupBy(alarms, ({ metric }) => textOf(metric.name.value))
  return configuration
    .ofType('aws_cloudwatch_log_metric_filter')
    .map(filter => chainOf(filter, metrics => candidates(metrics, alarms, byName), configuration))
})

/** The name and the namespace of a metric. */
interface Metric {
  readonly name: Attribute
  readonly namespace: Attribute
}

/** A metric that an alarm watches. */
interface Alarm {
  readonly metric: Metric
  readonly isTold: Truth
}

/** Alarms that may watch one of these: of the same name, or where a name is not known, so that few are compared. */
function candidates(
  metrics: readonly Metric[],
  alarms: readonly Alarm[],
  byName: ReadonlyMap<string | null, readonly Alarm[]>,
): readonly Alarm[] {
  const names = metrics.map(({ name }) => textOf(name.value))
  return names.includes(null) ? alarms : [...names, null].flatMap(name => byName.get(name) ?? [])
}

function chainOf(
  filter: Resource,
  alarmsOf: (metrics: readonly Metric[]) => readonly Alarm[],
  configuration: Configuration,
): Chain {
  const metrics = filter
    .each('metric_transformation')
    .map(each => ({ name: each.get('name'), namespace: each.get('namespace') }))
  const watching = alarmsOf(metrics).map(({ metric, isTold }) => {
    const isWatched = some(metrics, each => isSameMetric(metric, each, configuration))
    return { isWatched, isTold: both(isWatched, isTold) }
  })
  const { value } = filter.get('pattern')
  return {
    pattern: value?.kind === 'unknown' ? 'unknown' : parsePattern(textOf(value) ?? ''),
    readsTrail: readsTrail(filter, configuration),
    isWatched: either(...watching.map(({ isWatched }) => isWatched)),
    isTold: either(...watching.map(({ isTold }) => isTold)),
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

function tells(alarm: Resource, configuration: Configuration): Truth {
  const link = { type: 'aws_cloudwatch_composite_alarm', path: 'alarm_rule' }
  const composites = configuration.pointingAt(alarm, link).found
  return some([alarm, ...composites], each =>
    both(not(isFalse(each.get('actions_enabled'))), tellsSomebody(each.get('alarm_actions'), configuration)),
  )
}

/** A topic that stands elsewhere may have subscriptions there. */
function tellsSomebody(actions: Attribute, configuration: Configuration): Truth {
  const topics = configuration.referredTo(actions, 'aws_sns_topic')
  if (topics.length === 0) return both(isSet(actions), 'unknown')
  return either(
    ...topics.map(topic => isSubscribed(topic, configuration)),
    someItem(actions, item => (configuration.referredTo(item).length > 0 ? 'no' : 'unknown')),
  )
}

function isSubscribed(topic: Resource, configuration: Configuration): Truth {
  const link = { type: 'aws_sns_topic_subscription', path: 'topic_arn', names: 'arn' }
  return isPointedAt(topic, link, configuration)
}
