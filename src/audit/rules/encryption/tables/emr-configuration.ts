import type { Attribute } from '../../../resource/attribute.ts'
import type { Resource } from '../../../resource/resource.ts'
import { jsonOf } from '../../../views/json-of.ts'

/**
 * What a security configuration of EMR says of encryption.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
 */
export function emrEncryption(configuration: Resource): Attribute {
  return jsonOf(configuration.get('configuration')).get('EncryptionConfiguration')
}

/** What is encrypted at rest. */
const AT_REST = 'AtRestEncryptionConfiguration'

/** Path of how objects in buckets are encrypted. */
export const S3_MODE = `${AT_REST}.S3EncryptionConfiguration.EncryptionMode`

/** Path of what gives the key for the disks of a cluster’s instances. */
export const DISK_KEY = `${AT_REST}.LocalDiskEncryptionConfiguration.EncryptionKeyProviderType`

/** Path of whether that is about EBS volumes, too. */
export const DISK_EBS = `${AT_REST}.LocalDiskEncryptionConfiguration.EnableEbsEncryption`

/** A security configuration whose encryption has these members, as a text of JSON, a line for each. */
export function emrText(...members: readonly string[]): string {
  return `resource "aws_emr_security_configuration" "s" {
  configuration = <<EOF
{
  "EncryptionConfiguration": {
    ${members.join('\n    ')}
  }
}
EOF
}`
}

/** The same by `jsonencode`. */
export function emrEncoded(...members: readonly string[]): string {
  return `resource "aws_emr_security_configuration" "s" {
  configuration = jsonencode({
    EncryptionConfiguration = {
      ${members.join('\n      ')}
    }
  })
}`
}

/** The same with the line marked on which the encryption begins, where something is missing in it. */
export function emrMissing(...members: readonly string[]): string {
  return emrEncoded(...members).replace('EncryptionConfiguration = {', '$& #!')
}
