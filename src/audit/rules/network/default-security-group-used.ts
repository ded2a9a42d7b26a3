import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { type Attribute, referencesIn } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import { either, some, type Truth, truth } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
import { GROUP_PATHS, groupAttributes } from './security-group-paths.ts'

const DOMAINS = ['aws_elasticsearch_domain', 'aws_opensearch_domain']
const DEFAULT_GROUP = /(?:^|\.)aws_default_security_group\./

/** Everything names a group that is made for it. */
export const defaultSecurityGroupUsed = defineRule({
  id: 'default-security-group-used',
  title: 'The default security group is named',
  why: 'In the default group it is together with whatever else was forgotten.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/security-group',
  aliases: [],
  aliasesOf: Object.fromEntries(DOMAINS.map(type => [type, ['CKV_AWS_248']])),
  scope: 'resource',
  resources: [...Object.keys(GROUP_PATHS), ...DOMAINS],
  fix: 'Name a security group that is made for it.',

  evaluate(resource, configuration) {
    const domain = DOMAINS.includes(resource.type) ? [resource.get('vpc_options.security_group_ids')] : []
    return [...groupAttributes(resource), ...domain].map(groups =>
      forbidThat(
        someItem(groups, item => isDefault(item, configuration)),
        groups,
        'It is in the default security group.',
      ),
    )
  },

  examples: {
    passes: [
      `resource "aws_security_group" "g" {}
resource "aws_instance" "i" { vpc_security_group_ids = [aws_security_group.g.id] }`,
      'resource "aws_instance" "i" {}',
      `data "aws_security_group" "d" { name = "web" }
resource "aws_instance" "i" { vpc_security_group_ids = [data.aws_security_group.d.id] }`,
    ],
    fails: [
      ...Object.entries(GROUP_PATHS).flatMap(([type, { paths }]) =>
        paths.map(
          path =>
            `${resourceWith(type, { [path]: '[aws_vpc.v.default_security_group_id] #!' })}\nresource "aws_vpc" "v" {}`,
        ),
      ),
      ...DOMAINS.map(
        type =>
          `${resourceWith(type, { 'vpc_options.security_group_ids': '[aws_default_security_group.d.id] #!' })}\nresource "aws_default_security_group" "d" {}`,
      ),
      `resource "aws_instance" "i" {
  security_groups = ["default"] #!
}`,
      `resource "aws_instance" "i" {
  vpc_security_group_ids = [aws_default_security_group.of_another_file.id] #!
}`,
      `data "aws_security_group" "d" { name = "default" }
resource "aws_instance" "i" {
  vpc_security_group_ids = [data.aws_security_group.d.id] #!
}`,
    ],
    undecided: ['variable "groups" {}\nresource "aws_instance" "i" { vpc_security_group_ids = var.groups }'],
  },
})

/** By a reference to it, or by its name; an id says nothing. */
function isDefault(item: Attribute, configuration: Configuration): Truth {
  const references = referencesIn(item.value)
  if (references.length === 0) return equals(item, 'default')
  const read = configuration.referredTo(item, 'data.aws_security_group')
  return either(
    truth(references.some(({ attribute }) => attribute === 'default_security_group_id')),
    // Also where another root declares it: what is called so can be nothing else.
    truth(references.some(({ address }) => DEFAULT_GROUP.test(address))),
    some(read, group => equals(group.get('name'), 'default')),
  )
}
