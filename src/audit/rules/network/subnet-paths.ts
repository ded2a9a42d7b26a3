/** Where a type names the subnets that it stands in. */
interface SubnetPath {
  /** The attributes, of which one has to be set; the first is the one to set. */
  readonly paths: readonly string[]
  /** What the attribute has to be, where it does not name subnets. */
  readonly is?: string
  /** Not where one of these is set: it takes its subnets from there. */
  readonly unless?: readonly string[]
}

/**
 * Types that stand in the default VPC, or in none, where no subnets are named, as the AWS provider’s documentation of
 * each says. Some have rules of their own: functions, search domains, Redshift, caches, notebooks, transfer servers.
 */
export const SUBNETS: Readonly<Record<string, SubnetPath>> = {
  aws_apprunner_service: { paths: ['network_configuration.egress_configuration.egress_type'], is: 'VPC' },
  aws_appstream_fleet: { paths: ['vpc_config.subnet_ids'] },
  aws_autoscaling_group: { paths: ['vpc_zone_identifier'] },
  aws_codebuild_project: { paths: ['vpc_config.subnets'] },
  aws_dax_cluster: { paths: ['subnet_group_name'] },
  aws_db_instance: { paths: ['db_subnet_group_name'], unless: ['replicate_source_db'] },
  aws_dms_replication_instance: { paths: ['replication_subnet_group_id'] },
  aws_docdb_cluster: { paths: ['db_subnet_group_name'] },
  aws_elasticache_serverless_cache: { paths: ['subnet_ids'] },
  aws_elb: { paths: ['subnets'] },
  aws_emr_cluster: { paths: ['ec2_attributes.subnet_id', 'ec2_attributes.subnet_ids'] },
  aws_glue_dev_endpoint: { paths: ['subnet_id'] },
  aws_grafana_workspace: { paths: ['vpc_configuration.subnet_ids'] },
  aws_imagebuilder_infrastructure_configuration: { paths: ['subnet_id'] },
  aws_instance: {
    paths: ['subnet_id'],
    unless: ['launch_template', 'network_interface', 'primary_network_interface'],
  },
  aws_kinesisanalyticsv2_application: { paths: ['application_configuration.vpc_configuration.subnet_ids'] },
  aws_memorydb_cluster: { paths: ['subnet_group_name'] },
  aws_mq_broker: { paths: ['subnet_ids'] },
  aws_neptune_cluster: { paths: ['neptune_subnet_group_name'] },
  aws_rds_cluster: { paths: ['db_subnet_group_name'] },
  aws_redshiftserverless_workgroup: { paths: ['subnet_ids'] },
  aws_sagemaker_domain: { paths: ['app_network_access_type'], is: 'VpcOnly' },
  aws_sagemaker_model: { paths: ['vpc_config.subnets'] },
  aws_spot_instance_request: { paths: ['subnet_id'], unless: ['launch_template', 'network_interface'] },
  aws_synthetics_canary: { paths: ['vpc_config.subnet_ids'] },
}
