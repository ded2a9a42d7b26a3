import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, equalsInAnyCase } from '../../resource/predicates.ts'
import { either, not, truth } from '../../resource/truth.ts'

/** Glue reaches databases over TLS. */
export const glueConnectionSsl = defineRule({
  id: 'glue-connection-ssl',
  title: 'Connection to a database does not ask for TLS',
  why: 'Data and the password of the database may cross the network in clear.',
  severity: 'medium',
  topic: 'encryption',
  checklist: 'encryption/in-transit',
  aliases: [],
  scope: 'resource',
  resources: ['aws_glue_connection'],
  fix: 'Set `JDBC_ENFORCE_SSL = "true"` in `connection_properties`.',

  evaluate(connection) {
    const type = connection.get('connection_type')
    // JDBC is the default.
    const isJdbc = either(truth(!type.isWritten), equals(type, 'JDBC'))
    const enforced = connection.get('connection_properties').get('JDBC_ENFORCE_SSL')
    const holds = either(not(isJdbc), equalsInAnyCase(enforced, 'true'))
    return requireThat(holds, enforced, '`JDBC_ENFORCE_SSL` is not true.')
  },

  examples: {
    passes: [
      `resource "aws_glue_connection" "c" {
  connection_properties = { JDBC_ENFORCE_SSL = "true" }
}`,
      'resource "aws_glue_connection" "c" { connection_type = "NETWORK" }',
    ],
    fails: [
      `resource "aws_glue_connection" "c" {
  connection_properties = { USERNAME = "glue" } #!
}`,
      `resource "aws_glue_connection" "c" {
  connection_type = "JDBC"
  connection_properties = {
    JDBC_ENFORCE_SSL = "false" #!
  }
}`,
      'resource "aws_glue_connection" "c" {} #!',
    ],
    undecided: [
      `variable "ssl" {}
resource "aws_glue_connection" "c" {
  connection_properties = { JDBC_ENFORCE_SSL = var.ssl }
}`,
    ],
  },
})
