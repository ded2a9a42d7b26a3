import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** What the provider writes where nobody wrote anything. */
const NOBODYS = 'Managed by Terraform'

const TYPES = [
  'aws_security_group',
  'aws_db_security_group',
  'aws_elasticache_security_group',
  'aws_redshift_security_group',
]

/** A group says what it is for. */
export const securityGroupDescription = defineRule({
  id: 'security-group-description',
  title: 'Security group does not say what it is for',
  why: 'A group that nobody can explain is one that nobody dares to close.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/described',
  aliases: ['CKV_AWS_23'],
  aliasesOf: {
    aws_security_group: ['AWS-0099'],
    aws_elasticache_security_group: ['AWS-0049'],
    aws_redshift_security_group: ['AWS-0083'],
  },
  scope: 'resource',
  resources: TYPES,
  fix: 'Set `description` to what the group is for.',

  evaluate(group) {
    const description = group.get('description')
    const isTheirs = both(isSet(description), not(equals(description, NOBODYS)))
    return requireThat(isTheirs, description, 'The security group has no description of its own.')
  },

  examples: {
    passes: TYPES.map(
      type => `resource "${type}" "web" { description = "Web servers of the claims service" }`,
    ),
    fails: [
      ...TYPES.map(type => `resource "${type}" "web" {} #!`),
      'resource "aws_security_group" "web" {\n  description = "" #!\n}',
      'resource "aws_security_group" "web" {\n  description = "Managed by Terraform" #!\n}',
    ],
    undecided: ['variable "text" {}\nresource "aws_security_group" "web" { description = var.text }'],
  },
})
