interface Switch {
  readonly path: string
  /** What protects it; left out: `true`. */
  readonly on?: string
  /** What does not; left out: `false`. */
  readonly off?: string
  /** AWS protects it unless it is told not to. */
  readonly isOnByDefault?: boolean
}

/** The attribute by which each service keeps from being deleted what it holds. */
export const DELETION_PROTECTION: Readonly<Record<string, Switch>> = {
  aws_alb: { path: 'enable_deletion_protection' },
  aws_cloudtrail_event_data_store: { path: 'termination_protection_enabled', isOnByDefault: true },
  aws_cognito_user_pool: { path: 'deletion_protection', on: 'ACTIVE', off: 'INACTIVE' },
  aws_db_instance: { path: 'deletion_protection' },
  aws_docdb_cluster: { path: 'deletion_protection' },
  aws_docdb_global_cluster: { path: 'deletion_protection' },
  aws_dynamodb_table: { path: 'deletion_protection_enabled' },
  aws_lb: { path: 'enable_deletion_protection' },
  aws_neptune_cluster: { path: 'deletion_protection' },
  aws_neptune_global_cluster: { path: 'deletion_protection' },
  aws_networkfirewall_firewall: { path: 'delete_protection' },
  aws_qldb_ledger: { path: 'deletion_protection', isOnByDefault: true },
  aws_rds_cluster: { path: 'deletion_protection' },
  aws_rds_global_cluster: { path: 'deletion_protection' },
}

/** The same requirement’s ids elsewhere. */
export const DELETION_PROTECTION_ALIASES: Readonly<Record<string, readonly string[]>> = {
  aws_alb: ['CKV_AWS_150', 'Security Hub ELB.6', 'ELB_DELETION_PROTECTION_ENABLED'],
  aws_db_instance: [
    'CKV_AWS_293',
    'AWS-0177',
    'Security Hub RDS.8',
    'RDS_INSTANCE_DELETION_PROTECTION_ENABLED',
  ],
  aws_docdb_cluster: ['Security Hub DocumentDB.5'],
  aws_dynamodb_table: ['Security Hub DynamoDB.6'],
  aws_lb: ['CKV_AWS_150', 'Security Hub ELB.6', 'ELB_DELETION_PROTECTION_ENABLED'],
  aws_neptune_cluster: ['CKV2_AWS_58', 'Security Hub Neptune.4'],
  aws_networkfirewall_firewall: ['CKV_AWS_344', 'Security Hub NetworkFirewall.9'],
  aws_qldb_ledger: ['CKV_AWS_172'],
  aws_rds_cluster: [
    'CKV_AWS_139',
    'AWS-0343',
    'Security Hub RDS.7',
    'RDS_CLUSTER_DELETION_PROTECTION_ENABLED',
  ],
}
