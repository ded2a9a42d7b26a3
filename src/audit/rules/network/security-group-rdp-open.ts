import { defineRule } from '../../define-rule.ts'
import { groupGuardedPort } from './group-guarded-ports.ts'

/** Nobody on the internet can try passwords on a Windows machine. */
export const securityGroupRdpOpen = defineRule({
  id: 'security-group-rdp-open',
  title: 'RDP is open to the internet',
  why: 'Passwords are tried there day and night, and flaws of the service let anybody in.',
  severity: 'high',
  topic: 'network',
  aliases: [
    'CKV_AWS_25',
    'AWS-0107',
    'CIS AWS 5.2',
    'CIS AWS 5.3',
    'Security Hub EC2.14',
    'Security Hub EC2.19',
    'Security Hub EC2.53',
    'Security Hub EC2.54',
  ],
  fix: 'Let port 3389 in from the bastion’s security group or an internal range only, or use Fleet Manager.',
  ...groupGuardedPort({ port: 3389, name: 'RDP' }),
})
