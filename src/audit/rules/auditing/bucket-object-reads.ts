import { defineRule } from '../../define-rule.ts'
import { bucketObjectsRecorded } from './bucket-objects-recorded.ts'

/** A trail records who reads the objects of a bucket. */
export const bucketObjectReads = defineRule({
  id: 'bucket-object-reads',
  title: 'No trail records who reads the bucket’s objects',
  why: 'Without data events nobody can say who took which object.',
  severity: 'low',
  topic: 'auditing',
  aliases: ['AWS-0172'],
  fix: 'Add it to an `event_selector` of the trail, with a `data_resource` of type `AWS::S3::Object`.',
  ...bucketObjectsRecorded('read'),
})
