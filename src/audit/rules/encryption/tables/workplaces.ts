import { customerKey, switchedOn } from '../demand/demands.ts'

const WEB = [
  'aws_workspacesweb_browser_settings',
  'aws_workspacesweb_data_protection_settings',
  'aws_workspacesweb_ip_access_settings',
  'aws_workspacesweb_portal',
  'aws_workspacesweb_user_settings',
]

const VERIFIED_ACCESS = {
  aws_verifiedaccess_endpoint: 'sse_specification',
  aws_verifiedaccess_group: 'sse_configuration',
  aws_verifiedaccess_trust_provider: 'sse_specification',
}

/** Desktops, access and customers’ profiles, and where they name the key. */
export const KEYED_WORKPLACES = [
  customerKey('aws_workspaces_workspace', 'volume_encryption_key'),
  customerKey('aws_customerprofiles_domain', 'default_encryption_key'),
  ...WEB.map(type => customerKey(type, 'customer_managed_key')),
  ...Object.entries(VERIFIED_ACCESS).map(([type, block]) =>
    customerKey(type, `${block}.kms_key_arn`, {
      beside: { [`${block}.customer_managed_key_enabled`]: 'true' },
    }),
  ),
]

/** A desktop’s system. */
export const ENCRYPTED_DESKTOP_ROOTS = [
  switchedOn('aws_workspaces_workspace', 'root_volume_encryption_enabled', {
    aliases: ['CKV_AWS_156', 'AWS-0109'],
  }),
]

/** A desktop’s user data. */
export const ENCRYPTED_DESKTOP_USERS = [
  switchedOn('aws_workspaces_workspace', 'user_volume_encryption_enabled', {
    aliases: ['CKV_AWS_155', 'AWS-0109'],
  }),
]

const CALLS = 'storage_config.kinesis_video_stream_config'
const RECORDINGS = 'storage_config.s3_config'

/** Where Amazon Connect keeps the media of calls while they last. */
export const KEYED_CALLS = [
  customerKey('aws_connect_instance_storage_config', 'encryption_config.key_id', {
    each: CALLS,
    beside: { 'encryption_config.encryption_type': '"KMS"' },
    aliases: ['CKV_AWS_269'],
  }),
]

/** Where Amazon Connect keeps recordings, transcripts and reports. */
export const KEYED_RECORDINGS = [
  customerKey('aws_connect_instance_storage_config', 'encryption_config.key_id', {
    each: RECORDINGS,
    beside: { bucket_name: '"calls"' },
    aliases: ['CKV_AWS_270'],
  }),
]
