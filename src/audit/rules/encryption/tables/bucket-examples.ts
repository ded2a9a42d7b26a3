/** Path of the algorithm in what says how a bucket encrypts. */
export const SSE_ALGORITHM = 'rule.apply_server_side_encryption_by_default.sse_algorithm'

/** Path of the key beside it. */
export const SSE_KEY = 'rule.apply_server_side_encryption_by_default.kms_master_key_id'

/** A bucket whose encryption stands in a resource of its own. */
export function bucketWith(...lines: readonly string[]): string {
  return `resource "aws_kms_key" "k" {}
resource "aws_s3_bucket" "b" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    apply_server_side_encryption_by_default {
      ${lines.join('\n      ')}
    }
  }
}`
}

/** A bucket that says itself how it encrypts, as until version 4 of the provider. */
export function inlineBucketWith(...lines: readonly string[]): string {
  return `resource "aws_kms_key" "k" {}
resource "aws_s3_bucket" "b" {
  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        ${lines.join('\n        ')}
      }
    }
  }
}`
}

/** The same text with the bucket’s first line marked as the finding’s. */
export function markBucket(text: string): string {
  return text.replace(/resource "aws_s3_bucket" "b" \{\}?/, '$& #!')
}
