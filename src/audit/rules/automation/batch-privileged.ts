import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { jsonOf } from '../../views/json-of.ts'

/** A batch job does not rule its host. */
export const batchPrivileged = defineRule({
  id: 'batch-privileged',
  title: 'Batch job runs a privileged container',
  why: 'Whoever breaks into the job has the host.',
  severity: 'high',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_210'],
  scope: 'resource',
  resources: ['aws_batch_job_definition'],
  fix: 'Remove `privileged` from `container_properties`.',

  evaluate(job) {
    const privileged = jsonOf(job.get('container_properties')).get('privileged')
    return forbidThat(isTrue(privileged), privileged, 'The container has all rights on its host.')
  },

  examples: {
    passes: [
      `resource "aws_batch_job_definition" "job" {
  container_properties = jsonencode({ image = "busybox", privileged = false })
}`,
      `resource "aws_batch_job_definition" "job" {
  container_properties = jsonencode({ image = "busybox" })
}`,
    ],
    fails: [
      `resource "aws_batch_job_definition" "job" {
  container_properties = jsonencode({
    image      = "busybox"
    privileged = true #!
  })
}`,
      `resource "aws_batch_job_definition" "job" {
  container_properties = "{ \\"image\\": \\"busybox\\", \\"privileged\\": true }" #!
}`,
    ],
    undecided: [
      `variable "properties" {}
resource "aws_batch_job_definition" "main" { container_properties = var.properties }`,
    ],
  },
})
