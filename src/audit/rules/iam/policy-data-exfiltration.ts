import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, either } from '../../resource/truth.ts'
import { IDENTITY_TYPES } from '../../views/policy/identity-policies.ts'
import { pickAll } from '../../views/policy/pick.ts'
import { isOnAll, isOnEverything } from '../../views/policy/resources.ts'
import { inData, inResources } from './aliases.ts'
import { inEveryForm, inPolicy } from './identity-examples.ts'
import { isFreelyGiven, judgeStatements } from './judge-statements.ts'
import { isFound, oneOf } from './unrestricted-actions.ts'

/** Actions that answer with data that somebody keeps, not with a description of it, and the ARN of what they read. */
const READS: Readonly<Record<string, string>> = {
  's3:GetObject': 'arn:aws:s3:::*/object',
  's3:GetObjectVersion': 'arn:aws:s3:::*/object',
  'secretsmanager:GetSecretValue': 'arn:aws:secretsmanager:us-east-1:000000000000:secret:*',
  'secretsmanager:BatchGetSecretValue': 'arn:aws:secretsmanager:us-east-1:000000000000:secret:*',
  'ssm:GetParameter': 'arn:aws:ssm:us-east-1:000000000000:parameter/*',
  'ssm:GetParameters': 'arn:aws:ssm:us-east-1:000000000000:parameter/*',
  'ssm:GetParametersByPath': 'arn:aws:ssm:us-east-1:000000000000:parameter/*',
  'ssm:GetParameterHistory': 'arn:aws:ssm:us-east-1:000000000000:parameter/*',
}
const ANYTHING = 'arn:aws:*'
const ALL_KINDS = [...new Set(Object.values(READS))]
const SEARCH = oneOf(Object.keys(READS))

/** What is secret is read where it is named. */
export const policyDataExfiltration = defineRule({
  id: 'policy-data-exfiltration',
  title: 'Policy lets read the data of every bucket or secret',
  why: 'Whoever has the policy can carry away every object, parameter or secret of the account.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/data-exfiltration',
  aliases: ['AWS-0057'],
  aliasesOf: { ...inResources('CKV_AWS_288', 'CKV_AWS_355'), ...inData('CKV_AWS_108', 'CKV_AWS_356') },
  scope: 'resource',
  resources: IDENTITY_TYPES,
  fix: 'Name the buckets, parameters or secrets in `Resource`.',

  evaluate(resource, configuration) {
    return judgeStatements(resource, configuration, (statement, policy) => {
      if (isFreelyGiven(statement) === 'no') return []
      return pickAll(statement.actions, item => isFound(item, SEARCH, policy)).map(({ answer, at }) => {
        const pattern = textOf(at.value)
        // Of an action that is not known, any of them may be meant.
        const kinds = pattern === null ? ALL_KINDS : [READS[SEARCH(pattern) ?? ''] ?? ANYTHING]
        const reach = either(isOnEverything(statement), ...kinds.map(kind => isOnAll(statement, kind)))
        const says = `It gives the data itself, and is allowed on everything that there is: \`${pattern}\`.`
        return forbidThat(both(answer, isFreelyGiven(statement), reach), at, says)
      })
    })
  },

  examples: {
    passes: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"arn:aws:s3:::reports/*"' }),
      ...inEveryForm({
        Action: '"s3:GetObject"',
        Resource: '"*"',
        Condition: '{ StringEquals = { "aws:ResourceAccount" = "111122223333" } }',
      }),
      inPolicy([{ Action: '"ssm:GetParameter"', Resource: '"arn:aws:ssm:*:*:parameter/claims/*"' }]),
      inPolicy([{ Action: '["s3:ListAllMyBuckets", "ssm:DescribeParameters"]', Resource: '"*"' }]),
    ],
    fails: [
      ...inEveryForm({ Action: '"s3:GetObject"', Resource: '"*"' }, 'Action'),
      inPolicy([{ Action: '["ssm:GetParameter*"] #!', Resource: '"*"' }]),
      `variable "a" {}\n${inPolicy([{ Action: 'concat(var.a, ["s3:GetObject"]) #!', Resource: '"*"' }])}`,
      inPolicy([{ Action: '["logs:PutLogEvents", "secretsmanager:*"] #!', Resource: '["*"]' }]),
      inPolicy([{ Action: '["s3:Get*"] #!', Resource: '["arn:aws:s3:::*"]' }]),
      inPolicy([{ Action: '"s3:GetObject" #!', Resource: '"arn:aws:s3:::*/*"' }]),
      inPolicy([
        { Action: '"ssm:GetParameter" #!', Resource: '"arn:aws:ssm:eu-west-1:111122223333:parameter/*"' },
      ]),
    ],
    undecided: [
      'variable "a" {}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = var.a, Resource = "*" }] })\n}',
    ],
  },
})
