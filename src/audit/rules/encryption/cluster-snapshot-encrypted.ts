import { defineRule } from '../../define-rule.ts'
import { flag, type Outcome, requireThat, requireTrue, undecided } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isTrue } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { every } from '../../resource/truth.ts'
import { sourceOf } from './tables/snapshots.ts'

/** A snapshot is as encrypted as what it is made of. */
export const clusterSnapshotEncrypted = defineRule({
  id: 'cluster-snapshot-encrypted',
  title: 'Snapshot of a database is not encrypted',
  why: 'Whoever is given the snapshot restores it and reads everything.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: [],
  aliasesOf: {
    aws_db_cluster_snapshot: ['CKV_AWS_146', 'Security Hub RDS.4'],
    aws_db_snapshot: ['Security Hub RDS.4'],
    aws_neptune_cluster_snapshot: ['CKV_AWS_279', 'Security Hub Neptune.6'],
  },
  scope: 'resource',
  resources: [
    'aws_db_cluster_snapshot',
    'aws_db_snapshot',
    'aws_docdb_cluster_snapshot',
    'aws_neptune_cluster_snapshot',
  ],
  fix: 'Encrypt what the snapshot is made of, or make an encrypted copy and delete the snapshot.',

  evaluate(snapshot, configuration) {
    const encrypted = snapshot.get('storage_encrypted')
    if (encrypted.isWritten) return requireTrue(encrypted, '`storage_encrypted` is not true.')
    return judgeSource(snapshot, configuration)
  },

  examples: {
    passes: [
      'resource "aws_rds_cluster" "c" { storage_encrypted = true }\nresource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = aws_rds_cluster.c.id }',
      `resource "aws_neptune_cluster_snapshot" "s" {
  db_cluster_identifier = "c"
  storage_encrypted     = true
}`,
      'resource "aws_db_instance" "d" { storage_encrypted = true }\nresource "aws_db_snapshot" "s" { db_instance_identifier = aws_db_instance.d.identifier }',
    ],
    fails: [
      'resource "aws_rds_cluster" "c" {}\nresource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = aws_rds_cluster.c.id } #!',
      `resource "aws_db_cluster_snapshot" "s" {
  db_cluster_identifier = "c"
  storage_encrypted     = false #!
}`,
      'resource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = aws_rds_cluster.undeclared.id } #!',
      'resource "aws_db_cluster_snapshot" "s" {} #!',
      'resource "aws_neptune_cluster" "c" { storage_encrypted = false }\nresource "aws_neptune_cluster_snapshot" "s" { db_cluster_identifier = aws_neptune_cluster.c.id } #!',
      'resource "aws_docdb_cluster" "c" {}\nresource "aws_docdb_cluster_snapshot" "s" { db_cluster_identifier = aws_docdb_cluster.c.id } #!',
      'resource "aws_db_instance" "d" {}\nresource "aws_db_snapshot" "s" { db_instance_identifier = aws_db_instance.d.identifier } #!',
    ],
    undecided: [
      'resource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = "elsewhere" }',
      `module "db" {
  source  = "acme/aurora/aws"
  version = "1.0.0"
}
resource "aws_db_cluster_snapshot" "s" {
  db_cluster_identifier = module.db.cluster_id
}`,
      'data "aws_rds_cluster" "c" { cluster_identifier = "c" }\nresource "aws_db_cluster_snapshot" "s" { db_cluster_identifier = data.aws_rds_cluster.c.id }',
    ],
  },
})

function judgeSource(snapshot: Resource, configuration: Configuration): Outcome {
  const from = sourceOf(snapshot)
  const sources = configuration.referredTo(from)
  const why = 'What the snapshot is made of stands elsewhere.'
  if (sources.some(({ type }) => !type.startsWith('aws_'))) return undecided(snapshot, why)
  if (sources.length > 0) {
    const isEncrypted = every(sources, source => isTrue(source.get('storage_encrypted')))
    return requireThat(isEncrypted, snapshot, 'What the snapshot is made of is not encrypted.')
  }
  const isElsewhere = from.isWritten && from.value?.references.length === 0
  return isElsewhere
    ? undecided(snapshot, why)
    : flag(snapshot, 'Nothing says that the snapshot is encrypted.')
}
