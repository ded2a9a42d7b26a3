import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** Stores that are private unless they say otherwise, with the ids of the same requirement elsewhere. */
const STORES: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: ['CKV_AWS_17', 'AWS-0180', 'CIS AWS 2.3.3', 'Security Hub RDS.2'],
  aws_dms_replication_instance: ['CKV_AWS_89', 'Security Hub DMS.1'],
  aws_lightsail_database: [],
  aws_mq_broker: ['CKV_AWS_69', 'AWS-0072'],
  aws_neptune_cluster_instance: ['CKV_AWS_102'],
  aws_rds_cluster_instance: ['CKV_AWS_17', 'AWS-0180', 'Security Hub RDS.2'],
  aws_redshiftserverless_workgroup: ['Security Hub RedshiftServerless.3'],
  aws_timestreaminfluxdb_db_cluster: [],
  aws_timestreaminfluxdb_db_instance: [],
}

/** A store of data has no address on the internet. */
export const storePubliclyAccessible = defineRule({
  id: 'store-publicly-accessible',
  title: 'Data store can be reached from the internet',
  why: 'Only its security group and a password then stand between the data and everybody.',
  severity: 'critical',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: [],
  aliasesOf: STORES,
  scope: 'resource',
  resources: Object.keys(STORES),
  fix: 'Set `publicly_accessible = false`.',

  evaluate(store) {
    const isPublic = store.get('publicly_accessible')
    return forbidThat(isTrue(isPublic), isPublic, 'It gets an address on the internet.')
  },

  examples: {
    passes: Object.keys(STORES).flatMap(type => [
      resourceWith(type),
      resourceWith(type, { publicly_accessible: 'false' }),
    ]),
    fails: Object.keys(STORES).map(type => resourceWith(type, { publicly_accessible: 'true #!' })),
    undecided: [`variable "is" {}\n${resourceWith('aws_db_instance', { publicly_accessible: 'var.is' })}`],
  },
})
