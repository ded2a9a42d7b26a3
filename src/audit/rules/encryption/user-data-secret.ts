import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { partlyWrittenText } from './secrets/known-text.ts'
import { decoded, scriptHoldsSecret } from './secrets/script-secrets.ts'

/** What an instance does when it starts holds no secret: whoever is on the instance may read it. */
export const userDataSecret = defineRule({
  id: 'user-data-secret',
  title: 'Secret is written in user data',
  why: 'Whoever reads the repository, is on the instance, or may look at it has the secret.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/secrets',
  aliases: [],
  aliasesOf: {
    aws_instance: ['CKV_AWS_46', 'AWS-0029', 'ScoutSuite ec2-instance-with-user-data-secrets'],
    aws_launch_configuration: ['CKV_AWS_46'],
    aws_launch_template: ['CKV_AWS_46', 'AWS-0129'],
  },
  scope: 'resource',
  resources: [
    'aws_instance',
    'aws_launch_configuration',
    'aws_launch_template',
    'aws_lightsail_instance',
    'aws_spot_instance_request',
  ],
  fix: 'Replace the secret where it is used, and let the instance read the new one from Secrets Manager with its role.',
  isAboutSecrets: true,

  evaluate: resource =>
    ['user_data', 'user_data_base64']
      .map(name => resource.get(name))
      .filter(isSecret)
      .map(attribute => flag(attribute, `\`${attribute.path}\` holds a secret in clear.`)),

  examples: {
    passes: [
      started('aws_instance', 'user_data', '#!/bin/sh', 'yum install -y nginx'),
      started('aws_instance', 'user_data', 'PASSWORD=$(aws ssm get-parameter --name db)'),
      started('aws_instance', 'user_data', 'export DB_PASSWORD="${var.password}"'),
      started('aws_instance', 'user_data', 'chpasswd: { expire: False }', 'token: $1', 'password_length=20'),
      started('aws_instance', 'user_data', 'export AWS_SECRET_ACCESS_KEY=bar'),
      'variable "u" {}\nresource "aws_launch_template" "t" { user_data = base64encode(var.u) }',
    ],
    fails: [
      ...[
        'aws_instance',
        'aws_launch_configuration',
        'aws_lightsail_instance',
        'aws_spot_instance_request',
      ].map(type => markedStart(type, 'user_data', 'export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE')),
      markedStart('aws_instance', 'user_data', 'aws_secret=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
      markedStart('aws_instance', 'user_data', 'export DATABASE_PASSWORD="Correct-Horse-7"'),
      markedStart('aws_instance', 'user_data', String.raw`export DATABASE_PASSWORD=\"Correct-Horse-7\"`),
      markedStart('aws_instance', 'user_data', 'mysql -u root --password=Correct-Horse-7'),
      markedStart('aws_instance', 'user_data', 'echo ${var.password}', '-----BEGIN RSA PRIVATE KEY-----'),
      `resource "aws_launch_template" "t" {
  user_data = base64encode("export API_TOKEN=Correct-Horse-7") #!
}`,
      `resource "aws_launch_template" "t" {
  user_data = "ZXhwb3J0IEFQSV9UT0tFTj1Db3JyZWN0LUhvcnNlLTc=" #!
}`,
      `resource "aws_instance" "i" {
  user_data_base64 = base64encode("export API_TOKEN=Correct-Horse-7") #!
}`,
      `variable "region" {}
resource "aws_launch_template" "t" {
  user_data = base64encode("export REGION=\${var.region} API_TOKEN=Correct-Horse-7") #!
}`,
    ],
  },
})

function isSecret(attribute: Attribute): boolean {
  const text = partlyWrittenText(attribute)
  return text !== null && scriptHoldsSecret(decoded(text))
}

function started(type: string, path: string, ...lines: readonly string[]): string {
  return `variable "password" {}\nresource "${type}" "i" {\n  ${path} = <<EOF\n${lines.join('\n')}\nEOF\n}`
}

function markedStart(type: string, path: string, ...lines: readonly string[]): string {
  const [first, ...rest] = started(type, path, ...lines).split('<<EOF\n')
  return `${first}join("\\n", [ #!\n    <<EOF\n${rest.join('')}`.replace(
    /\nEOF\n\}$/,
    `
EOF
  ])
}`,
  )
}
