import { equals, isTrue } from '../../../resource/predicates.ts'
import { both, either, truth } from '../../../resource/truth.ts'
import type { Demand, Only } from '../demand/demand.ts'
import { customerKey, oneOf, switchedOn, written } from '../demand/demands.ts'
import { namesCustomerKey } from '../demand/names-customer-key.ts'
import { together, whereSet } from '../demand/where.ts'

const RESULTS_OF_QUERIES = 'configuration.result_configuration.encryption_configuration'

/** Searches, queries and caches, and the switch that encrypts what they keep. */
export const ENCRYPTED_ANALYTICS = [
  ...['aws_elasticsearch_domain', 'aws_opensearch_domain'].map(type =>
    switchedOn(type, 'encrypt_at_rest.enabled', {
      aliases: [
        'CKV_AWS_5',
        'AWS-0048',
        'Security Hub Opensearch.1',
        'Guard ELASTICSEARCH_ENCRYPTED_AT_REST',
      ],
    }),
  ),
  written('aws_athena_database', 'encryption_configuration.encryption_option', '"SSE_KMS"', {
    aliases: ['CKV_AWS_77', 'AWS-0006'],
  }),
  written('aws_athena_workgroup', `${RESULTS_OF_QUERIES}.encryption_option`, '"SSE_KMS"', {
    aliases: ['CKV_AWS_159', 'AWS-0006', 'Security Hub Athena.1'],
  }),
  switchedOn('aws_appsync_api_cache', 'at_rest_encryption_enabled', { aliases: ['CKV_AWS_214'] }),
  switchedOn('aws_api_gateway_method_settings', 'settings.cache_data_encrypted', {
    only: cachesOrSays(),
    beside: { 'settings.caching_enabled': 'true' },
    aliases: [
      'CKV_AWS_308',
      'AWS-0002',
      'Security Hub APIGateway.5',
      'Guard API_GW_CACHE_ENABLED_AND_ENCRYPTED',
    ],
  }),
]

/** Searches, queries, copies and flows of data, and where they name the key. */
export const KEYED_ANALYTICS = [
  ...['aws_elasticsearch_domain', 'aws_opensearch_domain'].map(type =>
    together(
      customerKey(type, 'encrypt_at_rest.kms_key_id', {
        beside: { 'encrypt_at_rest.enabled': 'true' },
        aliases: ['CKV_AWS_247', 'KICS 7af2f4a3'],
      }),
      'encrypt_at_rest.enabled',
      'true',
    ),
  ),
  together(
    customerKey('aws_athena_database', 'encryption_configuration.kms_key', {
      beside: { 'encryption_configuration.encryption_option': '"SSE_KMS"' },
    }),
    'encryption_configuration.encryption_option',
    'SSE_KMS',
    'CSE_KMS',
  ),
  together(
    customerKey('aws_athena_workgroup', `${RESULTS_OF_QUERIES}.kms_key_arn`, {
      beside: { [`${RESULTS_OF_QUERIES}.encryption_option`]: '"SSE_KMS"' },
    }),
    `${RESULTS_OF_QUERIES}.encryption_option`,
    'SSE_KMS',
    'CSE_KMS',
  ),
  customerKey('aws_appflow_flow', 'kms_arn', { aliases: ['CKV_AWS_263'] }),
  customerKey('aws_appflow_connector_profile', 'kms_arn', { aliases: ['CKV_AWS_264'] }),
  keyedEndpoints(),
  customerKey('aws_dms_replication_config', 'compute_config.kms_key_id'),
  customerKey('aws_dms_replication_instance', 'kms_key_arn', { aliases: ['CKV_AWS_212'] }),
  customerKey('aws_dms_s3_endpoint', 'kms_key_arn', { aliases: ['CKV_AWS_298'] }),
  customerKey('aws_emr_cluster', 'log_encryption_kms_key_id', {
    only: whereSet('log_uri'),
    beside: { log_uri: '"s3://logs/emr/"' },
  }),
  customerKey('aws_emr_studio', 'encryption_key_arn'),
  customerKey('aws_finspace_kx_environment', 'kms_key_id'),
  customerKey('aws_datazone_domain', 'kms_key_identifier'),
  customerKey('aws_securitylake_data_lake', 'encryption_configuration.kms_key_id', {
    each: 'configuration',
    beside: { region: '"eu-west-1"' },
  }),
  ...['aws_location_geofence_collection', 'aws_location_tracker'].map(type =>
    customerKey(type, 'kms_key_id'),
  ),
]

/** Workgroups whose settings hold for every query. */
export const ENFORCED_WORKGROUPS = [
  switchedOn('aws_athena_workgroup', 'configuration.enforce_workgroup_configuration', {
    isOptional: true,
    aliases: ['CKV_AWS_82', 'AWS-0007'],
  }),
]

const CATALOG = 'data_catalog_encryption_settings'

/** The Data Catalog, and the passwords that it keeps. */
export const ENCRYPTED_CATALOGS = [
  oneOf(
    'aws_glue_data_catalog_encryption_settings',
    `${CATALOG}.encryption_at_rest.catalog_encryption_mode`,
    ['SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE'],
    'DISABLED',
    { aliases: ['CKV_AWS_94'] },
  ),
  switchedOn(
    'aws_glue_data_catalog_encryption_settings',
    `${CATALOG}.connection_password_encryption.return_connection_password_encrypted`,
  ),
]

const CLOUDWATCH = 'encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode'
const BOOKMARKS = 'encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode'
const RESULTS = 'encryption_configuration.s3_encryption.s3_encryption_mode'

/** What a security configuration of Glue encrypts. */
export const ENCRYPTED_JOBS = [
  oneOf('aws_glue_security_configuration', CLOUDWATCH, ['SSE-KMS'], 'DISABLED', {
    aliases: ['CKV_AWS_99'],
  }),
  oneOf('aws_glue_security_configuration', BOOKMARKS, ['CSE-KMS'], 'DISABLED'),
  oneOf('aws_glue_security_configuration', RESULTS, ['SSE-KMS', 'SSE-S3'], 'DISABLED'),
]

/** What Glue runs. */
export const CONFIGURED_JOBS = ['aws_glue_crawler', 'aws_glue_dev_endpoint', 'aws_glue_job'].map(type =>
  written(type, 'security_configuration', '"encrypted"', {
    aliases: ['CKV_AWS_195'],
  }),
)

/** Clusters that name how they encrypt. */
export const CONFIGURED_CLUSTERS = [
  written('aws_emr_cluster', 'security_configuration', '"encrypted"', { aliases: ['CKV2_AWS_55'] }),
]

/**
 * Endpoints between which data is migrated; a bucket has settings of its own for what is written there.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint
 */
function keyedEndpoints(): Demand {
  const demand = customerKey('aws_dms_endpoint', 'kms_key_arn', { aliases: ['CKV_AWS_296'] })
  const ofBucket = 's3_settings.server_side_encryption_kms_key_id'
  return {
    ...demand,
    holds: ({ attribute, holder, configuration }) =>
      either(
        namesCustomerKey(attribute, configuration),
        both(equals(holder.get('engine_name'), 's3'), namesCustomerKey(holder.get(ofBucket), configuration)),
      ),
  }
}

/** Settings of a method with a cache, or that speak of its encryption anyway. */
function cachesOrSays(): Only {
  return {
    concerns: settings =>
      either(
        isTrue(settings.get('settings.caching_enabled')),
        truth(settings.get('settings.cache_data_encrypted').isWritten),
      ),
    except: [{ 'settings.caching_enabled': 'false' }],
  }
}
