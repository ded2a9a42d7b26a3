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

/**
 * A trail that records what is done to the objects of all buckets, and what else is set in its event selector:
 * `read_write_type = "All"`.
 */
export function trailRecording(setting: string, mark = ''): string {
  return `resource "aws_cloudtrail" "main" {${mark}
  event_selector {${setting === '' ? '' : `\n    ${setting}`}
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`
}

/** A trail with an advanced event selector of these field selectors. */
export function trailSelecting(fields: readonly string[], mark = ''): string {
  return `resource "aws_cloudtrail" "main" {${mark}
  advanced_event_selector {
${fields.join('\n')}
  }
}`
}

/** A field selector; `values` is HCL of a list. */
export function fieldSelector(field: string, values: string, operator = 'equals'): string {
  return `    field_selector {
      ${'field'.padEnd(operator.length)} = "${field}"
      ${operator} = ${values}
    }`
}

/** Data events. */
export const OF_DATA = fieldSelector('eventCategory', '["Data"]')

/** Events of the objects of buckets. */
export const OF_OBJECTS = fieldSelector('resources.type', '["AWS::S3::Object"]')

/** Events that read. */
export const OF_READING = fieldSelector('readOnly', '["true"]')
