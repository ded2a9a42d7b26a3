import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isFalse, isSet, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, some, type Truth } from '../../resource/truth.ts'
import { isPointedAt } from '../pointed-at.ts'

/** An alarm, or an alarm of alarms that listens to it, tells a topic that somebody is subscribed to. */
export function tellsSomebody(alarm: Resource, configuration: Configuration): Truth {
  const link = { type: 'aws_cloudwatch_composite_alarm', path: 'alarm_rule' }
  const composites = configuration.pointingAt(alarm, link).found
  return some([alarm, ...composites], each =>
    both(not(isFalse(each.get('actions_enabled'))), reachSomebody(each.get('alarm_actions'), configuration)),
  )
}

/** A topic that stands elsewhere may have subscriptions there. */
function reachSomebody(actions: Attribute, configuration: Configuration): Truth {
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
