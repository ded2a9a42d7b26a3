import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { not, truth } from '../../resource/truth.ts'

/** A user has one access key; a second one is for the hour in which it is changed. */
export const severalAccessKeys = defineRule({
  id: 'several-access-keys',
  title: 'User has more than one access key',
  why: 'Of several keys one is forgotten, and nobody knows what would break without it.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/access-keys',
  aliases: ['AWS-0167', 'CIS AWS 1.13'],
  scope: 'resource',
  resources: ['aws_iam_user', 'aws_iam_access_key'],
  fix: 'Keep one key, and delete the others.',

  evaluate(resource, configuration) {
    const others =
      resource.type === 'aws_iam_user' ? keysOf(resource, configuration) : sameUser(resource, configuration)
    const active = others.filter(key => not(equals(key.get('status'), 'Inactive')) === 'yes')
    const isSecond = resource.type === 'aws_iam_user' || active[0] !== resource
    return forbidThat(
      truth(active.length > 1 && isSecond),
      resource,
      `The user has ${active.length} access keys.`,
    )
  },

  examples: {
    passes: [
      'resource "aws_iam_user" "u" {\n  name = "deploy"\n}\nresource "aws_iam_access_key" "k" {\n  user = aws_iam_user.u.name\n}',
      'resource "aws_iam_user" "u" {\n  name = "deploy"\n}\nresource "aws_iam_access_key" "a" {\n  user = aws_iam_user.u.name\n}\nresource "aws_iam_access_key" "b" {\n  user   = aws_iam_user.u.name\n  status = "Inactive"\n}',
      'resource "aws_iam_access_key" "a" {\n  user = "deploy"\n}\nresource "aws_iam_access_key" "b" {\n  user = "report"\n}',
    ],
    fails: [
      'resource "aws_iam_user" "u" { #!\n  name = "deploy"\n}\nresource "aws_iam_access_key" "a" {\n  user = aws_iam_user.u.name\n}\nresource "aws_iam_access_key" "b" {\n  user = aws_iam_user.u.name\n}',
      'resource "aws_iam_access_key" "a" {\n  user = "deploy"\n}\nresource "aws_iam_access_key" "b" { #!\n  user = "deploy"\n}',
      'resource "aws_iam_user" "u" { #!\n  name = "deploy"\n}\nresource "aws_iam_access_key" "k" {\n  count = 2\n  user  = "deploy"\n}',
    ],
  },
})

function keysOf(user: Resource, configuration: Configuration): readonly Resource[] {
  return configuration.pointingAt(user, { type: 'aws_iam_access_key', path: 'user', names: 'name' }).found
}

/** The keys of the same user, where the user is not declared: of one that is, the user is told. */
function sameUser(key: Resource, configuration: Configuration): readonly Resource[] {
  const name = textOf(key.get('user').value)
  const isDeclared = configuration
    .ofType('aws_iam_user')
    .some(user => textOf(user.get('name').value) === name)
  if (name === null || isDeclared) return []
  return configuration.ofType('aws_iam_access_key').filter(other => textOf(other.get('user').value) === name)
}
