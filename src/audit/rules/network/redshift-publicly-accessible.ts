import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** Up to version 5 of the provider a cluster that says nothing is public, so it has to say that it is not. */
export const redshiftPubliclyAccessible = defineRule({
  id: 'redshift-publicly-accessible',
  title: 'Redshift cluster can be reached from the internet',
  why: 'Only its security group and a password then stand between the data and everybody.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV_AWS_87', 'Security Hub Redshift.1', 'ScoutSuite redshift-cluster-publicly-accessible'],
  scope: 'resource',
  resources: ['aws_redshift_cluster'],
  fix: 'Set `publicly_accessible = false`.',

  evaluate(cluster) {
    const isPublic = cluster.get('publicly_accessible')
    const says = isPublic.isWritten
      ? 'The cluster gets an address on the internet.'
      : 'Nothing says that the cluster is private; up to version 5 of the provider it then is public.'
    return requireThat(isFalse(isPublic), isPublic, says)
  },

  examples: {
    passes: [resourceWith('aws_redshift_cluster', { publicly_accessible: 'false' })],
    fails: [
      resourceWith('aws_redshift_cluster', { publicly_accessible: 'true #!' }),
      resourceWith('aws_redshift_cluster').replace('{', '{ #!'),
    ],
    undecided: [
      `variable "is" {}\n${resourceWith('aws_redshift_cluster', { publicly_accessible: 'var.is' })}`,
    ],
  },
})
