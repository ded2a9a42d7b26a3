import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'

/** A database’s certificate is from a root that is still valid. */
export const databaseCaCertificate = defineRule({
  id: 'database-ca-certificate',
  title: 'Database has a certificate of an expired root',
  why: 'Clients that check certificates cannot connect, so they stop checking.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/updates',
  aliases: ['CKV_AWS_211'],
  scope: 'resource',
  resources: ['aws_db_instance'],
  fix: 'Set `ca_cert_identifier = "rds-ca-rsa2048-g1"`.',

  evaluate(database) {
    // Those roots ended in 2015, 2020 and 2024: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
    const authority = database.get('ca_cert_identifier')
    return forbidThat(
      equals(authority, 'rds-ca-2010', 'rds-ca-2015', 'rds-ca-2019'),
      authority,
      'The root of its certificate has expired.',
    )
  },

  examples: {
    passes: [
      'resource "aws_db_instance" "main" {}',
      'resource "aws_db_instance" "main" { ca_cert_identifier = "rds-ca-rsa2048-g1" }',
    ],
    fails: [
      `resource "aws_db_instance" "main" {
  ca_cert_identifier = "rds-ca-2019" #!
}`,
      `resource "aws_db_instance" "main" {
  ca_cert_identifier = "rds-ca-2010" #!
}`,
      `resource "aws_db_instance" "main" {
  ca_cert_identifier = "rds-ca-2015" #!
}`,
    ],
    undecided: [
      `variable "authority" {}
resource "aws_db_instance" "main" { ca_cert_identifier = var.authority }`,
    ],
  },
})
