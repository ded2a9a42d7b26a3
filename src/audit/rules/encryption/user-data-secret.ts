import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Resource } from '../../resource/resource.ts'
import { partlyWrittenText } from './secrets/known-text.ts'
import { decoded, scriptHoldsSecret } from './secrets/script-secrets.ts'

/** What puts the parts of user data together. */
const CLOUD_INITS = ['data.cloudinit_config', 'data.template_cloudinit_config']

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
    ...CLOUD_INITS,
  ],
  fix: 'Replace the secret where it is used, and let the instance read the new one from Secrets Manager with its role.',
  isAboutSecrets: true,

  evaluate: resource =>
    scriptsOf(resource)
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
      `data "cloudinit_config" "c" {
  part {
    content_type = "text/x-shellscript"
    content      = "yum install -y nginx"
  }
}`,
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
      ...CLOUD_INITS.map(
        type => `data "${type.slice('data.'.length)}" "c" {
  part {
    content = "#cloud-config"
  }
  part {
    content_type = "text/x-shellscript"
    content      = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE" #!
  }
}`,
      ),
      `variable "region" {}
resource "aws_launch_template" "t" {
  user_data = base64encode("export REGION=\${var.region} API_TOKEN=Correct-Horse-7") #!
}`,
    ],
  },
})

function scriptsOf(resource: Resource): readonly Attribute[] {
  if (CLOUD_INITS.includes(resource.type)) return resource.each('part').map(part => part.get('content'))
  return ['user_data', 'user_data_base64'].map(name => resource.get(name))
}

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
