import { defineRule } from '../../define-rule.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { forbidEach, oneOf } from './unrestricted-actions.ts'

/**
 * Actions that answer with credentials, of a resource that a policy could name; `policy-assume-any-role` has
 * `sts:AssumeRole`. https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
const CREDENTIALS = [
  'chime:CreateApiKey',
  'codepipeline:PollForJobs',
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-identity:GetOpenIdToken',
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'codeartifact:GetAuthorizationToken',
  'connect:GetFederationToken',
  'ec2:GetPasswordData',
  'gamelift:RequestUploadCredentials',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'iam:UpdateAccessKey',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'mediapackage:RotateChannelCredentials',
  'mediapackage:RotateIngestEndpointCredentials',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoot',
  'sts:GetFederationToken',
]

/** Credentials are given for those who are named. */
export const policyCredentialsExposure = defineRule({
  id: 'policy-credentials-exposure',
  title: 'Policy gives credentials of anybody',
  why: 'Whoever has the policy can get keys or passwords of others, and then acts in their name.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/credentials',
  aliases: [],
  aliasesOf: { ...inResources('CKV_AWS_287'), ...inData('CKV_AWS_107') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the users, clusters or pools in `Resource`.',

  evaluate(resource, configuration) {
    return forbidEach(
      resource,
      configuration,
      oneOf(CREDENTIALS),
      'It gives credentials, and is allowed on every resource',
    )
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"iam:CreateAccessKey"', Resource: '"arn:aws:iam::111122223333:user/jim"' }),
      ...inEveryForm({
        Action: '"iam:CreateAccessKey"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:ResourceAccount" = "111122223333" } }',
      }),
      inPolicy([{ Action: '["iam:ListAccessKeys", "iam:*"]', Resource: '"*"' }]),
      inPolicy([
        { Action: '"redshift:*"', Resource: '"*"' },
        { Effect: '"Deny"', Action: '"redshift:GetClusterCredentials*"', Resource: '"*"' },
      ]),
    ],
    fails: [
      ...inEveryForm({ Action: '"iam:CreateAccessKey"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["s3:GetObject", "sts:getfederation*"] #!', Resource: '["*"]' }]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}',
    ],
  },
})
