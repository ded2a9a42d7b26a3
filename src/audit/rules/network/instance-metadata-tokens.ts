import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, some, type Truth } from '../../resource/truth.ts'
import { templateSays } from '../../views/launch-template.ts'
import { resourceWith } from './resource-example.ts'
const TYPES = [
  'aws_imagebuilder_infrastructure_configuration',
  'aws_instance',
  'aws_launch_configuration',
  'aws_launch_template',
  'aws_spot_instance_request',
]

const TOKENS: Readonly<Record<string, string>> = {
  aws_imagebuilder_infrastructure_configuration: 'instance_metadata_options.http_tokens',
}

/** Credentials of an instance are given to programs of its own only. */
export const instanceMetadataTokens = defineRule({
  id: 'instance-metadata-tokens',
  title: 'Instance gives its credentials to a simple request',
  why: 'A service that can be made to fetch an address gives away the role of its instance (IMDSv1).',
  severity: 'high',
  topic: 'network',
  checklist: 'network/instance-metadata',
  aliases: [],
  aliasesOf: {
    aws_instance: ['CKV_AWS_79', 'AWS-0028', 'CIS AWS 5.6', 'Security Hub EC2.8'],
    aws_launch_configuration: ['CKV_AWS_79', 'AWS-0130', 'Security Hub AutoScaling.3'],
    aws_launch_template: ['CKV_AWS_79', 'AWS-0130', 'Security Hub EC2.170'],
  },
  scope: 'resource',
  resources: TYPES,
  fix: 'Set `http_tokens = "required"` in `metadata_options`.',

  evaluate(instance, configuration) {
    const tokens = instance.get(pathOf(instance.type))
    return requireThat(
      isGuarded(instance, configuration),
      tokens,
      'The instance metadata service answers without a token (IMDSv1).',
    )
  },

  examples: {
    passes: [
      ...TYPES.map(type => resourceWith(type, { [pathOf(type)]: '"required"' })),
      `resource "aws_instance" "i" {
  metadata_options {
    http_endpoint = "disabled"
  }
}`,
      `resource "aws_instance" "i" {}
resource "aws_ec2_instance_metadata_defaults" "d" { http_tokens = "required" }`,
      `resource "aws_launch_template" "t" {
  metadata_options {
    http_tokens = "required"
  }
}
resource "aws_instance" "i" {
  launch_template {
    id = aws_launch_template.t.id
  }
}`,
    ],
    fails: [
      ...TYPES.map(type => resourceWith(type).replace('{', '{ #!')),
      ...TYPES.map(type => resourceWith(type, { [pathOf(type)]: '"optional" #!' })),
      `resource "aws_instance" "i" {
  metadata_options { #!
    http_endpoint = "enabled"
  }
}`,
      `resource "aws_launch_template" "t" {
  metadata_options {
    http_tokens = "required"
  }
}
resource "aws_instance" "i" {
  launch_template {
    id = aws_launch_template.t.id
  }
  metadata_options {
    http_tokens = "optional" #!
  }
}`,
    ],
    undecided: [
      `variable "tokens" {}
resource "aws_instance" "i" {
  metadata_options {
    http_tokens = var.tokens
  }
}`,
      `resource "aws_instance" "i" {
  launch_template {
    name = "web"
  }
}`,
    ],
  },
})

function pathOf(type: string): string {
  return TOKENS[type] ?? 'metadata_options.http_tokens'
}

/** It says so itself, or takes it from its template or from the region’s defaults. */
function isGuarded(instance: Resource, configuration: Configuration): Truth {
  const tokens = instance.get(pathOf(instance.type))
  const own = either(
    equals(tokens, 'required'),
    equals(instance.get('metadata_options.http_endpoint'), 'disabled'),
  )
  if (tokens.isWritten) return own
  const defaults = configuration.ofType('aws_ec2_instance_metadata_defaults')
  const isDefault = some(defaults, each => equals(each.get('http_tokens'), 'required'))
  const inTemplate = templateSays(instance, configuration, template => isGuarded(template, configuration))
  return either(own, isDefault, inTemplate)
}
