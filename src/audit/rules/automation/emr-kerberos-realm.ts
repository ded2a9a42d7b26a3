import { defineRule } from '../../define-rule.ts'
import { pass, requireSet } from '../../outcome.ts'

/** A cluster with Kerberos names its realm. */
export const emrKerberosRealm = defineRule({
  id: 'emr-kerberos-realm',
  title: 'Cluster with Kerberos names no realm',
  why: 'Without a realm nobody is asked who they are.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_114'],
  scope: 'resource',
  resources: ['aws_emr_cluster'],
  fix: 'Set `realm` in `kerberos_attributes`.',

  evaluate(cluster) {
    const kerberos = cluster.get('kerberos_attributes')
    if (!kerberos.isWritten) return pass
    return requireSet(kerberos.get('realm'), 'Kerberos has no realm.')
  },

  examples: {
    passes: [
      'resource "aws_emr_cluster" "main" { name = "etl" }',
      `variable "password" {}
resource "aws_emr_cluster" "main" {
  kerberos_attributes {
    realm              = "EC2.INTERNAL"
    kdc_admin_password = var.password
  }
}`,
    ],
    fails: [
      `variable "password" {}
resource "aws_emr_cluster" "main" {
  kerberos_attributes { #!
    kdc_admin_password = var.password
  }
}`,
    ],
    undecided: [
      `variable "realm" {}
resource "aws_emr_cluster" "main" {
  kerberos_attributes {
    realm = var.realm
  }
}`,
    ],
  },
})
