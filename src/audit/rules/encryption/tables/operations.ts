import { equals, isSet, isTrue } from '../../../resource/predicates.ts'
import { both, either, not, truth } from '../../../resource/truth.ts'
import type { Demand, Holder, Only } from '../demand/demand.ts'
import { customerKey, oneOf } from '../demand/demands.ts'
import { together, whereIs } from '../demand/where.ts'

/** Logs, metrics, secrets and configuration, and where they name the key. A trail’s is a matter of auditing. */
export const KEYED_OPERATIONS = [
  customerKey('aws_cloudwatch_log_group', 'kms_key_id', {
    aliases: ['CKV_AWS_158', 'AWS-0017', 'KICS 0afbcfe9', 'Guard CLOUDWATCH_LOG_GROUP_ENCRYPTED'],
  }),
  customerKey('aws_cloudtrail_event_data_store', 'kms_key_id', { aliases: ['CKV_AWS_294'] }),
  together(customerKey('aws_xray_encryption_config', 'key_id', { beside: { type: '"KMS"' } }), 'type', 'KMS'),
  customerKey('aws_prometheus_workspace', 'kms_key_arn'),
  customerKey('aws_cloudwatch_log_anomaly_detector', 'kms_key_id'),
  customerKey('aws_macie2_classification_export_configuration', 's3_destination.kms_key_arn', {
    beside: { 's3_destination.bucket_name': '"findings"' },
  }),
  customerKey('aws_ssmincidents_replication_set', 'kms_key_arn', {
    each: 'region',
    beside: { name: '"eu-west-1"' },
  }),
  customerKey('aws_m2_environment', 'kms_key_id'),
  together(
    customerKey('aws_synthetics_canary', 'artifact_config.s3_encryption.kms_key_arn', {
      beside: { 'artifact_config.s3_encryption.encryption_mode': '"SSE_KMS"' },
    }),
    'artifact_config.s3_encryption.encryption_mode',
    'SSE_KMS',
  ),
  customerKey('aws_guardduty_publishing_destination', 'kms_key_arn'),
  customerKey('aws_auditmanager_account_registration', 'kms_key'),
  customerKey('aws_appconfig_configuration_profile', 'kms_key_identifier'),
  together(
    customerKey('aws_networkfirewall_firewall', 'encryption_configuration.key_id', {
      beside: { 'encryption_configuration.type': '"CUSTOMER_KMS"' },
      aliases: ['CKV_AWS_345'],
    }),
    'encryption_configuration.type',
    'CUSTOMER_KMS',
  ),
  together(
    customerKey('aws_networkfirewall_rule_group', 'encryption_configuration.key_id', {
      beside: { 'encryption_configuration.type': '"CUSTOMER_KMS"' },
      aliases: ['CKV_AWS_345'],
    }),
    'encryption_configuration.type',
    'CUSTOMER_KMS',
  ),
  together(
    customerKey('aws_networkfirewall_firewall_policy', 'encryption_configuration.key_id', {
      beside: { 'encryption_configuration.type': '"CUSTOMER_KMS"' },
      aliases: ['CKV_AWS_346'],
    }),
    'encryption_configuration.type',
    'CUSTOMER_KMS',
  ),
  keyedSessions(),
  customerKey('aws_lambda_function', 'kms_key_arn', {
    only: hasEnvironment(),
    beside: { 'environment.variables': '{ STAGE = "live" }' },
    aliases: ['CKV_AWS_173'],
  }),
  customerKey('aws_apprunner_service', 'encryption_configuration.kms_key'),
  customerKey('aws_mwaa_environment', 'kms_key'),
]

/** Secrets, and where they name the key. */
export const KEYED_SECRETS = [
  customerKey('aws_secretsmanager_secret', 'kms_key_id', {
    aliases: ['CKV_AWS_149', 'AWS-0098', 'Guard SECRETSMANAGER_USING_CMK', 'KICS b0d3ef3f', 'KICS a2f548f2'],
  }),
]

/** Secure parameters, and where they name the key. */
export const KEYED_PARAMETERS = [
  customerKey('aws_ssm_parameter', 'key_id', {
    only: whereIs('type', 'SecureString'),
    beside: { type: '"SecureString"' },
    aliases: ['CKV_AWS_337'],
  }),
]

/** Parameters, and what makes them secure. */
export const ENCRYPTED_PARAMETERS = [
  oneOf('aws_ssm_parameter', 'type', ['SecureString'], 'String', {
    aliases: ['CKV2_AWS_34', 'CKV_AWS_337'],
  }),
]

/** Commands that people run in containers: their session has a key, and so have its logs. */
function keyedSessions(): Demand {
  const path = 'configuration.execute_command_configuration'
  const demand = customerKey('aws_ecs_cluster', `${path}.kms_key_id`, {
    beside: { [`${path}.logging`]: '"DEFAULT"' },
    aliases: ['CKV_AWS_224'],
  })
  const isLogSafe = (cluster: Holder) => {
    const logs = cluster.get(`${path}.log_configuration`)
    const isOn = ['cloud_watch_encryption_enabled', 's3_bucket_encryption_enabled'].map(name =>
      isTrue(logs.get(name)),
    )
    return either(truth(!logs.isWritten), ...isOn)
  }
  return {
    ...demand,
    holds: judged =>
      both(
        demand.holds(judged),
        isLogSafe(judged.holder),
        not(equals(judged.holder.get(`${path}.logging`), 'NONE')),
      ),
    says: 'Sessions have no key of yours, or their logs are off or not encrypted.',
  }
}

/** Functions with variables; a block that takes them from elsewhere is there to have some. */
function hasEnvironment(): Only {
  return {
    concerns: lambda => {
      const { value } = lambda.get('environment')
      const variables = lambda.get('environment.variables')
      const isWhole = value?.kind === 'object' || (value?.kind === 'list' && value.isComplete)
      return isWhole && variables.value?.kind === 'unknown' ? 'yes' : isSet(variables)
    },
    except: [{ 'environment.variables': 'null' }, { 'environment.variables': '{}' }],
  }
}
