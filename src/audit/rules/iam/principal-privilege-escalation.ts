import { defineRule } from '../../define-rule.ts'
import { flag, type Outcome, pass, undecided } from '../../outcome.ts'
import { isAdministrator } from '../../views/policy/admin.ts'
import { grantsOf, PRINCIPAL_TYPES } from '../../views/policy/grants-of.ts'
import { ESCALATIONS } from './escalations.ts'
import { inWords, isOpen } from './open-ways.ts'

/** What several policies give together is more than each of them; `policy-privilege-escalation` tells of single ones. */
export const principalPrivilegeEscalation = defineRule({
  id: 'principal-privilege-escalation',
  title: 'Policies together let their holder get more permissions',
  why: 'Whoever has all of the policies can make themselves an administrator, though none of them says so.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/privilege-escalation',
  aliases: [],
  scope: 'resource',
  resources: PRINCIPAL_TYPES,
  fix: 'Name the roles that may be passed, or give the policies to different principals.',

  evaluate(principal, configuration): Outcome {
    const { all, others } = grantsOf(principal, configuration)
    const policies = all.flatMap(({ policy }) => policy ?? [])
    const mayBeTogether = policies.length > 1 || (policies.length > 0 && others === 'unknown')
    if (!mayBeTogether || isAdministrator(principal, configuration) === 'yes') return pass
    const together = ESCALATIONS.filter(needed =>
      policies.every(policy => isOpen([policy], needed) !== 'yes'),
    )
    const answers = together.map(needed => ({ needed, answer: isOpen(policies, needed) }))
    const open = answers.filter(({ answer }) => answer === 'yes').map(({ needed }) => needed)
    if (open.length > 0)
      return flag(principal, `Its policies together give more permissions by ${inWords(open)}.`)
    const isHidden = answers.some(({ answer }) => answer === 'unknown') || others === 'unknown'
    return isHidden
      ? undecided(principal, 'What its policies allow is not known before they are applied')
      : pass
  },

  examples: {
    passes: [
      ...principals().map(({ text }) => text('lambda:CreateFunction', 'lambda:InvokeFunction')),
      ...principals().map(({ text }) => text('iam:PassRole', 's3:GetObject')),
      `resource "aws_iam_role" "r" {
  name = "app"
}
${inline('role', 'aws_iam_role.r.name', 'a', '["iam:PassRole", "ec2:RunInstances"]')}
${inline('role', 'aws_iam_role.r.name', 'b', '"s3:GetObject"')}`,
    ],
    fails: principals().map(({ text }) => text('iam:PassRole', 'ec2:RunInstances', '#!')),
    undecided: [
      `variable "a" {}\n${inline('role', 'aws_iam_role.r.name', 'a', 'var.a')}
${inline('role', 'aws_iam_role.r.name', 'b', '"iam:PassRole"')}
resource "aws_iam_role" "r" {
  name = "app"
}`,
    ],
  },
})

interface ExamplePrincipal {
  /** A principal with two policies, an action in each. */
  readonly text: (one: string, other: string, mark?: string) => string
}

function principals(): readonly ExamplePrincipal[] {
  const named = ['role', 'user', 'group'].map(kind => ({
    text: (one: string, other: string, mark = '') =>
      `resource "aws_iam_${kind}" "p" { ${mark}\n  name = "p"\n}
${inline(kind, `aws_iam_${kind}.p.name`, 'a', `"${one}"`)}
${inline(kind, `aws_iam_${kind}.p.name`, 'b', `"${other}"`)}`,
  }))
  return [...named, { text: permissionSet }]
}

function inline(kind: string, whose: string, name: string, action: string): string {
  return `resource "aws_iam_${kind}_policy" "${name}" {
  ${kind}   = ${whose}
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })
}`
}

function permissionSet(one: string, other: string, mark = ''): string {
  const policies = [one, other].map(
    (action, at) => `resource "aws_ssoadmin_permission_set_inline_policy" "p${at}" {
  permission_set_arn = aws_ssoadmin_permission_set.s.arn
  inline_policy      = jsonencode({ Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*" }] })
}`,
  )
  return `resource "aws_ssoadmin_permission_set" "s" { ${mark}\n  name = "s"\n}\n${policies.join('\n')}`
}
