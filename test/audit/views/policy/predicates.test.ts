import { describe, expect, test } from 'vitest'
import type { Statement } from '../../../../src/audit/views/policy/policy.ts'
import {
  isAboutMissingMfa,
  requiresMfa,
  restrictsCaller,
} from '../../../../src/audit/views/policy/conditions.ts'
import {
  allowsAction,
  allowsEverywhere,
  allowsOnly,
  deniesAction,
} from '../../../../src/audit/views/policy/grants.ts'
import { policyOf } from '../../../../src/audit/views/policy/policy-of.ts'
import { accountsOf, isForAnybody, isPublic } from '../../../../src/audit/views/policy/principals.ts'
import { isOnAll, isOnEverything } from '../../../../src/audit/views/policy/resources.ts'
import { isCovered } from '../../../../src/audit/views/policy/wildcard.ts'
import { aTemplate, aText, aValue, thePolicy } from './a-document.ts'

function policy(...statements: readonly object[]) {
  return policyOf(thePolicy({ ...aText('…'), decoded: aValue({ Statement: statements }) }))
}

function statement(of: object): Statement {
  const [first] = policy({ Effect: 'Allow', ...of }).statements
  if (first === undefined) throw new Error('no statement')
  return first
}

/** Of a template whose parts are known or not. */
function fromPieces(...pieces: readonly (string | null)[]): Statement {
  const [first] = policyOf(thePolicy(aTemplate(pieces))).statements
  if (first === undefined) throw new Error('no statement')
  return first
}

