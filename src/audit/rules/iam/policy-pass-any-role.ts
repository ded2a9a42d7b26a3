import { defineRule } from '../../define-rule.ts'
import { restrictsBy } from '../../views/policy/conditions.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidOnAllRoles } from './role-reach.ts'

/** Who may hand roles to services may hand over those that are named, or to the services that are named. */
export const policyPassAnyRole = defineRule({
  id: 'policy-pass-any-role',
  title: 'Policy allows to pass any role to any service',
  why: 'Whoever has the policy can start something that runs with the most powerful role of the account.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/pass-role',
  aliases: ['AWS-0342', 'KICS e39bee8c'],
  // To pass a role counts as writing, and as giving away what it may do.
  aliasesOf: {
    ...inResources('CKV_AWS_289', 'CKV_AWS_290', 'CKV_AWS_355'),
    ...inData('CKV_AWS_109', 'CKV_AWS_111', 'CKV_AWS_356'),
  },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the roles in `Resource`, and the service in a condition on `iam:PassedToService`.',

  evaluate(resource, configuration) {
    return forbidOnAllRoles(resource, configuration, {
      action: 'iam:PassRole',
      says: '`iam:PassRole` is allowed on every role, for every service.',
      narrows: statement => restrictsBy(statement, 'iam:PassedToService', 'iam:AssociatedResourceArn'),
    })
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"iam:PassRole"', Resource: '"arn:aws:iam::111122223333:role/task"' }),
      ...inEveryForm({
        Action: '"iam:PassRole"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }',
      }),
      inPolicy([{ Action: '"iam:*"', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"iam:PassRole"', Resource: '"*"' }, 'Action'),
      inPolicy([
        { Action: '["ec2:RunInstances", "iam:Pass*"] #!', Resource: '["arn:aws:iam::111122223333:role/*"]' },
      ]),
      inPolicy([
        {
          Action: '"iam:PassRole" #!',
          Resource: '"*"',
          Condition: '{ StringLike = { "iam:PassedToService" = "*" } }',
        },
      ]),
    ],
    undecided: [
      'variable "s" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:PassRole", Resource = "*", Condition = { StringEquals = { "iam:PassedToService" = var.s } } }] })\n}',
    ],
  },
})
