import { expect, test } from 'vitest'
import {
  type AccessLevel,
  restrictableAction,
} from '../../../../src/audit/views/policy/actions/restrictable-action.ts'

test.each<[string, AccessLevel, string | null]>([
  ['s3:PutObject', 'write', 's3:PutObject'],
  ['S3:putobject', 'write', 's3:PutObject'],
  ['s3:PutObj*', 'write', 's3:PutObject'],
  ['s3:PutObjec?', 'write', 's3:PutObject'],
  ['s3:GetObject', 'write', null],
  ['s3:GetObject', 'read', 's3:GetObject'],
  ['s3:PutBucketPolicy', 'permissions', 's3:PutBucketPolicy'],
  ['dynamodb:TagResource', 'tagging', 'dynamodb:TagResource'],
  ['s3:ListAllMyBuckets', 'read', null],
  ['xray:PutTraceSegments', 'write', null],
  ['cloudwatch:PutMetricData', 'write', null],
  ['*', 'write', 's3:PutObject'],
  ['*:*', 'write', 's3:PutObject'],
  ['nothing:Known', 'write', null],
  ['constructor:*', 'write', null],
  ['', 'write', null],
])('%s covers, of actions that can be restricted, as %s: %s', (pattern, level, expected) => {
  expect(restrictableAction(pattern, level)).toBe(expected)
})

test('of several levels the first one that has such an action counts', () => {
  expect(restrictableAction('sqs:*', 'permissions', 'write')).toBe('sqs:AddPermission')
})
