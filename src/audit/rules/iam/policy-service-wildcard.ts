import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidServiceWildcard } from './service-wildcard.ts'

/** A statement names the actions of a service; S3 has a rule of its own. */
export const policyServiceWildcard = defineRule({
  id: 'policy-service-wildcard',
  title: 'Policy allows everything that a service can do',
  why: 'All of a service includes what deletes things, opens them to others, and whatever AWS adds later.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/wildcards',
  aliases: ['AWS-0057', 'Security Hub IAM.21', 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS'],
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the actions of the service that are needed.',

  evaluate(resource, configuration) {
    return forbidServiceWildcard(resource, configuration, /^(?!s3:)[\w-]+:\*+$/i)
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '["dynamodb:GetItem", "dynamodb:Query*"]', Resource: '"*"' }),
      ...inEveryForm({ Action: '"s3:*"', Resource: '"*"' }),
      ...inEveryForm({ Effect: '"Deny"', Action: '"ec2:*"', Resource: '"*"' }),
      inPolicy([{ Action: '"iam:*"', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"dynamodb:*"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["logs:PutLogEvents", "kms:*"] #!', Resource: '"arn:aws:kms:*:*:key/k"' }]),
      inPolicy([{ Action: '"iam:*" #!', Resource: '"arn:aws:iam::111122223333:role/app"' }]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = [var.a], Resource = "*" }] })\n}',
    ],
  },
})
