import { defineRule } from '../../define-rule.ts'
import { demandsOf } from './demand/demands-of.ts'
import { KEYED_JOB_VOLUMES } from './tables/learning.ts'

/** The disks of training and monitoring jobs are encrypted with a key of the customer’s. */
export const jobVolumeCustomerKey = defineRule({
  id: 'job-volume-customer-key',
  title: 'Disk of a machine learning job has no customer key',
  why: 'Who may use a key of AWS cannot be said or taken back: the disk holds the data that is learned from.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  fix: 'Name a KMS key of yours for the volume.',
  ...demandsOf(KEYED_JOB_VOLUMES),
})
