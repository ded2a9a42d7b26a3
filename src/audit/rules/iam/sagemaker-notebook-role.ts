import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { matches } from '../../resource/predicates.ts'
import { both, either, some, type Truth, truth } from '../../resource/truth.ts'
import { oncePerResource } from '../../views/once-per.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
import { type Grant, grantsOf } from '../../views/policy/grants-of.ts'
import { someStatement } from '../../views/policy/grants.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { isPublic } from '../../views/policy/principals.ts'
import { isOnEverything } from '../../views/policy/resources.ts'
import { someOf } from '../../views/policy/some-of.ts'
import { trustOf } from './trust.ts'

/** Whoever writes in a notebook acts with its role. */
export const sagemakerNotebookRole = defineRule({
  id: 'sagemaker-notebook-role',
  title: 'Notebook has a role that is too wide',
  why: 'Whoever opens the notebook, and every package that it installs, acts with its role.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/workloads',
  aliases: ['CKV2_AWS_68'],
  scope: 'resource',
  resources: ['aws_sagemaker_notebook_instance'],
  fix: 'Give the notebook a role that names the actions and the buckets that it needs, and trusts SageMaker only.',

  evaluate(notebook, configuration) {
    const role = notebook.get('role_arn')
    const roles = configuration.referredTo(role, 'aws_iam_role')
    const hidden = refersToHidden(role)
    const isWide = either(
      some(roles, each => isWideRole(each, configuration)),
      hidden,
    )
    const isOpen = either(
      some(roles, each => isOpenRole(each, configuration)),
      hidden,
    )
    return [
      forbidThat(isWide, role, 'The role of the notebook allows everything of a service, on everything.'),
      forbidThat(isOpen, role, 'Whom the role of the notebook trusts, or with which actions, is left open.'),
    ]
  },

  examples: {
    passes: [
      notebook('Action = ["s3:GetObject"], Resource = "arn:aws:s3:::training/*"'),
      notebook('Action = ["sagemaker:*"], Resource = "arn:aws:sagemaker:*:*:training-job/own-*"'),
      trusting('Principal = { Service = "sagemaker.amazonaws.com" }, Action = "sts:AssumeRole"'),
      'resource "aws_sagemaker_notebook_instance" "n" {\n  role_arn = "arn:aws:iam::111122223333:role/notebook"\n}',
    ],
    fails: [
      notebook('Action = "*", Resource = "*"', '#!'),
      notebook('Action = ["s3:*"], Resource = "*"', '#!'),
      trusting('Principal = { AWS = "*" }, Action = "sts:AssumeRole"', '#!'),
      trusting('Principal = { Service = "sagemaker.amazonaws.com" }, Action = "*"', '#!'),
      trusting('Principal = { Service = "sagemaker.amazonaws.com" }, Action = ["sts:*"]', '#!'),
      `resource "aws_iam_role" "r" {}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
}
resource "aws_sagemaker_notebook_instance" "n" {
  role_arn = aws_iam_role.r.arn #!
}`,
    ],
    undecided: [
      'variable "a" {}\n' + notebook('Action = var.a, Resource = "*"'),
      'variable "a" {}\n' + trusting('Principal = { AWS = var.a }, Action = "sts:AssumeRole"'),
    ],
  },
})

/** Thousands of notebooks may have one role. */
const isWideRole = oncePerResource((role, configuration): Truth => {
  const { all, isComplete } = grantsOf(role, configuration)
  return either(some(all, isWideGrant), isComplete ? 'no' : 'unknown')
})

function isWideGrant({ managed, policy }: Grant): Truth {
  if (managed !== null) return truth(/FullAccess$|^AdministratorAccess$|^PowerUserAccess$/.test(managed))
  return policy === null ? 'unknown' : someStatement(policy, isWideStatement)
}

function isWideStatement(statement: Statement): Truth {
  return both(statement.isAllow, isOnEverything(statement), someOf(statement.actions, isWild))
}

function isWild(action: Attribute): Truth {
  return matches(action, /^(?:[\w-]+:)?\*+$/)
}

const isOpenRole = oncePerResource(
  (role): Truth =>
    someStatement(trustOf(role), statement =>
      either(isPublic(statement), both(statement.isAllow, someOf(statement.actions, isWild))),
    ),
)

function notebook(statement: string, mark = ''): string {
  return `resource "aws_iam_role" "r" {}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", ${statement} }] })
}
resource "aws_sagemaker_notebook_instance" "n" {
  role_arn = aws_iam_role.r.arn ${mark}
}`
}

function trusting(statement: string, mark = ''): string {
  return `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", ${statement} }] })
}
resource "aws_sagemaker_notebook_instance" "n" {
  role_arn = aws_iam_role.r.arn ${mark}
}`
}
