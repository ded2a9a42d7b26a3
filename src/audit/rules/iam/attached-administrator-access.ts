import { defineRule } from '../../define-rule.ts'
import { forbidManaged, MANAGED_POLICY_TYPES, ATTACHMENT_TYPES } from './managed-policies.ts'
import {
  askedForInEveryWay,
  attachedInEveryWay,
  OWN_ATTACHMENT,
  UNKNOWN_ATTACHMENTS,
} from './managed-policy-examples.ts'

/** Nobody has everything for good. */
export const attachedAdministratorAccess = defineRule({
  id: 'attached-administrator-access',
  title: 'AWS’s policy for administrators is attached',
  why: 'Whoever has it, or steals credentials of somebody who has it, owns the account.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/managed-policies',
  aliases: [],
  aliasesOf: {
    ...Object.fromEntries(ATTACHMENT_TYPES.map(type => [type, ['CKV_AWS_274']])),
    'data.aws_iam_policy': ['CKV_AWS_275'],
  },
  scope: 'resource',
  resources: MANAGED_POLICY_TYPES,
  fix: 'Attach a policy that names what is needed.',

  evaluate(resource, configuration) {
    return forbidManaged(
      resource,
      configuration,
      name => name === 'AdministratorAccess',
      name => `\`${name}\` allows everything on everything.`,
    )
  },

  examples: {
    passes: [
      ...attachedInEveryWay('ReadOnlyAccess', ''),
      ...askedForInEveryWay('ReadOnlyAccess', ''),
      OWN_ATTACHMENT,
    ],
    fails: [
      ...attachedInEveryWay('AdministratorAccess', '#!'),
      ...askedForInEveryWay('AdministratorAccess', '#!'),
    ],
    undecided: UNKNOWN_ATTACHMENTS,
  },
})
