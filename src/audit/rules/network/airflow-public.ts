import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html */
export const airflowPublic = defineRule({
  id: 'airflow-public',
  title: 'Web server of Airflow can be reached from the internet',
  why: 'Who gets hold of a session can run code with the roles of all workflows.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV2_AWS_66'],
  scope: 'resource',
  resources: ['aws_mwaa_environment'],
  fix: 'Set `webserver_access_mode = "PRIVATE_ONLY"`.',

  evaluate(environment) {
    const mode = environment.get('webserver_access_mode')
    return forbidThat(equals(mode, 'PUBLIC_ONLY'), mode, 'The web server has an address on the internet.')
  },

  examples: {
    passes: [
      resourceWith('aws_mwaa_environment'),
      resourceWith('aws_mwaa_environment', { webserver_access_mode: '"PRIVATE_ONLY"' }),
    ],
    fails: [resourceWith('aws_mwaa_environment', { webserver_access_mode: '"PUBLIC_ONLY" #!' })],
    undecided: [
      `variable "mode" {}\n${resourceWith('aws_mwaa_environment', { webserver_access_mode: 'var.mode' })}`,
    ],
  },
})
