/** The argument that the `id` of a resource is, by its type. */
const ID_IS: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'bucket',
  aws_s3_directory_bucket: 'bucket',
  aws_iam_role: 'name',
  aws_iam_user: 'name',
  aws_iam_group: 'name',
  aws_iam_instance_profile: 'name',
  aws_cloudwatch_log_group: 'name',
  aws_cloudwatch_metric_alarm: 'alarm_name',
  aws_cloudtrail: 'name',
  aws_config_configuration_recorder: 'name',
  aws_dynamodb_table: 'name',
  aws_ecr_repository: 'name',
  aws_eks_cluster: 'name',
  aws_kms_alias: 'name',
  aws_lambda_function: 'function_name',
  aws_autoscaling_group: 'name',
  aws_launch_configuration: 'name',
  aws_key_pair: 'key_name',
  aws_elb: 'name',
  aws_athena_workgroup: 'name',
  aws_ssm_parameter: 'name',
  aws_db_subnet_group: 'name',
  aws_db_parameter_group: 'name',
  aws_db_option_group: 'name',
  aws_rds_cluster: 'cluster_identifier',
  aws_rds_cluster_parameter_group: 'name',
  aws_docdb_cluster: 'cluster_identifier',
  aws_neptune_cluster: 'cluster_identifier',
  aws_redshift_cluster: 'cluster_identifier',
  aws_redshift_subnet_group: 'name',
  aws_redshift_parameter_group: 'name',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_elasticache_subnet_group: 'name',
  aws_elasticache_parameter_group: 'name',
  aws_glue_security_configuration: 'name',
  aws_backup_vault: 'name',
}

const BY_TYPE: ReadonlyMap<string, string> = new Map(Object.entries(ID_IS))

/**
 * The argument that the AWS provider sets an attribute to: `id` of `aws_s3_bucket` is its `bucket`; `null`: to none. From
 * the attribute reference of each type (https://registry.terraform.io/providers/hashicorp/aws/latest/docs).
 */
export function sameAs(type: string, name: string): string | null {
  return name === 'id' ? (BY_TYPE.get(type) ?? null) : null
}
