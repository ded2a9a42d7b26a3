import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { auditRoot } from '../../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import { iamRules } from '../../../../src/audit/rules/iam/index.ts'
import { aTree } from '../../a-tree.ts'

const WORDS = [
  '*',
  's3:*',
  'iam:PassRole',
  'sts:AssumeRole',
  'Allow',
  'Deny',
  '',
  'AWS',
  'a',
  '${aws_iam_role.x.arn}',
]

/** Any JSON, where elements of a policy stand in places where they do not belong. */
const odd = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(...WORDS, 0, 1.5, true, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'Statement',
        'Effect',
        'Action',
        'NotAction',
        'Resource',
        'NotResource',
        'Principal',
        'NotPrincipal',
        'Condition',
        'AWS',
        'Federated',
        'StringEquals',
        'Bool',
        'aws:MultiFactorAuthPresent',
        'token.actions.githubusercontent.com:sub',
        '__proto__',
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

function textOf(document: unknown): string {
  const json = JSON.stringify(document)
  return ['heredoc', 'jsonencode']
    .map(form => (form === 'heredoc' ? `<<-EOT\n${json}\nEOT` : `jsonencode(${json})`))
    .map(
      (policy, at) => `resource "aws_iam_role" "r${at}" {
  assume_role_policy = ${policy}
  inline_policy {
    policy = ${policy}
  }
}
resource "aws_iam_policy" "p${at}" {
  policy = ${policy}
}
resource "aws_iam_role_policy_attachment" "a${at}" {
  role       = aws_iam_role.r${at}.name
  policy_arn = aws_iam_policy.p${at}.arn
}`,
    )
    .join('\n')
}

function audited(text: string) {
  const tree = aTree({ 'main.tf': text })
  return auditRoot(evaluateRoot(tree, ''), tree, { rules: iamRules, isAccount: true })
}

test('no document, however odd, breaks a rule', () => {
  const statements = fc.array(odd, { maxLength: 3 }).map(all => ({ Statement: all }))
  fc.assert(
    fc.property(fc.oneof(odd, statements), document => {
      const { findings, undecided } = audited(textOf(document))
      expect(findings.every(({ place }) => place.start.line >= 1)).toBe(true)
      expect(Array.isArray(undecided)).toBe(true)
    }),
    { seed: 7, numRuns: 300 },
  )
}, 60_000)

test('a statement that allows everything is found however it is written', () => {
  const one = fc.constantFrom<unknown>('*', ['*'], ['s3:GetObject', '*'], '*:*')
  const everything = fc.constantFrom<unknown>('*', ['*'], ['arn:aws:s3:::b', '*'])
  const sid = fc.string({ maxLength: 20 })
  fc.assert(
    fc.property(one, everything, sid, fc.boolean(), (Action, Resource, Sid, isList) => {
      const statement = { Sid: Sid.replaceAll(/[$%]/g, ''), Effect: 'Allow', Action, Resource }
      const text = textOf({ Statement: isList ? [statement] : statement })
      const found = audited(text).findings.filter(({ rule }) => rule === 'policy-full-admin')
      expect(new Set(found.map(({ resource }) => resource))).toEqual(
        new Set(['aws_iam_policy.p0', 'aws_iam_policy.p1', 'aws_iam_role.r0', 'aws_iam_role.r1']),
      )
    }),
    { seed: 7, numRuns: 100 },
  )
}, 60_000)
