import { defineRule } from '../../define-rule.ts'
import { forbidThat, undecided } from '../../outcome.ts'
import { POLICY_DOCUMENT } from '../../views/policy/identity-policies.ts'
import { policyOfDataSource } from '../../views/policy/policy-of-data-source.ts'
import { isPublic } from '../../views/policy/principals.ts'
import { whatItAllows } from '../../views/policy/what-it-allows.ts'
import { isTrustDocument } from './trust.ts'
import { aTrustDocument } from './trust-examples.ts'

/** A document names whom it lets in, whatever it is used for. */
export const documentForAnybody = defineRule({
  id: 'document-for-anybody',
  title: 'Policy document lets anybody in',
  why: 'Everybody with an AWS account, or without one, may use what the document is put on.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: ['CKV_AWS_283', 'AWS-0032'],
  scope: 'resource',
  resources: [POLICY_DOCUMENT],
  fix: 'Name the principals, or restrict them by a condition such as `aws:SourceAccount` or `aws:PrincipalOrgID`.',

  evaluate(source, configuration) {
    // Of trust policies of roles tells `role-trusts-anybody`.
    if (isTrustDocument(source, configuration)) return []
    const { statements, at, isComplete } = policyOfDataSource(source)
    const answers = statements.map(statement =>
      forbidThat(
        isPublic(statement),
        statement.principals.at,
        `Anybody is let in, without a condition. ${whatItAllows(statement)}`.trim(),
      ),
    )
    return [answers, isComplete ? [] : undecided(at)]
  },

  examples: {
    passes: [
      open('type        = "Service"\n      identifiers = ["sns.amazonaws.com"]'),
      open('type        = "AWS"\n      identifiers = ["arn:aws:iam::111122223333:root"]'),
      open(anybody(), 'effect = "Deny"'),
      open(
        anybody(),
        'condition {\n      test     = "StringEquals"\n      variable = "aws:SourceAccount"\n      values   = ["111122223333"]\n    }',
      ),
      aTrustDocument('AWS', '"*"'),
    ],
    fails: [
      open(anybody(), '', '#!'),
      open('type        = "*"\n      identifiers = ["*"]', '', '#!'),
      open('type        = "AWS"\n      identifiers = ["arn:aws:iam::111122223333:root", "*"]', '', '#!'),
      open(
        anybody(),
        'condition {\n      test     = "IpAddress"\n      variable = "aws:SourceIp"\n      values   = ["0.0.0.0/0"]\n    }',
        '#!',
      ),
    ],
    undecided: [`variable "p" {}\n${open('type        = "AWS"\n      identifiers = var.p')}`],
  },
})

function anybody(): string {
  return 'type        = "AWS"\n      identifiers = ["*"]'
}

function open(principals: string, more = '', mark = ''): string {
  return `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    principals { ${mark}
      ${principals}
    }
    ${more}
  }
}`
}
