import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, hasCharacter } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'

/**
 * A bucket’s name is one DNS label. A name with dots fits no certificate of S3, and acceleration refuses it; capital
 * letters and underscores are left over from old times. A website’s bucket has to be called as its domain.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const bucketDnsName = defineRule({
  id: 'bucket-dns-name',
  title: 'Name of the bucket is no DNS label',
  why: 'A name with dots fits no certificate, so that clients turn its validation off; acceleration refuses it.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['AWS-0320'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Give the bucket a name of lower-case letters, digits and hyphens.',

  evaluate(bucket, configuration) {
    const isWebsite = isSaid(settingsOf(bucket, 'website', configuration), bucket)
    const isJudged = either(not(isWebsite), isAccelerated(bucket, configuration))
    return ['bucket', 'bucket_prefix'].map(path => {
      const name = bucket.get(path)
      return forbidThat(
        both(isJudged, hasCharacter(name, /[.A-Z_]/)),
        name,
        'The name has other characters than lower-case letters, digits and hyphens.',
      )
    })
  },

  examples: {
    passes: [
      'resource "aws_s3_bucket" "main" { bucket = "static-2" }',
      'resource "aws_s3_bucket" "main" {}',
      `resource "aws_s3_bucket" "main" { bucket = "static.example.com" }
resource "aws_s3_bucket_website_configuration" "main" { bucket = aws_s3_bucket.main.id }`,
      `resource "aws_s3_bucket" "main" {
  bucket              = "static"
  acceleration_status = "Enabled"
}`,
    ],
    fails: [
      `resource "aws_s3_bucket" "main" {
  bucket = "claims.example" #!
}`,
      `resource "aws_s3_bucket" "main" {
  bucket = "Claims" #!
}`,
      `resource "aws_s3_bucket" "main" {
  bucket_prefix = "claims_" #!
}`,
      `variable "stage" {}
resource "aws_s3_bucket" "main" {
  bucket = "claims.\${var.stage}" #!
}`,
      `resource "aws_s3_bucket" "main" {
  bucket              = "static.example.com" #!
  acceleration_status = "Enabled"
  website {
    index_document = "index.html"
  }
}`,
      `resource "aws_s3_bucket" "main" {
  bucket = "static.example.com" #!
  website {
    index_document = "index.html"
  }
}
resource "aws_s3_bucket_accelerate_configuration" "main" {
  bucket = aws_s3_bucket.main.id
  status = "Enabled"
}`,
    ],
    undecided: [
      `variable "name" {}
resource "aws_s3_bucket" "main" { bucket = var.name }`,
    ],
  },
})

function isAccelerated(bucket: Resource, configuration: Configuration): Truth {
  const link = { type: 'aws_s3_bucket_accelerate_configuration', path: 'bucket', names: 'bucket' }
  const { found, others } = configuration.pointingAt(bucket, link)
  return either(
    equals(bucket.get('acceleration_status'), 'Enabled'),
    ...found.map(each => equals(each.get('status'), 'Enabled')),
    others,
  )
}
