import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isSaid, settingsOf } from '../../views/bucket.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html */
export const bucketWebsite = defineRule({
  id: 'bucket-website',
  title: 'Bucket is a website',
  why: 'The website endpoint of a bucket speaks plain HTTP, and its objects have to be open to everybody.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: [],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Keep the bucket closed, and let a CloudFront distribution with origin access control serve it.',

  evaluate(bucket, configuration) {
    const website = settingsOf(bucket, 'website', configuration)
    return forbidThat(
      isSaid(website, bucket),
      website.said[0] ?? bucket,
      'The bucket is served as a website.',
    )
  },

  examples: {
    passes: ['resource "aws_s3_bucket" "b" {}'],
    fails: [
      `resource "aws_s3_bucket" "b" {
  website { #!
    index_document = "index.html"
  }
}`,
      `resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_website_configuration" "b" { #!
  bucket = aws_s3_bucket.b.id
  index_document {
    suffix = "index.html"
  }
}`,
    ],
    undecided: [
      `variable "bucket" {}
resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_website_configuration" "b" {
  bucket = var.bucket
}`,
    ],
  },
})
