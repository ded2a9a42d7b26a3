import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isDeclared } from '../../views/pointed-at.ts'
import { accountSubject } from '../../views/trail.ts'

const TYPE = 'aws_s3_account_public_access_block'

/** Whatever a bucket says, the account keeps it closed: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const accountBucketsOpen = defineRule({
  id: 'account-buckets-open',
  title: 'Account lets buckets be opened to the public',
  why: 'Each bucket has to be right by itself, those that somebody makes by hand too.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: ['Security Hub S3.1'],
  scope: 'account',
  resources: [TYPE],
  fix: `Add an \`${TYPE}\` with all four switches on.`,

  evaluate(configuration) {
    return requireThat(
      isDeclared(configuration, TYPE),
      accountSubject(configuration),
      'The account’s configuration defines no public access block.',
    )
  },

  examples: {
    passes: [`resource "aws_cloudtrail" "main" {}\nresource "${TYPE}" "main" {}`],
    fails: ['resource "aws_cloudtrail" "main" {} #!'],
    undecided: [
      `variable "on" {}
resource "aws_cloudtrail" "main" {}
resource "${TYPE}" "main" { count = var.on ? 1 : 0 }`,
    ],
  },
})
