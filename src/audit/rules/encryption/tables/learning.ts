import { customerKey } from '../demand/demands.ts'

/** Machine learning and language services, and where they name the key. */
export const KEYED_LEARNING = [
  customerKey('aws_sagemaker_domain', 'kms_key_id', { aliases: ['CKV_AWS_187'] }),
  customerKey('aws_sagemaker_notebook_instance', 'kms_key_id', {
    aliases: ['CKV_AWS_22', 'CKV_AWS_187', 'Guard SAGEMAKER_NOTEBOOK_INSTANCE_KMS_KEY_CONFIGURED'],
  }),
  customerKey('aws_sagemaker_endpoint_configuration', 'kms_key_arn', {
    aliases: ['CKV_AWS_98', 'Guard SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED'],
  }),
  customerKey('aws_sagemaker_device_fleet', 'output_config.kms_key_id', {
    beside: { 'output_config.s3_output_location': '"s3://models/"' },
  }),
  customerKey('aws_sagemaker_feature_group', 's3_storage_config.kms_key_id', {
    each: 'offline_store_config',
    beside: { 's3_storage_config.s3_uri': '"s3://features/"' },
  }),
  customerKey('aws_sagemaker_feature_group', 'security_config.kms_key_id', {
    each: 'online_store_config',
    beside: { enable_online_store: 'true' },
  }),
  customerKey('aws_sagemaker_flow_definition', 'output_config.kms_key_id', {
    beside: { 'output_config.s3_output_path': '"s3://answers/"' },
    aliases: ['CKV_AWS_372'],
  }),
  customerKey('aws_bedrockagent_agent', 'customer_encryption_key_arn', { aliases: ['CKV_AWS_373'] }),
  customerKey('aws_bedrockagent_prompt', 'customer_encryption_key_arn'),
  customerKey('aws_bedrock_custom_model', 'custom_model_kms_key_id'),
  customerKey('aws_bedrock_guardrail', 'kms_key_arn'),
  customerKey('aws_kendra_index', 'server_side_encryption_configuration.kms_key_id', {
    aliases: ['CKV_AWS_262'],
  }),
]

/** Models of SageMaker and Comprehend, and the key for what they are. */
export const KEYED_MODELS = [
  customerKey('aws_comprehend_document_classifier', 'model_kms_key_id'),
  customerKey('aws_comprehend_entity_recognizer', 'model_kms_key_id', { aliases: ['CKV_AWS_267'] }),
  customerKey('aws_sagemaker_data_quality_job_definition', 'data_quality_job_output_config.kms_key_id', {
    aliases: ['CKV_AWS_367'],
  }),
]

/** Training and monitoring jobs, and the key for the disks that they work on. */
export const KEYED_JOB_VOLUMES = [
  customerKey('aws_comprehend_document_classifier', 'volume_kms_key_id'),
  customerKey('aws_comprehend_entity_recognizer', 'volume_kms_key_id', { aliases: ['CKV_AWS_268'] }),
  customerKey('aws_sagemaker_data_quality_job_definition', 'job_resources.cluster_config.volume_kms_key_id', {
    beside: { 'job_resources.cluster_config.instance_count': '1' },
    aliases: ['CKV_AWS_368'],
  }),
]
