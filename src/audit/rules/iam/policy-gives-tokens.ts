import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidEach, oneOf } from './unrestricted-actions.ts'

/** Actions that answer with a token, and know no resource. https://docs.aws.amazon.com/service-authorization/latest/reference/ */
const TOKENS = [
  'ecr:GetAuthorizationToken',
  'ecr-public:GetAuthorizationToken',
  'sso:GetRoleCredentials',
  'sts:GetSessionToken',
]

/** Tokens that cannot be restricted to a resource are given on a condition. */
export const policyGivesTokens = defineRule({
  id: 'policy-gives-tokens',
  title: 'Policy gives tokens for registries or sessions without a condition',
  why: 'A token works for hours wherever it is taken to.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/credentials',
  aliases: [],
  aliasesOf: { ...inResources('CKV_AWS_287'), ...inData('CKV_AWS_107') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Give it only to what pulls images, and add a condition such as `aws:SourceVpc` or `aws:ResourceAccount`.',

  evaluate(resource, configuration) {
    return forbidEach(
      resource,
      configuration,
      oneOf(TOKENS),
      'It gives a token, and is allowed without a condition',
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"ecr:BatchGetImage"', Resource: '"*"' }),
      ...inEveryForm({
        Action: '"ecr:GetAuthorizationToken"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:SourceVpc" = "vpc-0a1b2c3d" } }',
      }),
      inPolicy([{ Action: '"*"', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"ecr:GetAuthorizationToken"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["ecr:Get*"] #!', Resource: '"*"' }]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}',
    ],
  },
})
