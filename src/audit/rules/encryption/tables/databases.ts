import { customerKey, switchedOn } from '../demand/demands.ts'
import { together, unlessImplied, unlessSet, where, whereOn } from '../demand/where.ts'
import { cacheOfItsOwn } from './cache-of-its-own.ts'

/**
 * Databases, and the switch that encrypts what they store. What is not listed is always encrypted; a global cluster
 * that is made out of a cluster has the encryption of that.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const ENCRYPTED_DATABASES = [
  switchedOn('aws_rds_cluster', 'storage_encrypted', {
    only: unlessImplied('storage_encrypted', 'engine_mode', 'serverless'),
    aliases: ['CKV_AWS_96', 'AWS-0079', 'Security Hub RDS.27'],
  }),
  switchedOn('aws_rds_global_cluster', 'storage_encrypted', {
    only: unlessSet('source_db_cluster_identifier'),
    aliases: ['CKV_AWS_140'],
  }),
  switchedOn('aws_docdb_cluster', 'storage_encrypted', {
    aliases: ['CKV_AWS_74', 'AWS-0021', 'Security Hub DocumentDB.1'],
  }),
  switchedOn('aws_docdb_global_cluster', 'storage_encrypted', {
    only: unlessSet('source_db_cluster_identifier'),
    aliases: ['CKV_AWS_292'],
  }),
  switchedOn('aws_neptune_cluster', 'storage_encrypted', {
    aliases: ['CKV_AWS_44', 'AWS-0076', 'Security Hub Neptune.1'],
  }),
  switchedOn('aws_neptune_global_cluster', 'storage_encrypted', {
    only: unlessSet('source_db_cluster_identifier'),
  }),
  switchedOn('aws_redshift_cluster', 'encrypted', {
    aliases: [
      'CKV_AWS_64',
      'AWS-0084',
      'Security Hub Redshift.10',
      'ScoutSuite redshift-cluster-database-not-encrypted',
    ],
  }),
  switchedOn('aws_dax_cluster', 'server_side_encryption.enabled', {
    aliases: ['CKV_AWS_47', 'AWS-0023', 'Security Hub DynamoDB.3', 'Guard DAX_ENCRYPTION_ENABLED'],
  }),
  switchedOn('aws_elasticache_replication_group', 'at_rest_encryption_enabled', {
    only: cacheOfItsOwn('at_rest_encryption_enabled'),
    aliases: ['CKV_AWS_29', 'AWS-0045', 'Security Hub ElastiCache.4'],
  }),
]

/** Databases, their snapshots and copies, and where they name the key. */
export const KEYED_DATABASES = [
  customerKey('aws_rds_cluster', 'kms_key_id', { aliases: ['CKV_AWS_327', 'AWS-0079'] }),
  customerKey('aws_rds_cluster_snapshot_copy', 'kms_key_id'),
  customerKey('aws_rds_cluster_activity_stream', 'kms_key_id', { aliases: ['CKV_AWS_246'] }),
  customerKey('aws_rds_export_task', 'kms_key_id'),
  customerKey('aws_rds_integration', 'kms_key_id'),
  customerKey('aws_db_instance_automated_backups_replication', 'kms_key_id', { aliases: ['CKV_AWS_245'] }),
  customerKey('aws_db_snapshot_copy', 'kms_key_id', { aliases: ['CKV_AWS_266'] }),
  customerKey('aws_docdb_cluster', 'kms_key_id', {
    aliases: ['CKV_AWS_182', 'AWS-0022'],
  }),
  customerKey('aws_docdbelastic_cluster', 'kms_key_id'),
  customerKey('aws_dsql_cluster', 'kms_encryption_key'),
  together(
    customerKey('aws_dynamodb_table', 'server_side_encryption.kms_key_arn', {
      beside: { 'server_side_encryption.enabled': 'true' },
      aliases: ['CKV_AWS_119', 'AWS-0025', 'Guard DYNAMODB_TABLE_ENCRYPTED_KMS'],
    }),
    'server_side_encryption.enabled',
    'true',
  ),
  customerKey('aws_dynamodb_table_export', 's3_sse_kms_key_id'),
  customerKey('aws_dynamodb_table_replica', 'kms_key_arn', { aliases: ['CKV_AWS_271'] }),
  customerKey('aws_elasticache_replication_group', 'kms_key_id', { aliases: ['CKV_AWS_191'] }),
  customerKey('aws_elasticache_serverless_cache', 'kms_key_id'),
  together(
    customerKey('aws_keyspaces_table', 'encryption_specification.kms_key_identifier', {
      beside: { 'encryption_specification.type': '"CUSTOMER_MANAGED_KMS_KEY"' },
      aliases: ['CKV_AWS_265'],
    }),
    'encryption_specification.type',
    'CUSTOMER_MANAGED_KMS_KEY',
  ),
  customerKey('aws_memorydb_cluster', 'kms_key_arn', { aliases: ['CKV_AWS_201'] }),
  customerKey('aws_memorydb_snapshot', 'kms_key_arn', { aliases: ['CKV_AWS_278'] }),
  customerKey('aws_neptune_cluster', 'kms_key_arn', {
    aliases: ['CKV_AWS_347', 'AWS-0128'],
  }),
  customerKey('aws_neptunegraph_graph', 'kms_key_identifier'),
  customerKey('aws_qldb_ledger', 'kms_key'),
  customerKey('aws_redshift_cluster', 'kms_key_id', { aliases: ['CKV_AWS_142', 'AWS-0084'] }),
  customerKey('aws_redshift_snapshot_copy_grant', 'kms_key_id', { aliases: ['CKV_AWS_281'] }),
  customerKey('aws_redshiftserverless_namespace', 'kms_key_id', { aliases: ['CKV_AWS_282'] }),
  customerKey('aws_timestreamwrite_database', 'kms_key_id', { aliases: ['CKV_AWS_160'] }),
  // An instance whose storage is not encrypted at all is the matter of db-kms-key. A replica has the key of its source,
  // and must name one where that is in another region.
  customerKey('aws_db_instance', 'kms_key_id', {
    only: where(whereOn('storage_encrypted'), unlessSet('replicate_source_db')),
    beside: { storage_encrypted: 'true' },
  }),
]

/** Performance Insights, where they are on. */
export const KEYED_INSIGHTS = [
  ...['aws_db_instance', 'aws_rds_cluster', 'aws_rds_cluster_instance'].map(type =>
    customerKey(type, 'performance_insights_kms_key_id', {
      only: whereOn('performance_insights_enabled'),
      beside: { performance_insights_enabled: 'true' },
      aliases: ['CKV_AWS_354', 'AWS-0078'],
    }),
  ),
  customerKey('aws_docdb_cluster_instance', 'performance_insights_kms_key_id', {
    only: whereOn('enable_performance_insights'),
    beside: { enable_performance_insights: 'true' },
  }),
]
