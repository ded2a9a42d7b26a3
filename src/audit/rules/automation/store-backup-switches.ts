interface Days {
  readonly path: string
  /** How many days AWS keeps where nothing is written. */
  readonly standard: number
}

/** The attribute by which each service says for how many days it keeps what it backs up by itself. */
export const STORE_BACKUPS: Readonly<Record<string, Days>> = {
  aws_elasticache_serverless_cache: { path: 'snapshot_retention_limit', standard: 0 },
  aws_fsx_ontap_file_system: { path: 'automatic_backup_retention_days', standard: 0 },
  aws_fsx_openzfs_file_system: { path: 'automatic_backup_retention_days', standard: 0 },
  aws_fsx_windows_file_system: { path: 'automatic_backup_retention_days', standard: 7 },
  aws_memorydb_cluster: { path: 'snapshot_retention_limit', standard: 0 },
}