describe('a pattern covers a text', () => {
  test.each([
    ['*', '', true],
    ['*', 'a', true],
    ['a*', 'abc', true],
    ['a*c', 'abc', true],
    ['a*c', 'abcd', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*b*d', 'abcbd', true],
    ['s3:Get*', 's3:PutObject', false],
    ['', 'a', false],
    ['**', 'a', true],
    ['a.c', 'abc', false],
  ])('%s, %s: %s', (pattern, text, expected) => {
    expect(isCovered(pattern, text)).toBe(expected)
  })

  test('in linear time', () => {
    for (let at = 0; at < 1000; at += 1) isCovered('*a'.repeat(1000), `${'a'.repeat(60)}b`)
  }, 2000)
})

describe('a statement allows an action', () => {
  test.each([
    ['written out', { Action: 'iam:PassRole' }, 'yes'],
    ['in another case', { Action: ['IAM:passrole'] }, 'yes'],
    ['by a wildcard', { Action: ['s3:*', 'iam:P*'] }, 'yes'],
    ['by everything', { Action: '*' }, 'yes'],
    ['not by another one', { Action: ['iam:GetRole'] }, 'no'],
    ['by what NotAction leaves', { NotAction: 's3:*' }, 'yes'],
    ['not where NotAction names it', { NotAction: ['iam:*'] }, 'no'],
    ['not where it is denied', { Effect: 'Deny', Action: '*' }, 'no'],
    ['perhaps where the action is unknown', { Action: [undefined] }, 'unknown'],
    ['perhaps where the effect is unknown', { Effect: undefined, Action: '*' }, 'unknown'],
  ])('%s', (_, of, expected) => {
    expect(allowsAction(statement(of), 'iam:PassRole')).toBe(expected)
  })

  test('only where known parts of a pattern allow it', () => {
    const of = (action: string) =>
      fromPieces(`{"Statement":{"Effect":"Allow","Action":"${action}`, null, '"}}')
    expect(allowsAction(of('s3:'), 'iam:PassRole')).toBe('no')
    expect(allowsAction(of('iam:'), 'iam:PassRole')).toBe('unknown')
  })
})

describe('a policy', () => {
  const all = { Effect: 'Allow', Action: '*', Resource: '*' }

  test.each([
    ['allows everywhere', [all], 'yes'],
    ['does not where a statement denies it', [all, { Effect: 'Deny', Action: 'iam:*', Resource: '*' }], 'no'],
    [
      'does where the denial has a condition',
      [all, { ...all, Effect: 'Deny', Condition: { Bool: { a: 'x' } } }],
      'yes',
    ],
    [
      'does where the denial names a resource',
      [all, { ...all, Effect: 'Deny', Resource: 'arn:aws:s3:::b' }],
      'yes',
    ],
    [
      'does not where a denial leaves it out',
      [all, { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }],
      'no',
    ],
    ['does not on one resource', [{ ...all, Resource: 'arn:aws:iam::111122223333:role/r' }], 'no'],
    ['may on an unknown one', [{ ...all, Resource: undefined }], 'unknown'],
  ])('%s', (_, statements, expected) => {
    expect(allowsEverywhere(policy(...statements), 'iam:PassRole')).toBe(expected)
  })

  test('which is not known in whole may deny something', () => {
    expect(deniesAction(policyOf(thePolicy(aTemplate([null]))), 'a:b')).toBe('unknown')
  })
})

test.each([
  ['the action in any case', { Action: ['sts:assumerole'] }, 'yes'],
  ['a wildcard is more', { Action: 'sts:*' }, 'no'],
  ['another beside it', { Action: ['sts:AssumeRole', 's3:GetObject'] }, 'no'],
  ['NotAction is more', { NotAction: 's3:*' }, 'no'],
  ['a denial allows nothing', { Effect: 'Deny', Action: '*' }, 'yes'],
  ['an unknown action', { Action: [undefined] }, 'unknown'],
])('allows only one action: %s', (_, of, expected) => {
  expect(allowsOnly(statement(of), 'sts:AssumeRole')).toBe(expected)
})

describe('resources', () => {
  test.each([
    ['*', 'yes'],
    ['**', 'yes'],
    ['arn:aws:*', 'yes'],
    ['arn:*:*:*:*:*', 'yes'],
    ['arn:aws:s3:::*', 'no'],
    ['arn:aws:iam::111122223333:role/*', 'no'],
    [['arn:aws:s3:::b', '*'], 'yes'],
    [[], 'no'],
  ])('%s is everything: %s', (resource, expected) => {
    expect(isOnEverything(statement({ Resource: resource }))).toBe(expected)
  })

  test.each([
    ['*', 'yes'],
    ['arn:aws:iam::*:role/*', 'yes'],
    ['arn:aws:iam::111122223333:role/*', 'yes'],
    ['arn:aws:iam::111122223333:*', 'yes'],
    ['arn:aws:iam::111122223333:role/app-*', 'no'],
    ['arn:aws:iam::111122223333:user/*', 'no'],
  ])('%s is all roles: %s', (resource, expected) => {
    expect(isOnAll(statement({ Resource: resource }), 'arn:aws:iam::000000000000:role/*')).toBe(expected)
  })

  test('NotResource is everything but some', () => {
    expect(isOnEverything(statement({ NotResource: 'arn:aws:s3:::b' }))).toBe('yes')
  })

  test('an account that is not known leaves all roles of it', () => {
    const of = fromPieces('{"Statement":{"Resource":"arn:aws:iam::', null, ':role/*"}}')
    expect(isOnAll(of, 'arn:aws:iam::000000000000:role/*')).toBe('yes')
  })

  test('what refers to a resource is not everything; what refers to nothing may be', () => {
    const pieces = ['{"Statement":{"Resource":"', null, '"}}']
    const [referring] = policyOf(thePolicy(aTemplate(pieces, ['aws_s3_bucket.b']))).statements
    expect(referring && isOnEverything(referring)).toBe('no')
    expect(isOnEverything(fromPieces(...pieces))).toBe('unknown')
  })
})

describe('principals', () => {
  test.each([
    ['*', 'yes'],
    [{ AWS: '*' }, 'yes'],
    [{ AWS: ['111122223333', '*'] }, 'yes'],
    [{ AWS: 'arn:aws:iam::*:root' }, 'yes'],
    [{ '*': '*' }, 'yes'],
    [{ Service: 'ec2.amazonaws.com' }, 'no'],
    [{ AWS: 'arn:aws:iam::111122223333:role/*' }, 'no'],
    [undefined, 'unknown'],
    [{ AWS: [undefined] }, 'unknown'],
  ])('%j are anybody: %s', (principal, expected) => {
    expect(isForAnybody(statement({ Principal: principal }))).toBe(expected)
  })

  test('everybody but some is anybody where it is allowed', () => {
    expect(isForAnybody(statement({ NotPrincipal: { AWS: '111122223333' } }))).toBe('yes')
    expect(isForAnybody(statement({ Effect: 'Deny', NotPrincipal: { AWS: '111122223333' } }))).toBe('no')
  })

  test('accounts are known by their id', () => {
    const named = [
      '111122223333',
      'arn:aws:iam::444455556666:root',
      'arn:aws-cn:iam::777788889999:user/u',
      '*',
    ]
    const accounts = accountsOf(statement({ Principal: { AWS: named, Service: '111122223333' } }).principals)
    expect(accounts.map(({ id, isWhole }) => [id, isWhole])).toEqual([
      ['111122223333', true],
      ['444455556666', true],
      ['777788889999', false],
    ])
  })
})

describe('conditions', () => {
  test.each([
    ['an account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, 'yes'],
    ['in any case', { stringequals: { 'AWS:sourceaccount': '111122223333' } }, 'yes'],
    ['an organisation', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/*' } }, 'yes'],
    ['a thing of an account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } }, 'yes'],
    ['a bucket by its name', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:mine' } }, 'yes'],
    ['things of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }, 'no'],
    ['anything', { StringLike: { 'aws:SourceArn': '*' } }, 'no'],
    ['one narrow and one open value', { StringLike: { 'aws:SourceArn': ['arn:aws:s3:::b', '*'] } }, 'no'],
    ['a network', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } }, 'yes'],
    ['the internet', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, 'no'],
    ['the internet, in IPv6', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '::/0'] } }, 'no'],
    ['an endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'yes'],
    [
      'a principal of an account',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
      'yes',
    ],
    ['a principal of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } }, 'no'],
    ['whoever has a name that anybody may have', { StringEquals: { 'aws:username': 'jim' } }, 'no'],
    [
      'whoever comes by a service',
      { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
      'no',
    ],
    ['whoever knows an external id', { StringEquals: { 'sts:ExternalId': 'x' } }, 'no'],
    ['all but one', { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }, 'no'],
    ['whoever has no such key', { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }, 'no'],
    ['every value, also none', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1' } }, 'no'],
    ['another key', { Bool: { 'aws:SecureTransport': 'true' } }, 'no'],
    [
      'one of two conditions',
      { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceVpc': 'v' } },
      'yes',
    ],
    ['an unknown value', { StringEquals: { 'aws:SourceAccount': undefined } }, 'unknown'],
    ['unknown conditions', undefined, 'unknown'],
    ['none', {}, 'no'],
  ])('restrict the caller to %s', (_, Condition, expected) => {
    expect(restrictsCaller(statement({ Condition }))).toBe(expected)
  })

  test('open to anybody is only what no condition restricts', () => {
    const open = { Principal: '*', Action: 's3:GetObject', Resource: '*' }
    expect(isPublic(statement(open))).toBe('yes')
    expect(isPublic(statement({ ...open, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }))).toBe(
      'no',
    )
    expect(isPublic(statement({ ...open, Effect: 'Deny' }))).toBe('no')
  })

  test.each([
    ['asked for', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, 'yes'],
    ['asked for with a boolean', { Bool: { 'aws:MultiFactorAuthPresent': true } }, 'yes'],
    ['recent', { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }, 'yes'],
    [
      'asked for if the key exists: not at all',
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
      'no',
    ],
    ['forbidden', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, 'no'],
    ['not known', { Bool: { 'aws:MultiFactorAuthPresent': undefined } }, 'unknown'],
  ])('multi-factor authentication is %s', (_, Condition, expected) => {
    expect(requiresMfa(statement({ Condition }))).toBe(expected)
  })

  test.each([
    [{ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, 'yes'],
    [{ Null: { 'aws:MultiFactorAuthAge': 'true' } }, 'yes'],
    [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, 'no'],
  ])('%j is about missing multi-factor authentication: %s', (Condition, expected) => {
    expect(isAboutMissingMfa(statement({ Effect: 'Deny', Condition }))).toBe(expected)
  })
})
