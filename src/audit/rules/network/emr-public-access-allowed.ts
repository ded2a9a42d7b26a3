import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_emr_block_public_access_configuration'
const SWITCH = 'block_public_security_group_rules'

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html */
export const emrPublicAccessAllowed = defineRule({
  id: 'emr-public-access-allowed',
  title: 'EMR clusters may be open to the internet',
  why: 'A cluster then starts although its security groups let everybody in.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV_AWS_390', 'Security Hub EMR.2'],
  scope: 'resource',
  resources: [TYPE],
  fix: `Set \`${SWITCH} = true\`.`,

  evaluate(settings) {
    return requireTrue(settings.get(SWITCH), 'Clusters whose groups are open to everybody are not refused.')
  },

  examples: {
    passes: [resourceWith(TYPE, { [SWITCH]: 'true' })],
    fails: [resourceWith(TYPE, { [SWITCH]: 'false #!' }), resourceWith(TYPE).replace('{', '{ #!')],
    undecided: [`variable "is" {}\n${resourceWith(TYPE, { [SWITCH]: 'var.is' })}`],
  },
})
