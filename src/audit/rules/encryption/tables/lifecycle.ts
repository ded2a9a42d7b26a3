import { customerKey, switchedOn } from '../demand/demands.ts'
import { together } from '../demand/where.ts'

const TYPE = 'aws_dlm_lifecycle_policy'
const EVENT = 'policy_details.action.cross_region_copy'
const SCHEDULE = 'policy_details.schedule.cross_region_copy_rule'
const TARGET = { target: '"eu-west-1"' }

/** Copies of snapshots that others share. */
export const EVENT_COPIES = [
  switchedOn(TYPE, 'encryption_configuration.encrypted', {
    each: EVENT,
    beside: TARGET,
    aliases: ['CKV_AWS_253'],
  }),
]

export const KEYED_EVENT_COPIES = [
  together(
    customerKey(TYPE, 'encryption_configuration.cmk_arn', {
      each: EVENT,
      beside: { ...TARGET, 'encryption_configuration.encrypted': 'true' },
      aliases: ['CKV_AWS_254'],
    }),
    'encryption_configuration.encrypted',
    'true',
  ),
]

/** Copies of one’s own snapshots. */
export const SCHEDULED_COPIES = [
  switchedOn(TYPE, 'encrypted', { each: SCHEDULE, beside: TARGET, aliases: ['CKV_AWS_255'] }),
]

export const KEYED_SCHEDULED_COPIES = [
  together(
    customerKey(TYPE, 'cmk_arn', {
      each: SCHEDULE,
      beside: { ...TARGET, encrypted: 'true' },
      aliases: ['CKV_AWS_256'],
    }),
    'encrypted',
    'true',
  ),
]
