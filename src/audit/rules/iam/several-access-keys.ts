import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { not, truth } from '../../resource/truth.ts'
import { remembered } from '../../views/policy/remembered.ts'

/** A user has one access key; a second one is for the hour in which it is changed. */
export const severalAccessKeys = defineRule({
  id: 'several-access-keys',
  title: 'User has more than one access key',
  why: 'Of several keys one is forgotten, and nobody knows what would break without it.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/access-keys',
  aliases: ['AWS-0167', 'CIS AWS 1.13', 'KICS 3561130e'],
  scope: 'resource',
  resources: ['aws_iam_user', 'aws_iam_access_key'],
  fix: 'Keep one key, and delete the others.',

  evaluate(resource, configuration) {
    const isUser = resource.type === 'aws_iam_user'
    const keys = isUser ? keysOf(resource, configuration) : sameUser(resource, configuration)
    const isWrong = keys.length > 1 && (isUser || (keys[0] !== resource && isActive(resource)))
    return forbidThat(truth(isWrong), resource, `The user has ${keys.length} access keys.`)
  },

  examples: {
    passes: [
      'resource "aws_iam_user" "u" {\n  name = "deploy"\n}\nresource "aws_iam_access_key" "k" {\n  user = aws_iam_user.u.name\n}',
      'resource "aws_iam_user" "u" {\n  name = "deploy"\n}\nresource "aws_iam_access_key" "a" {\n  user = aws_iam_user.u.name\n}\nresource "aws_iam_access_key" "b" {\n  user   = aws_iam_user.u.name\n  status = "Inactive"\n}',
      'resource "aws_iam_access_key" "a" {\n  user = "deploy"\n}\nresource "aws_iam_access_key" "b" {\n  user = "report"\n}',
    ],
    fails: [
      'resource "aws_iam_access_key" "a" {\n  user = "deploy"\n}\nresource "aws_iam_access_key" "b" {\n  user   = "deploy"\n  status = "Inactive"\n}\nresource "aws_iam_access_key" "c" { #!\n  user = "deploy"\n}',
      'resource "aws_iam_user" "u" { #!\n  name = "deploy"\n}\nresource "aws_iam_access_key" "a" {\n  user = aws_iam_user.u.name\n}\nresource "aws_iam_access_key" "b" {\n  user = aws_iam_user.u.name\n}',
      'resource "aws_iam_access_key" "a" {\n  user = "deploy"\n}\nresource "aws_iam_access_key" "b" { #!\n  user = "deploy"\n}',
      'resource "aws_iam_user" "u" { #!\n  name = "deploy"\n}\nresource "aws_iam_access_key" "k" {\n  count = 2\n  user  = "deploy"\n}',
    ],
  },
})

/** The active keys of a user who is declared. */
function keysOf(user: Resource, configuration: Configuration): readonly Resource[] {
  const link = { type: 'aws_iam_access_key', path: 'user', names: 'name' }
  return configuration.pointingAt(user, link).found.filter(isActive)
}

function isActive(key: Resource): boolean {
  return not(equals(key.get('status'), 'Inactive')) === 'yes'
}

/** The active keys of the same user, where the user is not declared: of one that is, the user is told. */
function sameUser(key: Resource, configuration: Configuration): readonly Resource[] {
  const name = textOf(key.get('user').value)
  return name === null ? [] : (keysOfOthers(configuration).get(name) ?? [])
}

/** Active keys of users that are not declared, by the user’s name. */
const keysOfOthers = remembered((configuration: Configuration) => {
  const declared = new Set(configuration.ofType('aws_iam_user').map(user => textOf(user.get('name').value)))
  const keys = configuration.ofType('aws_iam_access_key').filter(isActive)
  const byName = Map.groupBy(keys, key => textOf(key.get('user').value))
  return new Map([...byName].filter(([name]) => !declared.has(name)))
})
