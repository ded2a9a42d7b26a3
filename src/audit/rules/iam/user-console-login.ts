import { defineRule } from '../../define-rule.ts'
import { flag, forbidThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, truth } from '../../resource/truth.ts'
import { remembered } from '../../views/policy/remembered.ts'

/** Users of IAM have no password for the console; people come in by single sign-on. */
export const userConsoleLogin = defineRule({
  id: 'user-console-login',
  title: 'User may log in to the console with a password',
  why: 'A password can be guessed and shared, and lives outside of the directory of people.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/console-login',
  aliases: ['CKV2_AWS_22'],
  scope: 'resource',
  resources: ['aws_iam_user', 'aws_iam_user_login_profile'],
  fix: 'Remove the login profile; let people come in by IAM Identity Center.',

  evaluate(resource, configuration) {
    if (resource.type === 'aws_iam_user_login_profile') {
      const isTold = profilesOfUsers(configuration).has(resource)
      return isTold ? [] : flag(resource, 'A user gets a password for the console.')
    }
    const { found, others } = configuration.pointingAt(resource, LOGIN)
    return forbidThat(
      either(truth(found.length > 0), others),
      resource,
      'The user has a password for the console.',
    )
  },

  examples: {
    passes: ['resource "aws_iam_user" "jim" {\n  name = "jim"\n}'],
    fails: [
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}\nresource "aws_iam_user_login_profile" "l" {\n  user = aws_iam_user.jim.name\n}',
      'resource "aws_iam_user" "jim" { #!\n  name = "jim"\n}\nresource "aws_iam_user_login_profile" "l" {\n  user = "jim"\n}',
      'resource "aws_iam_user_login_profile" "l" { #!\n  user = "jim"\n}',
      'resource "aws_iam_user" "all" { #!\n  for_each = toset(["jim"])\n  name     = each.value\n}\nresource "aws_iam_user_login_profile" "l" {\n  for_each = aws_iam_user.all\n  user     = each.value.name\n}',
    ],
  },
})

const LOGIN = { type: 'aws_iam_user_login_profile', path: 'user', names: 'name' }

/** The profiles of users that are declared, of which is told at the user. */
const profilesOfUsers = remembered((configuration: Configuration): ReadonlySet<Resource> => {
  const users = configuration.ofType('aws_iam_user')
  return new Set(users.flatMap(user => configuration.pointingAt(user, LOGIN).found))
})
