import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, matches } from '../../resource/predicates.ts'
import { both, either } from '../../resource/truth.ts'

/** A bucket with transfer acceleration has a name without dots. */
export const bucketAcceleratedName = defineRule({
  id: 'bucket-accelerated-name',
  title: 'Name of an accelerated bucket has dots in it',
  why: 'A name with dots fits no certificate, and acceleration refuses it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['AWS-0320'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Give the bucket a name of lower-case letters, digits and hyphens.',

  evaluate(bucket, configuration) {
    const link = { type: 'aws_s3_bucket_accelerate_configuration', path: 'bucket', names: 'bucket' }
    const { found, others } = configuration.pointingAt(bucket, link)
    const name = bucket.get('bucket')
    const isAccelerated = either(
      equals(bucket.get('acceleration_status'), 'Enabled'),
      ...found.map(each => equals(each.get('status'), 'Enabled')),
      others,
    )
    return forbidThat(
      both(isAccelerated, matches(name, /\./)),
      name,
      'Transfer acceleration refuses a name with dots.',
    )
  },

  examples: {
    passes: [
      'resource "aws_s3_bucket" "main" { bucket = "static.example.com" }',
      `resource "aws_s3_bucket" "main" {
  bucket              = "static"
  acceleration_status = "Enabled"
}`,
    ],
    fails: [
      `resource "aws_s3_bucket" "main" {
  bucket              = "static.example.com" #!
  acceleration_status = "Enabled"
}`,
      `resource "aws_s3_bucket" "main" {
  bucket = "static.example.com" #!
}
resource "aws_s3_bucket_accelerate_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  status = "Enabled"
}`,
    ],
    undecided: [
      `variable "name" {}
resource "aws_s3_bucket" "main" {
  bucket              = var.name
  acceleration_status = "Enabled"
}`,
    ],
  },
})
