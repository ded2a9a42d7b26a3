import { customerKey, switchedOn } from '../demand/demands.ts'
import { together } from '../demand/where.ts'

/** Files, objects and backups, and where they name the key. A bucket’s is the matter of rules of its own. */
export const KEYED_FILES = [
  customerKey('aws_efs_file_system', 'kms_key_id', { aliases: ['CKV_AWS_184', 'KICS 25d251f3'] }),
  customerKey('aws_fsx_lustre_file_system', 'kms_key_id', { aliases: ['CKV_AWS_190'] }),
  customerKey('aws_fsx_ontap_file_system', 'kms_key_id', { aliases: ['CKV_AWS_178'] }),
  customerKey('aws_fsx_openzfs_file_system', 'kms_key_id', { aliases: ['CKV_AWS_203'] }),
  customerKey('aws_fsx_windows_file_system', 'kms_key_id', { aliases: ['CKV_AWS_179'] }),
  customerKey('aws_fsx_file_cache', 'kms_key_id'),
  customerKey('aws_s3_object_copy', 'kms_key_id', { aliases: ['CKV_AWS_181'] }),
  customerKey('aws_s3tables_table_bucket', 'encryption_configuration.kms_key_arn', {
    beside: { 'encryption_configuration.sse_algorithm': '"aws:kms"' },
  }),
  customerKey('aws_backup_vault', 'kms_key_arn', { aliases: ['CKV_AWS_166'] }),
  customerKey('aws_backup_logically_air_gapped_vault', 'encryption_key_arn'),
  ...['aws_storagegateway_nfs_file_share', 'aws_storagegateway_smb_file_share'].map(type =>
    together(
      customerKey(type, 'kms_key_arn', { beside: { kms_encrypted: 'true' } }),
      'kms_encrypted',
      'true',
    ),
  ),
  ...['aws_storagegateway_cached_iscsi_volume', 'aws_storagegateway_stored_iscsi_volume'].map(type =>
    together(customerKey(type, 'kms_key', { beside: { kms_encrypted: 'true' } }), 'kms_encrypted', 'true'),
  ),
]

/** File systems that are encrypted only if they say so. */
export const ENCRYPTED_FILES = [
  switchedOn('aws_efs_file_system', 'encrypted', {
    aliases: ['CKV_AWS_42', 'AWS-0037', 'Security Hub EFS.1', 'Guard EFS_ENCRYPTED_CHECK'],
  }),
]
