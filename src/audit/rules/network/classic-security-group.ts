import { defineRule } from '../../define-rule.ts'
import { flag } from '../../outcome.ts'
const TYPES = ['aws_db_security_group', 'aws_elasticache_security_group', 'aws_redshift_security_group']

/** EC2-Classic is gone; what names it was never moved. */
export const classicSecurityGroup = defineRule({
  id: 'classic-security-group',
  title: 'Security group outside of a VPC',
  why: 'These groups belong to a network without VPC, whose machines share one address space with strangers.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: [],
  aliasesOf: {
    aws_db_security_group: ['CKV_AWS_198'],
    aws_elasticache_security_group: ['CKV_AWS_196'],
    aws_redshift_security_group: ['AWS-0085'],
  },
  scope: 'resource',
  resources: ['aws_db_security_group', 'aws_elasticache_security_group', 'aws_redshift_security_group'],
  fix: 'Remove it, put the data store in a subnet group, and name VPC security groups.',

  evaluate(group) {
    return flag(group, 'The group is one of EC2-Classic.')
  },

  examples: {
    passes: ['resource "aws_security_group" "g" {}'],
    fails: TYPES.map(type => `resource "${type}" "g" {} #!`),
  },
})
