import { defineRule } from '../../define-rule.ts'
import { forbidManaged, MANAGED_POLICY_TYPES } from './managed-policies.ts'
import {
  askedForInEveryWay,
  attachedInEveryWay,
  OWN_ATTACHMENT,
  UNKNOWN_ATTACHMENTS,
} from './managed-policy-examples.ts'

/** Nobody has all of IAM. */
export const attachedIamFullAccess = defineRule({
  id: 'attached-iam-full-access',
  title: 'AWS’s policy for all of IAM is attached',
  why: 'Who may do everything in IAM can give themselves every other permission.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/managed-policies',
  aliases: ['CKV2_AWS_56'],
  scope: 'resource',
  resources: MANAGED_POLICY_TYPES,
  fix: 'Attach a policy that names the actions of IAM that are needed.',

  evaluate(resource, configuration) {
    return forbidManaged(
      resource,
      configuration,
      name => name === 'IAMFullAccess',
      name => `\`${name}\` allows everything in IAM.`,
    )
  },

  examples: {
    passes: [
      ...attachedInEveryWay('IAMReadOnlyAccess', ''),
      ...askedForInEveryWay('IAMReadOnlyAccess', ''),
      OWN_ATTACHMENT,
    ],
    fails: [...attachedInEveryWay('IAMFullAccess', '#!'), ...askedForInEveryWay('IAMFullAccess', '#!')],
    undecided: UNKNOWN_ATTACHMENTS,
  },
})
