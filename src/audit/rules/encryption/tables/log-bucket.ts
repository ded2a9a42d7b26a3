import type { Configuration, Link } from '../../../resource/configuration.ts'
import type { Resource } from '../../../resource/resource.ts'
import { either, type Truth } from '../../../resource/truth.ts'
import { isPointedAt } from '../../../views/pointed-at.ts'

/**
 * A bucket to which S3 delivers access logs, for which only keys of S3 itself may be the default.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function takesAccessLogs(bucket: Resource, configuration: Configuration): Truth {
  return either(...TARGETS.map(link => isPointedAt(bucket, link, configuration)))
}

const TARGETS: readonly Link[] = [
  { type: 'aws_s3_bucket_logging', path: 'target_bucket', names: 'bucket' },
  { type: 'aws_s3_bucket', path: 'logging.target_bucket', names: 'bucket' },
]
