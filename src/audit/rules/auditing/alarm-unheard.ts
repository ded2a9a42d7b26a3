import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { alarmsOnTrails } from '../../views/metric-alarm/alarms-on-trails.ts'
import { tellsSomebody } from '../../views/metric-alarm/tells-somebody.ts'
import { alarmedBy } from './alarm-example.ts'

const HEARD = alarmedBy('{ $.userIdentity.type = "Root" }')
const HEAD = 'resource "aws_cloudwatch_metric_alarm" "watched" {'
const ACTIONS = '[aws_sns_topic.security.arn]'

/** An alarm on what the trail records reaches a person. */
export const alarmUnheard = defineRule({
  id: 'alarm-unheard',
  title: 'Alarm on the account’s log tells nobody',
  why: 'It goes off when somebody stops the trail or signs in as root, and nobody hears it.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/alarms',
  aliases: ['Security Hub CloudWatch.15'],
  scope: 'account',
  resources: ['aws_cloudwatch_metric_alarm'],
  fix: 'Name a topic in `alarm_actions`, and subscribe somebody to the topic.',

  evaluate(configuration) {
    return [...alarmsOnTrails(configuration)].map(([alarm, isWatching]) =>
      forbidThat(
        both(isWatching, not(tellsSomebody(alarm, configuration))),
        alarm,
        'It tells no topic that somebody is subscribed to.',
      ),
    )
  },

  examples: {
    passes: [
      HEARD,
      HEARD.replace('namespace           = "Account"', 'namespace           = "App"').replace(ACTIONS, '[]'),
    ],
    fails: [
      unheard(ACTIONS, '[]'),
      unheard(ACTIONS, `${ACTIONS}\n  actions_enabled     = false`),
      unheard('topic_arn = aws_sns_topic.security.arn', 'topic_arn = aws_sns_topic.sales.arn'),
    ],
    undecided: [HEARD.replace(ACTIONS, '["arn:aws:sns:eu-central-1:111122223333:security"]')],
  },
})

function unheard(from: string, to: string): string {
  return `${HEARD.replace(HEAD, `${HEAD} #!`).replace(from, to)}
resource "aws_sns_topic" "sales" {}
`
}
