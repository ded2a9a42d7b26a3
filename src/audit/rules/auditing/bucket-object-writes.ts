import { defineRule } from '../../define-rule.ts'
import { bucketObjectsRecorded } from './bucket-objects-recorded.ts'

/** A trail records who writes the objects of a bucket. */
export const bucketObjectWrites = defineRule({
  id: 'bucket-object-writes',
  title: 'No trail records who writes the bucket’s objects',
  why: 'Without data events nobody can say who replaced or deleted an object.',
  severity: 'low',
  topic: 'auditing',
  aliases: ['AWS-0171'],
  fix: 'Add it to an `event_selector` of the trail, with a `data_resource` of type `AWS::S3::Object`.',
  ...bucketObjectsRecorded('write'),
})
