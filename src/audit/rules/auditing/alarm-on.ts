import type { Outcome } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Watched } from '../../views/metric-alarm/events.ts'
import { requireAlarm } from '../../views/metric-alarm/require-alarm.ts'
import { alarmedBy, notAlarmedBy, ONLY_A_TRAIL } from './alarm-example.ts'

/** Patterns of metric filters. */
interface Patterns {
  /** Each selects all of the events. */
  readonly selecting: readonly string[]
  /** Selects some of them at most. */
  readonly missing: string
}

/** What the rules on alarms that the account needs have in common. */
export function alarmOn(events: readonly Watched[], { selecting, missing }: Patterns) {
  return {
    scope: 'account' as const,
    checklist: 'auditing/alarms' as const,
    resources: ['aws_cloudtrail', 'aws_cloudwatch_log_metric_filter', 'aws_cloudwatch_metric_alarm'],
    fix: 'Add a metric filter for it to the trail’s log group, an alarm on its metric, and a topic with a subscription as the alarm’s action.',
    evaluate: (configuration: Configuration): Outcome => requireAlarm(events, configuration),
    examples: {
      passes: selecting.map(pattern => alarmedBy(pattern)),
      fails: [ONLY_A_TRAIL, notAlarmedBy(missing)],
    },
  }
}
