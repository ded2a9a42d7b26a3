import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const SNAPSHOTS = [
  'aws_db_cluster_snapshot',
  'aws_db_snapshot',
  'aws_db_snapshot_copy',
  'aws_neptune_cluster_snapshot',
  'aws_rds_cluster_snapshot_copy',
] as const

/** A database is not given away with its snapshot. */
export const snapshotSharedWithAll = defineRule({
  id: 'snapshot-shared-with-all',
  title: 'Snapshot of a database is public',
  why: 'Everybody with an AWS account can restore the database from it, and read everything.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-copy',
  aliases: ['Security Hub RDS.1', 'ScoutSuite rds-snapshot-public'],
  aliasesOf: { aws_db_snapshot: ['CKV_AWS_302'] },
  scope: 'resource',
  resources: SNAPSHOTS,
  fix: 'Name in `shared_accounts` the accounts that need it.',

  evaluate(snapshot) {
    const accounts = snapshot.get('shared_accounts')
    return forbidThat(
      someItem(accounts, account => equals(account, 'all')),
      accounts,
      'The snapshot is shared with everybody.',
    )
  },

  examples: {
    passes: SNAPSHOTS.flatMap(type => [
      resourceWith(type),
      resourceWith(type, { shared_accounts: '["111122223333"]' }),
    ]),
    fails: SNAPSHOTS.map(type => resourceWith(type, { shared_accounts: '["all"] #!' })),
    undecided: [`variable "with" {}\n${resourceWith('aws_db_snapshot', { shared_accounts: 'var.with' })}`],
  },
})
