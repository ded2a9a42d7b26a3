import { customerKey, oneOf, switchedOff } from '../demand/demands.ts'
import { together, unlessIs } from '../demand/where.ts'

/** Switches that leave what a build gives, or tells, in clear. */
export const PLAIN_BUILDS = [
  ...['artifacts', 'secondary_artifacts'].map(each =>
    switchedOff('aws_codebuild_project', 'encryption_disabled', {
      each,
      // A build without artifacts has none to encrypt: the provider ignores the switch.
      only: unlessIs('type', 'NO_ARTIFACTS'),
      beside: { type: '"S3"' },
      aliases: ['CKV_AWS_78', 'AWS-0018'],
    }),
  ),
  switchedOff('aws_codebuild_report_group', 'encryption_disabled', {
    each: 'export_config.s3_destination',
    beside: { bucket: '"reports"' },
  }),
]

/** Repositories and pipelines, and where they name the key. */
export const KEYED_BUILDS = [
  together(
    customerKey('aws_ecr_repository', 'encryption_configuration.kms_key', {
      beside: { 'encryption_configuration.encryption_type': '"KMS"' },
      aliases: ['AWS-0033', 'KICS 0e32d561'],
    }),
    'encryption_configuration.encryption_type',
    'KMS',
    'KMS_DSSE',
  ),
  together(
    customerKey('aws_ecr_repository_creation_template', 'encryption_configuration.kms_key', {
      beside: { 'encryption_configuration.encryption_type': '"KMS"' },
    }),
    'encryption_configuration.encryption_type',
    'KMS',
    'KMS_DSSE',
  ),
  customerKey('aws_codebuild_project', 'encryption_key', { aliases: ['CKV_AWS_147'] }),
  customerKey('aws_codebuild_report_group', 'encryption_key', {
    each: 'export_config.s3_destination',
    beside: { bucket: '"reports"' },
  }),
  customerKey('aws_codepipeline', 'encryption_key.id', {
    each: 'artifact_store',
    beside: { location: '"artifacts"' },
    aliases: ['CKV_AWS_219'],
  }),
  customerKey('aws_codeartifact_domain', 'encryption_key', { aliases: ['CKV_AWS_221'] }),
  customerKey('aws_codecommit_repository', 'kms_key_id'),
  together(
    customerKey('aws_codegurureviewer_repository_association', 'kms_key_details.kms_key_id', {
      beside: { 'kms_key_details.encryption_option': '"CUSTOMER_MANAGED_CMK"' },
      aliases: ['CKV_AWS_381'],
    }),
    'kms_key_details.encryption_option',
    'CUSTOMER_MANAGED_CMK',
  ),
]

/** Logs of builds that are kept in a bucket. */
export const PLAIN_BUILD_LOGS = [
  switchedOff('aws_codebuild_project', 'encryption_disabled', {
    each: 'logs_config.s3_logs',
    beside: { status: '"ENABLED"' },
    aliases: ['CKV_AWS_311', 'Security Hub CodeBuild.3'],
  }),
]

/** Repositories, and what encrypts their images. */
export const KMS_REPOSITORIES = [
  oneOf('aws_ecr_repository', 'encryption_configuration.encryption_type', ['KMS', 'KMS_DSSE'], 'AES256', {
    aliases: ['CKV_AWS_136'],
  }),
]
