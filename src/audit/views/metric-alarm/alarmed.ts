import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, isFalse, isSet, someItem, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
import { logGroupsOfTrails } from '../trail.ts'
import { EVERYDAY, type Watched } from './events.ts'
import { parsePattern } from './pattern.ts'
import { selects } from './selects.ts'

/** How far the way from an event to a person goes. */
export interface Alarmed {
  /** A metric filter of the trail’s log group counts the event. */
  readonly isCounted: Truth
  /** An alarm watches that metric. */
  readonly isWatched: Truth
  /** The alarm tells a topic to which somebody is subscribed. */
  readonly isTold: Truth
}

/** Follows an event from the metric filters that select it to the subscriptions of the topics that are told. */
export function followed({ event }: Watched, configuration: Configuration): Alarmed {
  const filters = configuration.ofType('aws_cloudwatch_log_metric_filter')
  const counting = filters.map(filter => ({ filter, isCounted: counts(filter, event, configuration) }))
  const chains = counting
    .filter(({ isCounted }) => isCounted !== 'no')
    .flatMap(({ filter, isCounted }) =>
      configuration.ofType('aws_cloudwatch_metric_alarm').map(alarm => {
        const isWatched = both(isCounted, watches(alarm, filter, configuration))
        return { isWatched, isTold: isWatched === 'no' ? 'no' : both(isWatched, tells(alarm, configuration)) }
      }),
    )
  const rest: Truth = configuration.isComplete ? 'no' : 'unknown'
  return {
    isCounted: either(...counting.map(({ isCounted }) => isCounted), rest),
    isWatched: either(...chains.map(({ isWatched }) => isWatched), rest),
    isTold: either(...chains.map(({ isTold }) => isTold), rest),
  }
}

function counts(filter: Resource, event: Watched['event'], configuration: Configuration): Truth {
  const { value } = filter.get('pattern')
  if (value?.kind === 'unknown') return both('unknown', readsTrail(filter, configuration))
  const pattern = parsePattern(textOf(value) ?? '')
  if (pattern === null) return 'no'
  const isApart = both(selects(pattern, event), not(selects(pattern, EVERYDAY)))
  return both(isApart, readsTrail(filter, configuration))
}

/** `no` only where both log groups are known and are two. */
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

function watches(alarm: Resource, filter: Resource, configuration: Configuration): Truth {
  const metrics = [
    alarm.get('metric_name'),
    ...alarm.each('metric_query').map(each => each.get('metric.metric_name')),
  ]
  const isSameMetric = some(metrics, metric => {
    if (configuration.referredTo(metric).includes(filter)) return 'yes'
    return isOneOf(
      metric,
      filter.each('metric_transformation').map(each => each.get('name')),
    )
  })
  return both(isSameMetric, isSameNamespace(alarm, filter, configuration))
}

function isSameNamespace(alarm: Resource, filter: Resource, configuration: Configuration): Truth {
  const spaces = [
    alarm.get('namespace'),
    ...alarm.each('metric_query').map(each => each.get('metric.namespace')),
  ]
  return some(spaces, space => {
    if (configuration.referredTo(space).includes(filter)) return 'yes'
    return isOneOf(
      space,
      filter.each('metric_transformation').map(each => each.get('namespace')),
    )
  })
}

function isOneOf(attribute: Attribute, others: readonly Attribute[]): Truth {
  if (!attribute.isWritten) return 'no'
  return some(others, other => {
    const text = textOf(other.value)
    return text === null ? 'unknown' : equals(attribute, text)
  })
}

function tells(alarm: Resource, configuration: Configuration): Truth {
  const isOn = not(isFalse(alarm.get('actions_enabled')))
  const composites = configuration
    .ofType('aws_cloudwatch_composite_alarm')
    .filter(composite => configuration.referredTo(composite.get('alarm_rule')).includes(alarm))
  const alarms = [alarm, ...composites]
  return both(
    isOn,
    some(alarms, each => tellsSomebody(each.get('alarm_actions'), configuration)),
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
  const { found, others } = configuration.pointingAt(topic, {
    type: 'aws_sns_topic_subscription',
    path: 'topic_arn',
    names: 'arn',
  })
  return found.length > 0 ? 'yes' : others
}
