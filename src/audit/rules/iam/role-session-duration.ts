import * as z from 'zod'
import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { numberOf, textOf } from '../../resource/predicates.ts'
import { type Truth, truth } from '../../resource/truth.ts'

/** Sessions end soon enough that a stolen one is of little use. */
export const roleSessionDuration = defineRule({
  id: 'role-session-duration',
  title: 'Sessions of a role last long',
  why: 'Credentials that are stolen work until the session ends.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/sessions',
  aliases: [],
  scope: 'resource',
  resources: ['aws_iam_role', 'aws_ssoadmin_permission_set'],
  fix: 'Set `max_session_duration` of the role, or `session_duration` of the permission set, to four hours or less.',
  options: z.strictObject({
    hours: z.number().positive().max(12).default(4).describe('How long a session may last.'),
  }),

  evaluate(resource, _, { hours }) {
    const isRole = resource.type === 'aws_iam_role'
    const duration = resource.get(isRole ? 'max_session_duration' : 'session_duration')
    return forbidThat(
      isLonger(duration, hours * 3600),
      duration,
      `A session may last longer than ${hours} hours.`,
    )
  },

  examples: {
    passes: [
      'resource "aws_iam_role" "r" {}',
      'resource "aws_iam_role" "r" {\n  max_session_duration = 14400\n}',
      'resource "aws_ssoadmin_permission_set" "p" {\n  session_duration = "PT1H30M"\n}',
      'resource "aws_ssoadmin_permission_set" "p" {}',
    ],
    fails: [
      'resource "aws_iam_role" "r" {\n  max_session_duration = 43200 #!\n}',
      'resource "aws_ssoadmin_permission_set" "p" {\n  session_duration = "PT12H" #!\n}',
      'resource "aws_ssoadmin_permission_set" "p" {\n  session_duration = "PT4H30M" #!\n}',
    ],
    undecided: ['variable "d" {}\nresource "aws_iam_role" "r" {\n  max_session_duration = var.d\n}'],
  },
})

/** Longer than so many seconds; where nothing is written, it is an hour. */
function isLonger({ value }: Attribute, seconds: number): Truth {
  if (value?.kind === 'unknown') return 'unknown'
  return truth((numberOf(value) ?? secondsIn(textOf(value) ?? '')) > seconds)
}

/** A duration of ISO 8601: `PT1H30M`. */
function secondsIn(text: string): number {
  const [, hours = '0', minutes = '0', rest = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text) ?? []
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
}
