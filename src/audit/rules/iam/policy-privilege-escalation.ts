import { defineRule } from '../../define-rule.ts'
import { flag, type Outcome, pass, undecided } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { either } from '../../resource/truth.ts'
import { isFullAdmin, isFullIam } from '../../views/policy/admin.ts'
import { someStatement } from '../../views/policy/grants.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import type { Policy, Statement } from '../../views/policy/policy.ts'
import { inData, inResources } from './aliases.ts'
import { pick } from '../../views/policy/pick.ts'
import { covers } from '../../views/policy/wildcard.ts'
import { ESCALATIONS, type Needed } from './escalations.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { judgePolicies } from './judge-statements.ts'
import { gives, inWords, isOpen } from './open-ways.ts'

/** A policy is all that it gives: nobody gets more by what it allows. */
export const policyPrivilegeEscalation = defineRule({
  id: 'policy-privilege-escalation',
  title: 'Policy lets its holder get more permissions',
  why: 'Whoever has the policy can make themselves an administrator.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/privilege-escalation',
  aliases: [],
  aliasesOf: { ...inResources('CKV_AWS_286'), ...inData('CKV_AWS_110') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the users, roles or policies in `Resource`, or ask for a permissions boundary in a condition.',

  evaluate(resource, configuration) {
    return judgePolicies(resource, configuration, judge)
  },

  examples: {
    passes: [
      ...inEveryForm({
        Action: '"iam:CreatePolicyVersion"',
        Resource: '"arn:aws:iam::111122223333:policy/app"',
      }),
      ...inEveryForm({
        Action: '"iam:AttachRolePolicy"',
        Resource: '"*"',
        Condition:
          '{ StringEquals = { "iam:PermissionsBoundary" = "arn:aws:iam::111122223333:policy/boundary" } }',
      }),
      inPolicy([
        { Action: '["iam:PassRole"]', Resource: '"arn:aws:iam::111122223333:role/app"' },
        { Action: '["lambda:CreateFunction", "lambda:InvokeFunction"]', Resource: '"*"' },
      ]),
      inPolicy([{ Action: '["iam:PassRole", "lambda:InvokeFunction"]', Resource: '"*"' }]),
      inPolicy([
        { Action: '"iam:Put*"', Resource: '"*"' },
        { Effect: '"Deny"', Action: '["iam:PutUserPolicy", "iam:Put*Policy"]', Resource: '"*"' },
      ]),
      inPolicy([{ Action: '"*"', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"iam:CreatePolicyVersion"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '"iam:Attach*" #!', Resource: '"arn:aws:iam::111122223333:user/*"' }]),
      inPolicy([
        { Action: '["lambda:*"]', Resource: '"arn:aws:lambda:*:*:function:app"' },
        { Action: '["iam:PassRole"] #!', Resource: '"arn:aws:iam::*:role/*"' },
      ]),
      inPolicy([{ Action: '["iam:PassRole", "ec2:RunInstances"] #!', Resource: '"*"' }]),
      inPolicy([{ Action: '"lambda:UpdateFunctionCode" #!', Resource: '"arn:aws:lambda:*:*:function:*"' }]),
    ],
    undecided: [
      'variable "r" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:PutRolePolicy", Resource = var.r }] })\n}',
    ],
  },
})

/** Other rules tell of policies that allow everything, or all of IAM. */
function judge(policy: Policy): Outcome {
  const isTold = (statement: Statement) => either(isFullAdmin(statement), isFullIam(statement))
  if (someStatement(policy, isTold) === 'yes') return pass
  const ways = ESCALATIONS.map(needed => ({ needed, answer: isOpen([policy], needed) }))
  const open = ways.filter(({ answer }) => answer === 'yes').map(({ needed }) => needed)
  if (open.length === 0) {
    return ways.some(({ answer }) => answer === 'unknown') && policy.isComplete ? undecided(policy.at) : pass
  }
  // What begins with the same action is mended at the same place.
  return [...Map.groupBy(open, ([first]) => first)].map(([first, same]) =>
    flag(
      first === undefined ? policy.at : placeOf(first, policy),
      `Who has it can get more permissions by ${inWords(same)}.`,
    ),
  )
}

/** The action in the statement that gives what is needed. */
function placeOf(needed: Needed, policy: Policy): Attribute {
  const statement = policy.statements.find(each => gives(each, needed) === 'yes')
  if (statement === undefined) return policy.at
  return pick(statement.actions, item => covers(item, needed.action, false)).at
}
