import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equalsInAnyCase, someItem } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html */
export const commandDocumentPublic = defineRule({
  id: 'command-document-public',
  title: 'Document of Systems Manager is public',
  why: 'Everybody with an AWS account can read how the machines are run, and whatever secrets stand there.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-copy',
  aliases: ['CKV_AWS_303', 'Security Hub SSM.4'],
  scope: 'resource',
  resources: ['aws_ssm_document'],
  fix: 'Name in `permissions` the accounts that need it.',

  evaluate(document) {
    const accounts = document.get('permissions.account_ids')
    return forbidThat(
      someItem(accounts, account => equalsInAnyCase(account, 'all')),
      accounts,
      'The document is shared with everybody.',
    )
  },

  examples: {
    passes: [
      resourceWith('aws_ssm_document'),
      resourceWith('aws_ssm_document', { permissions: '{ type = "Share", account_ids = "111122223333" }' }),
    ],
    fails: [
      resourceWith('aws_ssm_document', { permissions: '{ type = "Share", account_ids = "All" } #!' }),
      resourceWith('aws_ssm_document', { 'permissions.account_ids': '"all" #!' }),
    ],
    undecided: [`variable "with" {}\n${resourceWith('aws_ssm_document', { permissions: 'var.with' })}`],
  },
})
