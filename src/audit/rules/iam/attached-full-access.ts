import { defineRule } from '../../define-rule.ts'
import { ATTACHMENT_TYPES, forbidManaged, MANAGED_POLICY_TYPES } from './managed-policies.ts'
import {
  askedForInEveryWay,
  attachedInEveryWay,
  OWN_ATTACHMENT,
  UNKNOWN_ATTACHMENTS,
} from './managed-policy-examples.ts'

/** What is attached names what is needed. */
export const attachedFullAccess = defineRule({
  id: 'attached-full-access',
  title: 'A policy of AWS’s for all of a service is attached',
  why: 'All of a service includes what deletes things, and what opens them to others.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/managed-policies',
  aliases: ['Security Hub IAM.21'],
  aliasesOf: Object.fromEntries(ATTACHMENT_TYPES.map(type => [type, ['AWS-0345', 'AWS-0346']])),
  scope: 'resource',
  resources: MANAGED_POLICY_TYPES,
  fix: 'Attach a policy that names the actions and resources that are needed.',

  evaluate(resource, configuration) {
    return forbidManaged(
      resource,
      configuration,
      isFullAccess,
      name => `\`${name}\` allows everything that a service can do.`,
    )
  },

  examples: {
    passes: [
      ...attachedInEveryWay('AmazonS3ReadOnlyAccess', ''),
      ...askedForInEveryWay('AmazonS3ReadOnlyAccess', ''),
      OWN_ATTACHMENT,
    ],
    fails: [
      ...attachedInEveryWay('AmazonS3FullAccess', '#!'),
      ...askedForInEveryWay('PowerUserAccess', '#!'),
    ],
    undecided: UNKNOWN_ATTACHMENTS,
  },
})

/** Rules of their own tell of all of IAM and of administrators. */
function isFullAccess(name: string): boolean {
  return name !== 'IAMFullAccess' && /^PowerUserAccess$|Full_?Access(?:_v\d+)?$/i.test(name)
}
