interface Switch {
  readonly path: string
  /** The provider’s default. */
  readonly isOnByDefault: boolean
}

/** The attribute by which each service upgrades itself to the next minor version. */
export const MINOR_UPGRADES: Readonly<Record<string, Switch>> = {
  aws_db_instance: { path: 'auto_minor_version_upgrade', isOnByDefault: true },
  aws_dms_replication_instance: { path: 'auto_minor_version_upgrade', isOnByDefault: false },
  aws_elasticache_cluster: { path: 'auto_minor_version_upgrade', isOnByDefault: true },
  aws_elasticache_replication_group: { path: 'auto_minor_version_upgrade', isOnByDefault: true },
  aws_mq_broker: { path: 'auto_minor_version_upgrade', isOnByDefault: false },
  aws_neptune_cluster_instance: { path: 'auto_minor_version_upgrade', isOnByDefault: true },
  aws_rds_cluster_instance: { path: 'auto_minor_version_upgrade', isOnByDefault: true },
  aws_redshift_cluster: { path: 'allow_version_upgrade', isOnByDefault: true },
}

/** The same requirement’s ids elsewhere. */
export const MINOR_UPGRADE_ALIASES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: [
    'CKV_AWS_226',
    'CIS AWS 2.3.2',
    'Security Hub RDS.13',
    'RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED',
  ],
  aws_dms_replication_instance: ['CKV_AWS_222', 'Security Hub DMS.6'],
  aws_elasticache_cluster: ['CKV_AWS_322', 'Security Hub ElastiCache.2'],
  aws_elasticache_replication_group: ['Security Hub ElastiCache.2'],
  aws_mq_broker: ['CKV_AWS_207', 'Security Hub MQ.3'],
  aws_rds_cluster_instance: ['CKV_AWS_226', 'Security Hub RDS.35'],
  aws_redshift_cluster: ['CKV_AWS_141', 'Security Hub Redshift.6'],
}
