import { defineRule } from '../../define-rule.ts'
import { calls } from '../../views/metric-alarm/events.ts'
import { alarmOn } from './alarm-on.ts'

const EVENTS = calls(
  's3.amazonaws.com',
  'PutBucketAcl',
  'PutBucketPolicy',
  'PutBucketCors',
  'PutBucketLifecycle',
  'PutBucketReplication',
  'DeleteBucketPolicy',
  'DeleteBucketCors',
  'DeleteBucketLifecycle',
  'DeleteBucketReplication',
)

/** Somebody hears of it when it changes who may read a bucket. */
export const alarmBucketPolicyChanges = defineRule({
  id: 'alarm-bucket-policy-changes',
  title: 'No alarm tells of changes of bucket policies',
  why: 'One changed policy makes a bucket public.',
  severity: 'medium',
  topic: 'auditing',
  aliases: ['CIS AWS 4.8', 'AWS-0154', 'Security Hub CloudWatch.8'],
  ...alarmOn(EVENTS, {
    selecting: [
      '{ ($.eventSource = s3.amazonaws.com) && (($.eventName = PutBucketAcl) || ($.eventName = PutBucketPolicy) || ($.eventName = PutBucketCors) || ($.eventName = PutBucketLifecycle) || ($.eventName = PutBucketReplication) || ($.eventName = DeleteBucketPolicy) || ($.eventName = DeleteBucketCors) || ($.eventName = DeleteBucketLifecycle) || ($.eventName = DeleteBucketReplication)) }',
    ],
    missing: '{ ($.eventSource = s3.amazonaws.com) && ($.eventName = PutBucketPolicy) }',
  }),
})
