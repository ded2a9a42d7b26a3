import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { either, some } from '../../resource/truth.ts'
import { oncePerResource } from '../../views/once-per.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
import { isAdministrator } from '../../views/policy/admin.ts'

const isAdmin = oncePerResource(isAdministrator)

/** A machine is no administrator. */
export const administratorInstanceProfile = defineRule({
  id: 'administrator-instance-profile',
  title: 'Machines run with the rights of an administrator',
  why: 'Whoever gets a program on the machine to fetch an address gets the credentials, and owns the account.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/workloads',
  aliases: [],
  scope: 'resource',
  resources: ['aws_iam_instance_profile'],
  fix: 'Give the machine a role that names what it needs.',

  evaluate(profile, configuration) {
    const role = profile.get('role')
    const named = [role, ...profile.get('roles').each()]
    const roles = configuration.referredTo(role, 'aws_iam_role')
    const others = configuration.referredTo(profile.get('roles'), 'aws_iam_role')
    const isOfAdmin = either(
      some([...roles, ...others], each => isAdmin(each, configuration)),
      ...named.map(refersToHidden),
    )
    return forbidThat(isOfAdmin, role, 'The role of the machine allows everything on everything.')
  },

  examples: {
    passes: [
      profile('arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'),
      'resource "aws_iam_instance_profile" "p" {\n  role = "app"\n}',
    ],
    fails: [
      profile('arn:aws:iam::aws:policy/AdministratorAccess', '#!'),
      `resource "aws_iam_role" "r" {}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
}
resource "aws_iam_instance_profile" "i" {
  role = aws_iam_role.r.name #!
}`,
    ],
    undecided: [`variable "p" {}\n${profile('').replace('""', 'var.p')}`],
  },
})

function profile(arn: string, mark = ''): string {
  return `resource "aws_iam_role" "r" {}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = "${arn}"
}
resource "aws_iam_instance_profile" "i" {
  role = aws_iam_role.r.name ${mark}
}`
}
