import { customerKey, switchedOn } from '../demand/demands.ts'
import { ENCRYPTED_HERE, HAS_NO_DEFAULT_KEY, MAY_BE_PLAIN, ROOT_MAY_BE_PLAIN } from './block-device.ts'

// Examples of devices.
const DEVICE = { device_name: '"/dev/sdf"' }
const KEYED = { ...DEVICE, encrypted: 'true' }

/** Volumes, and the switch that encrypts them. What is copied of something encrypted stays so. */
export const ENCRYPTED_VOLUMES = [
  switchedOn('aws_ebs_volume', 'encrypted', {
    only: MAY_BE_PLAIN,
    aliases: [
      'CKV_AWS_3',
      'CKV2_AWS_2',
      'AWS-0026',
      'Security Hub EC2.3',
      'ScoutSuite ec2-ebs-volume-not-encrypted',
      'Guard ENCRYPTED_VOLUMES',
    ],
  }),
  switchedOn('aws_ebs_snapshot_copy', 'encrypted'),
  switchedOn('aws_ebs_snapshot_import', 'encrypted'),
  switchedOn('aws_ami_copy', 'encrypted', { aliases: ['CKV_AWS_235'] }),
  switchedOn('aws_ami', 'encrypted', {
    each: 'ebs_block_device',
    only: MAY_BE_PLAIN,
    beside: DEVICE,
    aliases: ['CKV_AWS_204'],
  }),
  switchedOn('aws_ebs_encryption_by_default', 'enabled', {
    isOptional: true,
    aliases: [
      'CKV_AWS_106',
      'Security Hub EC2.7',
      'CIS AWS 2.2.1',
      'ScoutSuite ec2-ebs-default-encryption-disabled',
    ],
  }),
  switchedOn('aws_instance', 'root_block_device.encrypted', {
    only: ROOT_MAY_BE_PLAIN,
    aliases: ['CKV_AWS_8', 'AWS-0131'],
  }),
  switchedOn('aws_spot_instance_request', 'root_block_device.encrypted', { only: ROOT_MAY_BE_PLAIN }),
  switchedOn('aws_launch_configuration', 'root_block_device.encrypted', {
    only: ROOT_MAY_BE_PLAIN,
    aliases: ['CKV_AWS_8', 'AWS-0008', 'AWS-0122'],
  }),
  switchedOn('aws_instance', 'encrypted', {
    each: 'ebs_block_device',
    only: MAY_BE_PLAIN,
    beside: DEVICE,
    aliases: ['CKV_AWS_8', 'AWS-0131'],
  }),
  switchedOn('aws_spot_instance_request', 'encrypted', {
    each: 'ebs_block_device',
    only: MAY_BE_PLAIN,
    beside: DEVICE,
  }),
  switchedOn('aws_launch_configuration', 'encrypted', {
    each: 'ebs_block_device',
    only: MAY_BE_PLAIN,
    beside: DEVICE,
    aliases: ['CKV_AWS_8', 'AWS-0008', 'AWS-0122'],
  }),
  switchedOn('aws_spot_fleet_request', 'encrypted', {
    each: 'launch_specification.ebs_block_device',
    only: MAY_BE_PLAIN,
    beside: DEVICE,
  }),
  switchedOn('aws_spot_fleet_request', 'encrypted', {
    each: 'launch_specification.root_block_device',
    only: MAY_BE_PLAIN,
    beside: { volume_size: '8' },
  }),
  switchedOn('aws_launch_template', 'encrypted', {
    each: 'block_device_mappings.ebs',
    only: MAY_BE_PLAIN,
    beside: { volume_size: '8' },
  }),
  switchedOn('aws_imagebuilder_image_recipe', 'encrypted', {
    each: 'block_device_mapping.ebs',
    only: MAY_BE_PLAIN,
    beside: { volume_size: '8' },
    aliases: ['CKV_AWS_200'],
  }),
  switchedOn('aws_imagebuilder_container_recipe', 'encrypted', {
    each: 'instance_configuration.block_device_mapping.ebs',
    only: MAY_BE_PLAIN,
    beside: { volume_size: '8' },
  }),
]

/** Volumes, their copies and images, and where they name the key. */
export const KEYED_VOLUMES = [
  customerKey('aws_ebs_volume', 'kms_key_id', {
    only: HAS_NO_DEFAULT_KEY,
    aliases: ['CKV_AWS_189', 'AWS-0027'],
  }),
  customerKey('aws_ebs_snapshot_copy', 'kms_key_id', { only: HAS_NO_DEFAULT_KEY, aliases: ['CKV_AWS_183'] }),
  customerKey('aws_ebs_snapshot_import', 'kms_key_id', { only: HAS_NO_DEFAULT_KEY }),
  customerKey('aws_ebs_default_kms_key', 'key_arn'),
  customerKey('aws_ami_copy', 'kms_key_id', { only: HAS_NO_DEFAULT_KEY, aliases: ['CKV_AWS_236'] }),
  ...['aws_instance', 'aws_spot_instance_request'].flatMap(type => [
    customerKey(type, 'kms_key_id', {
      each: 'root_block_device',
      only: ENCRYPTED_HERE,
      beside: { encrypted: 'true' },
    }),
    customerKey(type, 'kms_key_id', { each: 'ebs_block_device', only: ENCRYPTED_HERE, beside: KEYED }),
  ]),
  customerKey('aws_launch_template', 'kms_key_id', {
    each: 'block_device_mappings.ebs',
    only: ENCRYPTED_HERE,
    beside: { encrypted: 'true' },
  }),
  customerKey('aws_spot_fleet_request', 'kms_key_id', {
    each: 'launch_specification.ebs_block_device',
    only: ENCRYPTED_HERE,
    beside: KEYED,
  }),
  customerKey('aws_imagebuilder_image_recipe', 'kms_key_id', {
    each: 'block_device_mapping.ebs',
    beside: { encrypted: 'true' },
    aliases: ['CKV_AWS_200'],
  }),
  customerKey('aws_imagebuilder_container_recipe', 'kms_key_id'),
  customerKey('aws_imagebuilder_container_recipe', 'kms_key_id', {
    each: 'instance_configuration.block_device_mapping.ebs',
    beside: { encrypted: 'true' },
  }),
  customerKey('aws_ecs_cluster', 'kms_key_id', {
    each: 'configuration.managed_storage_configuration',
    beside: { fargate_ephemeral_storage_kms_key_id: 'aws_kms_key.k.id' },
  }),
  customerKey('aws_imagebuilder_component', 'kms_key_id', { aliases: ['CKV_AWS_180'] }),
  customerKey('aws_imagebuilder_distribution_configuration', 'kms_key_id', {
    each: 'distribution.ami_distribution_configuration',
    beside: { name: '"web-{{ imagebuilder:buildDate }}"' },
    aliases: ['CKV_AWS_199'],
  }),
]
