/** A bucket, and a trail that records what is done to the objects of the bucket with this ARN. */
export function bucketRecordedBy(kind: string, arn: string, mark = ''): string {
  return `resource "aws_s3_bucket" "data" {${mark}
  bucket = "data"
}

resource "aws_cloudtrail" "main" {
  s3_bucket_name = "logs"

  event_selector {
    ${kind}
    data_resource {
      type   = "AWS::S3::Object"
      values = [${arn}]
    }
  }
}
`
}
