import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { jsonOf } from '../../views/json-of.ts'

/** Batch jobs reach their file systems over TLS. */
export const batchVolumeInTransit = defineRule({
  id: 'batch-volume-in-transit',
  title: 'Batch job reaches a file system without encryption',
  why: 'Whoever is in the network reads the files.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: [],
  scope: 'resource',
  resources: ['aws_batch_job_definition'],
  fix: 'Set `transitEncryption` to `ENABLED` in `efsVolumeConfiguration`.',

  evaluate(job) {
    return jsonOf(job.get('container_properties'))
      .each('volumes')
      .map(volume => volume.get('efsVolumeConfiguration'))
      .filter(({ isWritten }) => isWritten)
      .map(volume => {
        const encryption = volume.get('transitEncryption')
        return requireThat(equals(encryption, 'ENABLED'), encryption, '`transitEncryption` is not `ENABLED`.')
      })
  },

  examples: {
    passes: [
      `resource "aws_batch_job_definition" "j" {
  container_properties = jsonencode({
    volumes = [{ efsVolumeConfiguration = { fileSystemId = "fs-1", transitEncryption = "ENABLED" } }]
  })
}`,
      `resource "aws_batch_job_definition" "j" {
  container_properties = jsonencode({ volumes = [{ name = "tmp", host = {} }] })
}`,
      'resource "aws_batch_job_definition" "j" { type = "multinode" }',
    ],
    fails: [
      `resource "aws_batch_job_definition" "j" {
  container_properties = jsonencode({
    volumes = [{ efsVolumeConfiguration = { transitEncryption = "DISABLED" } }] #!
  })
}`,
      `resource "aws_batch_job_definition" "j" {
  container_properties = jsonencode({
    volumes = [{ efsVolumeConfiguration = { fileSystemId = "fs-1" } }] #!
  })
}`,
    ],
    undecided: [
      `variable "e" {}
resource "aws_batch_job_definition" "j" {
  container_properties = jsonencode({
    volumes = [{ efsVolumeConfiguration = { transitEncryption = var.e } }]
  })
}`,
    ],
  },
})
