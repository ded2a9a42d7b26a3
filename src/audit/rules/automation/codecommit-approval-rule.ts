import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

/** A repository has a rule for approvals. */
export const codecommitApprovalRule = defineRule({
  id: 'codecommit-approval-rule',
  title: 'Repository has no approval rule',
  why: 'One person, or one stolen account, can change what runs.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV2_AWS_37'],
  scope: 'resource',
  resources: ['aws_codecommit_repository'],
  fix: 'Add an `aws_codecommit_approval_rule_template_association` for the repository.',

  evaluate(repository, configuration) {
    const link = {
      type: 'aws_codecommit_approval_rule_template_association',
      path: 'repository_name',
      names: 'repository_name',
    }
    return requireThat(
      isPointedAt(repository, link, configuration),
      repository,
      'Nobody has to approve a change.',
    )
  },

  examples: {
    passes: [
      `resource "aws_codecommit_repository" "main" { repository_name = "app" }
resource "aws_codecommit_approval_rule_template_association" "main" { repository_name = aws_codecommit_repository.main.repository_name }`,
    ],
    fails: [
      `resource "aws_codecommit_repository" "main" { #!
  repository_name = "app"
}`,
    ],
    undecided: [
      `variable "repository" {}
resource "aws_codecommit_repository" "main" { repository_name = "app" }
resource "aws_codecommit_approval_rule_template_association" "main" { repository_name = var.repository }`,
    ],
  },
})
