import { defineRule } from '../../define-rule.ts'
import { groupGuardedPort } from './group-guarded-ports.ts'

/** Nobody on the internet can try a key at a machine. */
export const securityGroupSshOpen = defineRule({
  id: 'security-group-ssh-open',
  title: 'SSH is open to the internet',
  why: 'Whoever gets hold of a key, or of a flaw in the server, is in.',
  severity: 'high',
  topic: 'network',
  aliases: [
    'CKV_AWS_24',
    'AWS-0107',
    'CIS AWS 5.2',
    'CIS AWS 5.3',
    'Security Hub EC2.13',
    'Security Hub EC2.19',
    'Security Hub EC2.53',
    'Security Hub EC2.54',
  ],
  fix: 'Let port 22 in from the bastion’s security group or an internal range only, or use Session Manager.',
  ...groupGuardedPort({ port: 22, name: 'SSH' }),
})
