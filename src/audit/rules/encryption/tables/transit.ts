import { lacks, oneOf, switchedOn } from '../demand/demands.ts'
import { unlessIs, unlessWithin, whereIs } from '../demand/where.ts'
import { cacheOfItsOwn } from './cache-of-its-own.ts'

/** Caches, and what encrypts the way to them and between their nodes. */
export const CACHES = [
  switchedOn('aws_elasticache_replication_group', 'transit_encryption_enabled', {
    only: cacheOfItsOwn('transit_encryption_enabled'),
    aliases: ['CKV_AWS_30', 'AWS-0051', 'Security Hub ElastiCache.5'],
  }),
  // A cluster of Redis without a replication group cannot.
  switchedOn('aws_elasticache_cluster', 'transit_encryption_enabled', {
    only: whereIs('engine', 'memcached'),
    beside: { engine: '"memcached"' },
  }),
  switchedOn('aws_memorydb_cluster', 'tls_enabled', { isOptional: true, aliases: ['CKV_AWS_202'] }),
  oneOf('aws_dax_cluster', 'cluster_endpoint_encryption_type', ['TLS'], 'NONE', {
    aliases: ['CKV_AWS_239', 'Security Hub DynamoDB.7'],
  }),
  switchedOn('aws_appsync_api_cache', 'transit_encryption_enabled', { aliases: ['CKV_AWS_215'] }),
]

const SEARCHES = ['aws_elasticsearch_domain', 'aws_opensearch_domain']

/** Searches, and what encrypts the way between their nodes. */
export const SEARCH_NODES = SEARCHES.map(type =>
  switchedOn(type, 'node_to_node_encryption.enabled', {
    aliases: [
      'CKV_AWS_6',
      'AWS-0043',
      'Security Hub Opensearch.3',
      'Guard ELASTICSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK',
    ],
  }),
)

/** Searches, and what keeps plain HTTP out; the provider’s default holds where there is a block of options. */
export const SEARCH_ENDPOINTS = SEARCHES.map(type =>
  switchedOn(type, 'domain_endpoint_options.enforce_https', {
    only: unlessWithin('domain_endpoint_options', 'enforce_https'),
    aliases: ['CKV_AWS_83', 'AWS-0046', 'Security Hub Opensearch.8'],
  }),
)

/**
 * Kafka, and how clients and brokers talk. The provider’s default of TLS holds where there is a block on encryption;
 * without one nothing is asked for, and MSK takes plain text beside TLS.
 * https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html
 */
export const KAFKA = [
  oneOf('aws_msk_cluster', 'encryption_info.encryption_in_transit.client_broker', ['TLS'], 'TLS_PLAINTEXT', {
    only: unlessWithin('encryption_info', 'encryption_in_transit.client_broker'),
    aliases: ['CKV_AWS_81', 'AWS-0073', 'Security Hub MSK.1'],
  }),
  switchedOn('aws_msk_cluster', 'encryption_info.encryption_in_transit.in_cluster', { isOptional: true }),
]

/** Tasks, and the way to the file systems that they mount. */
export const TASK_VOLUMES = [
  oneOf('aws_ecs_task_definition', 'transit_encryption', ['ENABLED'], 'DISABLED', {
    each: 'volume.efs_volume_configuration',
    beside: { file_system_id: '"fs-1"' },
    aliases: ['CKV_AWS_97', 'AWS-0035'],
  }),
]

/** Proxies of databases, and whether clients have to come over TLS. */
export const PROXIES = [switchedOn('aws_db_proxy', 'require_tls')]

/** Jobs of machine learning, and the way between their containers. */
export const LEARNING_JOBS = [
  switchedOn(
    'aws_sagemaker_data_quality_job_definition',
    'network_config.enable_inter_container_traffic_encryption',
    { aliases: ['CKV_AWS_369'] },
  ),
]

/** Engines of DMS for which there is no switch: they are services of AWS, or know no TLS. */
const SWITCHLESS = [
  'aurora-serverless',
  'aurora-postgresql-serverless',
  'dynamodb',
  'elasticsearch',
  'kafka',
  'kinesis',
  'neptune',
  'opensearch',
  'redis',
  'redshift',
  'redshift-serverless',
  's3',
  'timestream',
]

/** Endpoints between which data is migrated. */
export const MIGRATIONS = [
  oneOf('aws_dms_endpoint', 'ssl_mode', ['require', 'verify-ca', 'verify-full'], 'none', {
    only: unlessIs('engine_name', ...SWITCHLESS),
    beside: { engine_name: '"mysql"' },
    aliases: ['CKV2_AWS_49', 'Security Hub DMS.9'],
  }),
]

/** Servers for files, which speak SFTP unless told otherwise. */
export const FILE_SERVERS = [
  lacks('aws_transfer_server', 'protocols', 'FTP', ['SFTP', 'FTPS'], {
    aliases: ['CKV_AWS_357', 'Security Hub Transfer.2'],
  }),
]

/** Nodes and gateways of a mesh, and what their listeners take. */
export const MESHES = ['aws_appmesh_virtual_gateway', 'aws_appmesh_virtual_node'].map(type =>
  oneOf(type, 'tls.mode', ['STRICT'], 'PERMISSIVE', {
    each: 'spec.listener',
    beside: { 'port_mapping.port': '8080' },
  }),
)

/** What sends mail, and whether it insists on TLS. */
export const MAILS = [
  oneOf('aws_ses_configuration_set', 'delivery_options.tls_policy', ['Require'], 'Optional', {
    aliases: ['CKV_AWS_365', 'Security Hub SES.3'],
  }),
  oneOf('aws_sesv2_configuration_set', 'delivery_options.tls_policy', ['REQUIRE'], 'OPTIONAL', {
    aliases: ['Security Hub SES.3'],
  }),
]

/** Searches of CloudSearch, which take plain HTTP unless told otherwise. */
export const CLOUD_SEARCHES = [
  switchedOn('aws_cloudsearch_domain', 'endpoint_options.enforce_https', { aliases: ['CKV_AWS_220'] }),
]
