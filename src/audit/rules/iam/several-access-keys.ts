import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { equals, textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, not, type Truth, truth } from '../../resource/truth.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
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
    const { surely, isMore } =
      resource.type === 'aws_iam_user' ? keysOf(resource, configuration) : sameUser(resource, configuration)
    return forbidThat(either(truth(surely > 1), isMore), resource, `The user has ${surely} access keys.`)
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

interface Keys {
  /** So many there are. */
  readonly surely: number
  /** There may be several, by what is not known. */
  readonly isMore: Extract<Truth, 'no' | 'unknown'>
}

/** The active keys of a user who is declared. */
function keysOf(user: Resource, configuration: Configuration): Keys {
  const link = { type: 'aws_iam_access_key', path: 'user', names: 'name' }
  const { found, others } = configuration.pointingAt(user, link)
  const active = found.filter(key => isActive(key) !== 'no')
  const mayBeSeveral = (key: Resource): boolean => key.isSymbolic && !user.isSymbolic
  const isThere = (key: Resource): boolean => isActive(key) === 'yes' && !mayBeSeveral(key)
  const isMore = others === 'unknown' || active.length > 1 || active.some(mayBeSeveral)
  return { surely: active.filter(isThere).length, isMore: isMore ? 'unknown' : 'no' }
}

function isActive(key: Resource): Truth {
  return not(equals(key.get('status'), 'Inactive'))
}

const NONE: Keys = { surely: 0, isMore: 'no' }

/** The active keys of the same user, where the user is not declared: of one that is, the user is told. */
function sameUser(key: Resource, configuration: Configuration): Keys {
  const user = key.get('user')
  const { byName, isOne } = keysOfOthers(configuration)
  if (refersToHidden(user) === 'unknown') return { surely: 0, isMore: isOne ? 'no' : 'unknown' }
  const name = textOf(user.value)
  const keys = name === null ? undefined : byName.get(name)
  // It is told at those that come after the first one.
  if (keys === undefined || keys.isOne || keys.first === key || isActive(key) === 'no') return NONE
  return { surely: isActive(key) === 'yes' ? keys.surely : 0, isMore: 'unknown' }
}

/** Keys that may be active, of users that are not declared, by the user’s name; and whether there is but one key at all. */
const keysOfOthers = remembered((configuration: Configuration) => {
  const declared = new Set(configuration.ofType('aws_iam_user').map(user => textOf(user.get('name').value)))
  const keys = configuration.ofType('aws_iam_access_key').filter(key => isActive(key) !== 'no')
  const byName = Map.groupBy(keys, key => textOf(key.get('user').value))
  const ofOthers = [...byName].filter(([name]) => !declared.has(name))
  return {
    isOne: keys.length < 2,
    byName: new Map(
      ofOthers.map(([name, all]) => {
        const surely = all.filter(key => isActive(key) === 'yes').length
        return [name, { first: all[0], isOne: all.length < 2, surely }]
      }),
    ),
  }
})
