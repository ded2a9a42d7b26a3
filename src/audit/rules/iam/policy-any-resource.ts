import { defineRule } from '../../define-rule.ts'
import { both, truth } from '../../resource/truth.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { pick, pickAll } from '../../views/policy/pick.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { isUnrestricted, judgeStatements } from './judge-statements.ts'
import { isFound, restrictable, type Search, togetherIn } from './unrestricted-actions.ts'

const CHANGES = restrictable('write', 'permissions')
const READS = listsAside(restrictable('read', 'tagging'))

/** What can be restricted to some resources is; rules of their own tell of what changes something. */
export const policyAnyResource = defineRule({
  id: 'policy-any-resource',
  title: 'Policy allows on every resource what could be restricted',
  why: 'Whoever has the policy sees what is none of their business, also what is created later.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/any-resource',
  aliases: ['AWS-0057'],
  aliasesOf: { ...inResources('CKV_AWS_355'), ...inData('CKV_AWS_356') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the resources in `Resource`; leave `*` for actions that know no resource in a statement of their own.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, (statement, policy) => {
      if (isUnrestricted(statement) === 'no') return []
      const changes = pick(statement.actions, item => isFound(item, CHANGES, policy)).answer
      const isOpen = both(truth(changes !== 'yes'), isUnrestricted(statement))
      const reads = pickAll(statement.actions, item => isFound(item, READS, policy))
      return togetherIn(reads, isOpen, 'These could be restricted, and are allowed on every resource')
    })
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"dynamodb:GetItem"', Resource: '"arn:aws:dynamodb:*:*:table/claims"' }),
      ...inEveryForm({ Action: '["ec2:DescribeInstances", "s3:ListAllMyBuckets"]', Resource: '"*"' }),
      inPolicy([{ Action: '["dynamodb:GetItem", "dynamodb:PutItem"]', Resource: '"*"' }]),
      inPolicy([{ Action: '["ec2:Describe*", "s3:List*"]', Resource: '"*"' }]),
      inPolicy([{ Action: '"*"', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"dynamodb:GetItem"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["s3:ListAllMyBuckets", "s3:Get*"] #!', Resource: '["*"]' }]),
      `variable "a" {}\n${inPolicy([{ Action: '[var.a, "dynamodb:GetItem"] #!', Resource: '"*"' }])}`,
    ],
    undecided: [
      'variable "r" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = var.r }] })\n}',
    ],
  },
})

/** A pattern for what lists things (`ec2:Describe*`) holds actions that know no resource, and needs `*` for them. */
function listsAside(search: Search): Search {
  return pattern => (/:(?:describe|list)\w*\*$/i.test(pattern) ? null : search(pattern))
}
