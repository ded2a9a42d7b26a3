import { expect, test } from 'vitest'
import { auditRoot } from '../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { aTree } from '../a-tree.ts'

const SETTINGS = `resource "aws_cloudtrail" "x" { s3_bucket_name = "logs" }
resource "aws_s3_bucket" "x" { bucket = "logs" }
resource "aws_s3_bucket_acl" "x" {
  bucket = "logs"
  acl    = "public-read"
}
resource "aws_s3_bucket_versioning" "x" { bucket = "logs" }
resource "aws_s3_bucket_public_access_block" "x" { bucket = "logs" }`

test('a thousand trails and buckets of one name, each with settings, are audited in seconds', () => {
  const text = Array.from({ length: 1000 }, (_, at) => SETTINGS.replaceAll('"x"', `"x${at}"`)).join('\n')
  const tree = aTree({ 'main.tf': text })
  const evaluated = evaluateRoot(tree, '')
  const about = rules.filter(({ resources }) => resources.some(type => type.startsWith('aws_s3_bucket')))
  const start = performance.now()
  auditRoot(evaluated, tree, { rules: about, isAccount: true })
  expect(about.length).toBeGreaterThan(20)
  expect(performance.now() - start).toBeLessThan(10_000)
}, 60_000)
