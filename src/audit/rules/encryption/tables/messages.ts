import { isSet, isTrue } from '../../../resource/predicates.ts'
import { either } from '../../../resource/truth.ts'
import type { Demand } from '../demand/demand.ts'
import { customerKey, oneOf, switchedOn, written } from '../demand/demands.ts'
import { together, unlessSet, where } from '../demand/where.ts'

/**
 * A stream that is put to directly: one with a source has that one’s encryption, and none of its own.
 * https://docs.aws.amazon.com/firehose/latest/APIReference/API_StartDeliveryStreamEncryption.html
 */
const PUT_TO_DIRECTLY = where(
  unlessSet('kinesis_source_configuration'),
  unlessSet('msk_source_configuration'),
)

/** Streams, and what encrypts what waits in them. */
export const ENCRYPTED_STREAMS = [
  oneOf('aws_kinesis_stream', 'encryption_type', ['KMS'], 'NONE', {
    aliases: ['CKV_AWS_43', 'AWS-0064', 'Security Hub Kinesis.1'],
  }),
  switchedOn('aws_kinesis_firehose_delivery_stream', 'server_side_encryption.enabled', {
    only: PUT_TO_DIRECTLY,
    aliases: ['CKV_AWS_240', 'Security Hub DataFirehose.1'],
  }),
]

/** Queues and topics, and what encrypts what waits in them. */
export const ENCRYPTED_QUEUES = [
  {
    ...written('aws_sqs_queue', 'kms_master_key_id', 'aws_kms_key.k.id', {
      aliases: [
        'CKV_AWS_27',
        'AWS-0096',
        'Security Hub SQS.1',
        'ScoutSuite sqs-queue-server-side-encryption-disabled',
      ],
    }),
    holds: ({ attribute, holder }) => either(isSet(attribute), isTrue(holder.get('sqs_managed_sse_enabled'))),
    saysNothing: 'Neither `kms_master_key_id` nor `sqs_managed_sse_enabled` is set.',
  },
  written('aws_sns_topic', 'kms_master_key_id', 'aws_kms_key.k.id', {
    aliases: ['CKV_AWS_26', 'AWS-0095', 'Security Hub SNS.1', 'Guard SNS_ENCRYPTED_KMS'],
  }),
] satisfies readonly Demand[]

/** Streams, queues, topics and buses, and where they name the key. */
export const KEYED_MESSAGES = [
  customerKey('aws_kinesis_stream', 'kms_key_id', { aliases: ['CKV_AWS_185'] }),
  customerKey('aws_kinesis_video_stream', 'kms_key_id', { aliases: ['CKV_AWS_177'] }),
  together(
    together(
      customerKey('aws_kinesis_firehose_delivery_stream', 'server_side_encryption.key_arn', {
        only: PUT_TO_DIRECTLY,
        beside: {
          'server_side_encryption.enabled': 'true',
          'server_side_encryption.key_type': '"CUSTOMER_MANAGED_CMK"',
        },
        aliases: ['CKV_AWS_241'],
      }),
      'server_side_encryption.key_type',
      'CUSTOMER_MANAGED_CMK',
    ),
    'server_side_encryption.enabled',
    'true',
  ),
  customerKey('aws_sqs_queue', 'kms_master_key_id', { aliases: ['CKV2_AWS_73', 'AWS-0135'] }),
  customerKey('aws_sns_topic', 'kms_master_key_id', { aliases: ['AWS-0136', 'KICS b1a72f66'] }),
  customerKey('aws_mq_broker', 'encryption_options.kms_key_id', {
    beside: { 'encryption_options.use_aws_owned_key': 'false' },
    aliases: ['CKV_AWS_209'],
  }),
  customerKey('aws_msk_cluster', 'encryption_info.encryption_at_rest_kms_key_arn', {
    aliases: ['AWS-0179'],
  }),
  customerKey('aws_cloudwatch_event_bus', 'kms_key_identifier'),
  customerKey('aws_cloudwatch_event_connection', 'kms_key_identifier'),
  customerKey('aws_pipes_pipe', 'kms_key_identifier'),
  customerKey('aws_scheduler_schedule', 'kms_key_arn', { aliases: ['CKV_AWS_297'] }),
  ...['aws_sfn_activity', 'aws_sfn_state_machine'].map(type =>
    customerKey(type, 'encryption_configuration.kms_key_id', {
      beside: { 'encryption_configuration.type': '"CUSTOMER_MANAGED_KMS_KEY"' },
    }),
  ),
]
