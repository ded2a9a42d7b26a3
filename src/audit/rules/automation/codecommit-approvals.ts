import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { everyItem, isAtLeast, isSet } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'
import { jsonOf } from '../../views/json-of.ts'

/** Two people approve what goes into a branch. */
export const codecommitApprovals = defineRule({
  id: 'codecommit-approvals',
  title: 'Fewer than two approvals are asked for',
  why: 'One person, or one stolen account, can change what runs.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV_AWS_257'],
  scope: 'resource',
  resources: ['aws_codecommit_approval_rule_template'],
  fix: 'Set `NumberOfApprovalsNeeded` to 2 or more in the template.',

  evaluate(template) {
    const content = template.get('content')
    const enough = everyItem(jsonOf(content).get('Statements'), statement =>
      isAtLeast(statement.get('NumberOfApprovalsNeeded'), 2),
    )
    return requireThat(both(isSet(content), enough), content, 'One approval, or none, is enough.')
  },

  examples: {
    passes: [
      `resource "aws_codecommit_approval_rule_template" "two" {
  content = jsonencode({
    Version    = "2018-11-08"
    Statements = [{ Type = "Approvers", NumberOfApprovalsNeeded = 2 }]
  })
}`,
    ],
    fails: [
      `resource "aws_codecommit_approval_rule_template" "one" {
  content = jsonencode({ #!
    Version    = "2018-11-08"
    Statements = [{ Type = "Approvers", NumberOfApprovalsNeeded = 1 }]
  })
}`,
      `resource "aws_codecommit_approval_rule_template" "one" {
  content = "{ \\"Version\\": \\"2018-11-08\\", \\"Statements\\": [{ \\"NumberOfApprovalsNeeded\\": 1 }] }" #!
}`,
    ],
    undecided: [
      `variable "content" {}
resource "aws_codecommit_approval_rule_template" "main" { content = var.content }`,
    ],
  },
})
