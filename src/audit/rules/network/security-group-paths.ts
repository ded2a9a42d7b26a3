import type { Attribute } from '../../resource/attribute.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'

/** Where a type names its security groups. */
export interface GroupPath {
  /** The attributes, of which one has to be set; the first is the one to set. */
  readonly paths: readonly string[]
  /** Only where one of these is set: without it, it stands in no VPC, or takes no group. */
  readonly where?: readonly string[]
  /** Not where one of these is set: it takes its groups from there. */
  readonly unless?: readonly string[]
  /** Only where this attribute is so. */
  readonly only?: readonly [path: string, is: string]
}

/**
 * Types that can have security groups, and take the VPC’s default group where none is named, as the AWS provider’s
 * documentation of each says. Search domains have a rule of their own.
 */
export const GROUP_PATHS: Readonly<Record<string, GroupPath>> = {
  aws_alb: { paths: ['security_groups'], only: ['load_balancer_type', 'application'] },
  aws_apigatewayv2_vpc_link: { paths: ['security_group_ids'] },
  aws_apprunner_vpc_connector: { paths: ['security_groups'] },
  aws_appstream_fleet: { paths: ['vpc_config.security_group_ids'], where: ['vpc_config'] },
  aws_batch_compute_environment: {
    paths: ['compute_resources.security_group_ids'],
    where: ['compute_resources'],
    unless: ['compute_resources.launch_template'],
  },
  aws_cloudwatch_event_target: {
    paths: ['ecs_target.network_configuration.security_groups'],
    where: ['ecs_target.network_configuration'],
  },
  aws_codebuild_project: { paths: ['vpc_config.security_group_ids'], where: ['vpc_config'] },
  aws_dax_cluster: { paths: ['security_group_ids'] },
  aws_db_instance: {
    paths: ['vpc_security_group_ids'],
    unless: ['replicate_source_db', 'security_group_names'],
  },
  aws_db_proxy: { paths: ['vpc_security_group_ids'] },
  aws_dms_replication_config: { paths: ['compute_config.vpc_security_group_ids'] },
  aws_dms_replication_instance: { paths: ['vpc_security_group_ids'] },
  aws_docdb_cluster: { paths: ['vpc_security_group_ids'] },
  aws_docdbelastic_cluster: { paths: ['vpc_security_group_ids'] },
  aws_ec2_client_vpn_endpoint: { paths: ['security_group_ids'] },
  aws_ec2_instance_connect_endpoint: { paths: ['security_group_ids'] },
  aws_ecs_service: { paths: ['network_configuration.security_groups'], where: ['network_configuration'] },
  aws_ecs_task_set: { paths: ['network_configuration.security_groups'], where: ['network_configuration'] },
  aws_efs_mount_target: { paths: ['security_groups'] },
  aws_elasticache_cluster: {
    paths: ['security_group_ids'],
    unless: ['replication_group_id', 'security_group_names'],
  },
  aws_elasticache_replication_group: {
    paths: ['security_group_ids'],
    unless: ['global_replication_group_id', 'security_group_names'],
  },
  aws_elasticache_serverless_cache: { paths: ['security_group_ids'] },
  aws_elb: { paths: ['security_groups'] },
  aws_fsx_file_cache: { paths: ['security_group_ids'] },
  aws_fsx_lustre_file_system: { paths: ['security_group_ids'] },
  aws_fsx_ontap_file_system: { paths: ['security_group_ids'] },
  aws_fsx_openzfs_file_system: { paths: ['security_group_ids'] },
  aws_fsx_windows_file_system: { paths: ['security_group_ids'] },
  aws_glue_dev_endpoint: { paths: ['security_group_ids'], where: ['subnet_id'] },
  aws_imagebuilder_infrastructure_configuration: { paths: ['security_group_ids'] },
  aws_instance: {
    paths: ['vpc_security_group_ids', 'security_groups'],
    unless: ['launch_template', 'network_interface', 'primary_network_interface'],
  },
  aws_kinesisanalyticsv2_application: {
    paths: ['application_configuration.vpc_configuration.security_group_ids'],
    where: ['application_configuration.vpc_configuration'],
  },
  aws_lambda_function: { paths: ['vpc_config.security_group_ids'], where: ['vpc_config'] },
  aws_launch_configuration: { paths: ['security_groups'] },
  aws_launch_template: {
    paths: ['vpc_security_group_ids', 'network_interfaces.security_groups', 'security_group_names'],
    unless: ['network_interfaces.network_interface_id'],
  },
  aws_lb: { paths: ['security_groups'], only: ['load_balancer_type', 'application'] },
  aws_memorydb_cluster: { paths: ['security_group_ids'] },
  aws_mq_broker: { paths: ['security_groups'] },
  aws_msk_cluster: { paths: ['broker_node_group_info.security_groups'] },
  aws_msk_serverless_cluster: { paths: ['vpc_config.security_group_ids'] },
  aws_mwaa_environment: { paths: ['network_configuration.security_group_ids'] },
  aws_neptune_cluster: { paths: ['vpc_security_group_ids'] },
  aws_network_interface: { paths: ['security_groups'] },
  aws_opensearchserverless_vpc_endpoint: { paths: ['security_group_ids'] },
  aws_rds_cluster: { paths: ['vpc_security_group_ids'] },
  aws_redshift_cluster: { paths: ['vpc_security_group_ids'], unless: ['cluster_security_groups'] },
  aws_redshiftserverless_workgroup: { paths: ['security_group_ids'] },
  aws_route53_resolver_endpoint: { paths: ['security_group_ids'] },
  aws_sagemaker_model: { paths: ['vpc_config.security_group_ids'], where: ['vpc_config'] },
  aws_sagemaker_notebook_instance: { paths: ['security_groups'], where: ['subnet_id'] },
  aws_scheduler_schedule: {
    paths: ['target.ecs_parameters.network_configuration.security_groups'],
    where: ['target.ecs_parameters.network_configuration'],
  },
  aws_spot_fleet_request: {
    paths: ['launch_specification.vpc_security_group_ids'],
    where: ['launch_specification'],
  },
  aws_spot_instance_request: {
    paths: ['vpc_security_group_ids', 'security_groups'],
    unless: ['launch_template', 'network_interface'],
  },
  aws_synthetics_canary: { paths: ['vpc_config.security_group_ids'], where: ['vpc_config'] },
  aws_transfer_server: { paths: ['endpoint_details.security_group_ids'], where: ['endpoint_details.vpc_id'] },
  aws_vpc_endpoint: { paths: ['security_group_ids'], only: ['vpc_endpoint_type', 'Interface'] },
}

/** The attributes in which a resource names its groups, the one to set first. */
export function groupAttributes(resource: Resource): readonly Attribute[] {
  return GROUP_PATHS[resource.type]?.paths.map(path => resource.get(path)) ?? []
}

/** It can have groups as it is written, and takes them from nowhere else. */
export function takesGroups(resource: Resource): Truth {
  const { where, unless = [], only } = GROUP_PATHS[resource.type] ?? { paths: [] }
  const isThere = where === undefined ? 'yes' : someSet(resource, where)
  const isKind = only === undefined ? 'yes' : equals(resource.get(only[0]), only[1])
  return both(isThere, isKind, not(someSet(resource, unless)))
}

function someSet(resource: Resource, paths: readonly string[]): Truth {
  return either(...paths.map(path => isSet(resource.get(path))))
}
