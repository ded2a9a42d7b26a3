import { defineRule } from '../../define-rule.ts'
import { requireThat, undecided } from '../../outcome.ts'
import { every } from '../../resource/truth.ts'
import { namesCustomerKey } from './demand/names-customer-key.ts'
import { sourceOf } from './tables/snapshots.ts'

/** A snapshot of a graph database has the key of what it is made of. */
export const clusterSnapshotCustomerKey = defineRule({
  id: 'cluster-snapshot-customer-key',
  title: 'Snapshot is encrypted with a key that AWS manages',
  why: 'Such a snapshot cannot be shared safely, and whoever may copy it reads it.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/customer-key',
  aliases: ['CKV_AWS_280'],
  scope: 'resource',
  resources: ['aws_neptune_cluster_snapshot'],
  fix: 'Name a KMS key of yours in the cluster, and take the snapshot anew.',

  evaluate(snapshot, configuration) {
    const key = snapshot.get('kms_key_id')
    const clusters = configuration.referredTo(sourceOf(snapshot), 'aws_neptune_cluster')
    const isWritten = key.isWritten || clusters.length === 0
    if (!key.isWritten && clusters.length === 0 && sourceOf(snapshot).value?.references.length === 0)
      return undecided(snapshot, 'What the snapshot is made of stands elsewhere.')
    const holds = isWritten
      ? namesCustomerKey(key, configuration)
      : every(clusters, cluster => namesCustomerKey(cluster.get('kms_key_arn'), configuration))
    return requireThat(holds, key, 'Neither the snapshot nor its cluster names a key of yours.')
  },

  examples: {
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_neptune_cluster" "c" { kms_key_arn = aws_kms_key.k.arn }
resource "aws_neptune_cluster_snapshot" "s" { db_cluster_identifier = aws_neptune_cluster.c.id }`,
      `resource "aws_kms_key" "k" {}
resource "aws_neptune_cluster_snapshot" "s" {
  db_cluster_identifier = "c"
  kms_key_id            = aws_kms_key.k.arn
}`,
    ],
    fails: [
      'resource "aws_neptune_cluster" "c" {}\nresource "aws_neptune_cluster_snapshot" "s" { db_cluster_identifier = aws_neptune_cluster.c.id } #!',
    ],
    undecided: ['resource "aws_neptune_cluster_snapshot" "s" { db_cluster_identifier = "elsewhere" }'],
  },
})
