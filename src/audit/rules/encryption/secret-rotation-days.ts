import * as z from 'zod'
import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { isAtMost, textOf } from '../../resource/predicates.ts'
import { either, type Truth, truth } from '../../resource/truth.ts'

/** A secret that rotates does so often enough. */
export const secretRotationDays = defineRule({
  id: 'secret-rotation-days',
  title: 'Secret rotates too seldom',
  why: 'A secret that is changed seldom stays open for long to whoever had it once.',
  severity: 'low',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: ['CKV_AWS_304', 'Security Hub SecretsManager.4'],
  scope: 'resource',
  resources: ['aws_secretsmanager_secret_rotation'],
  options: z.strictObject({
    days: z.int().min(1).max(1000).default(90).describe('The most days after which a secret is changed.'),
  }),
  fix: 'Set `automatically_after_days` in `rotation_rules` to 90 or less.',

  evaluate(rotation, _, { days }) {
    const after = rotation.get('rotation_rules.automatically_after_days')
    const schedule = rotation.get('rotation_rules.schedule_expression')
    const holds = either(isAtMost(after, days), isOftenEnough(schedule, days))
    return requireThat(
      holds,
      schedule.isWritten ? schedule : after,
      `It is changed after more than ${days} days.`,
    )
  },

  examples: {
    passes: [
      `resource "aws_secretsmanager_secret_rotation" "r" {
  rotation_rules {
    automatically_after_days = 90
  }
}`,
      `resource "aws_secretsmanager_secret_rotation" "r" {
  rotation_rules {
    schedule_expression = "rate(10 days)"
  }
}`,
      `resource "aws_secretsmanager_secret_rotation" "r" {
  rotation_rules {
    schedule_expression = "rate(12 hours)"
  }
}`,
    ],
    fails: [
      `resource "aws_secretsmanager_secret_rotation" "r" {
  rotation_rules {
    automatically_after_days = 91 #!
  }
}`,
      `resource "aws_secretsmanager_secret_rotation" "r" {
  rotation_rules {
    schedule_expression = "rate(120 days)" #!
  }
}`,
      'resource "aws_secretsmanager_secret_rotation" "r" {} #!',
    ],
    undecided: [
      `resource "aws_secretsmanager_secret_rotation" "r" {
  rotation_rules {
    schedule_expression = "cron(0 8 1 * ? *)"
  }
}`,
    ],
  },
})

/** How often a cron expression asks for it is not worked out. */
function isOftenEnough(schedule: Attribute, days: number): Truth {
  if (!schedule.isWritten) return 'no'
  const [, count, unit = ''] = /^rate\((\d{1,6}) (hour|day)s?\)$/.exec(textOf(schedule.value) ?? '') ?? []
  if (count === undefined) return 'unknown'
  return truth(Number(count) <= (unit === 'hour' ? days * 24 : days))
}
