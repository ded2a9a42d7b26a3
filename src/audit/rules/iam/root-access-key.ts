import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equalsInAnyCase } from '../../resource/predicates.ts'

/** The root of an account has no access keys. */
export const rootAccessKey = defineRule({
  id: 'root-access-key',
  title: 'Access key for the root of the account',
  why: 'Whoever has the key owns the account, and no policy can hold them back.',
  severity: 'critical',
  topic: 'iam',
  checklist: 'iam/root-keys',
  aliases: ['CKV_AWS_348', 'AWS-0141', 'CIS AWS 1.4', 'Security Hub IAM.4', 'KICS 970d224d'],
  scope: 'resource',
  resources: ['aws_iam_access_key'],
  fix: 'Remove the key, and delete it in the account; use a role.',

  evaluate(key) {
    const user = key.get('user')
    return forbidThat(equalsInAnyCase(user, 'root'), user, 'The root of the account gets an access key.')
  },

  examples: {
    passes: [
      'resource "aws_iam_access_key" "k" {\n  user = "deploy"\n}',
      'resource "aws_iam_user" "deploy" {\n  name = "deploy"\n}\nresource "aws_iam_access_key" "k" {\n  user = aws_iam_user.deploy.name\n}',
    ],
    fails: [
      'resource "aws_iam_access_key" "k" {\n  user = "root" #!\n}',
      'resource "aws_iam_user" "root" {\n  name = "root"\n}\nresource "aws_iam_access_key" "k" {\n  user = aws_iam_user.root.name #!\n}',
    ],
    undecided: ['variable "u" {}\nresource "aws_iam_access_key" "k" {\n  user = var.u\n}'],
  },
})
