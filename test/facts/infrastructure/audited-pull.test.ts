import { expect, test } from 'vitest'
import { auditChange } from '../../../src/audit/audit-change.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { auditedPull } from '../../../src/facts/infrastructure/audited-pull.ts'
import { aTree } from '../../audit/a-tree.ts'

test('more problems than are listed are not lost where the policy leaves out the paths of those that are', () => {
  const broken = Object.fromEntries(
    Array.from({ length: 120 }, (_, at) => [`examples/${at}/main.tf`, 'resource "x" {\n']),
  )
  const head = aTree({ ...broken, 'live/main.tf': 'resource "x" {\n' })
  const audit = auditChange({
    head,
    base: aTree({}),
    changed: head.filesBelow(''),
    asked: { rules: [] },
    isAccountRoot: () => false,
  })
  if ('wanted' in audit) throw new Error('It is all at hand.')
  const { unread } = auditedPull(audit, head, () => true)
  expect(unread.filter(({ path }) => path.startsWith('examples/'))).toHaveLength(100)
  expect(unread.at(-1)).toMatchObject({ path: '', why: '21 more places cannot be read or evaluated.' })
})

test('a statement that policies take from a data source is told once, of the data source', () => {
  const head = aTree({
    'main.tf': `data "aws_iam_policy_document" "all" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.all.json
}`,
  })
  const asked = { rules: rules.filter(({ id }) => id === 'policy-full-admin') }
  const audit = auditChange({
    head,
    base: aTree({}),
    changed: ['main.tf'],
    asked,
    isAccountRoot: () => false,
  })
  if ('wanted' in audit) throw new Error('It is all at hand.')
  expect(audit.introduced.map(({ resource }) => resource)).toEqual([
    'data.aws_iam_policy_document.all',
    'aws_iam_policy.p',
  ])
  const { introduced } = auditedPull(audit, head, () => true)
  expect(introduced.map(({ resource }) => resource)).toEqual(['data.aws_iam_policy_document.all'])
})
