import * as z from 'zod'
import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isAtLeast } from '../../resource/predicates.ts'
import { either, truth } from '../../resource/truth.ts'

/**
 * A key that is scheduled for deletion can be saved for a while. AWS waits for 30 days unless told otherwise, and for
 * at least 7: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
export const kmsKeyDeletionWindow = defineRule({
  id: 'kms-key-deletion-window',
  title: 'KMS key is deleted early',
  why: 'What is encrypted with a deleted key is lost; somebody has to notice in time.',
  severity: 'low',
  topic: 'encryption',
  checklist: 'encryption/keys',
  aliases: [],
  scope: 'resource',
  resources: ['aws_kms_external_key', 'aws_kms_key', 'aws_kms_replica_external_key', 'aws_kms_replica_key'],
  options: z.strictObject({
    days: z.int().min(7).max(30).default(14).describe('The least number of days before a key is deleted.'),
  }),
  fix: 'Remove `deletion_window_in_days`, for 30 days, or set it to 14 or more.',

  evaluate(key, _, { days }) {
    const window = key.get('deletion_window_in_days')
    const holds = either(truth(!window.isWritten), isAtLeast(window, days))
    return requireThat(holds, window, `A deleted key is gone after less than ${days} days.`)
  },

  examples: {
    passes: [
      'resource "aws_kms_key" "k" {}',
      'resource "aws_kms_key" "k" { deletion_window_in_days = 14 }',
      'resource "aws_kms_replica_key" "k" { deletion_window_in_days = "30" }',
    ],
    fails: [
      `resource "aws_kms_key" "k" {
  deletion_window_in_days = 7 #!
}`,
      `resource "aws_kms_replica_key" "k" {
  deletion_window_in_days = "10" #!
}`,
      `resource "aws_kms_external_key" "k" {
  deletion_window_in_days = 13 #!
}`,
      `resource "aws_kms_replica_external_key" "k" {
  deletion_window_in_days = 7 #!
}`,
    ],
    undecided: ['variable "days" {}\nresource "aws_kms_key" "k" { deletion_window_in_days = var.days }'],
  },
})
