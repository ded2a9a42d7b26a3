import { expect, test } from 'vitest'
import { auditRoot } from '../../../src/audit/audit-root.ts'
import { evaluateRoot } from '../../../src/audit/evaluate/evaluate-root.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { aTree } from '../a-tree.ts'
import { processorTimeOf } from '../../processor-time.ts'

const SETTINGS = `resource "aws_cloudtrail" "x" { s3_bucket_name = "logs" }
resource "aws_s3_bucket" "x" { bucket = "logs" }
resource "aws_s3_bucket_acl" "x" {
  bucket = "logs"
  acl    = "public-read"
}
resource "aws_s3_bucket_versioning" "x" { bucket = "logs" }
resource "aws_s3_bucket_public_access_block" "x" { bucket = "logs" }`

const POINTERS = `resource "aws_iam_role_policy" "x" {
  role   = aws_iam_role.r.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })
}
resource "aws_iam_instance_profile" "x" { role = aws_iam_role.r.name }
resource "aws_vpc_security_group_ingress_rule" "x" { security_group_id = aws_security_group.g.id }
resource "aws_emr_cluster" "x" {
  ec2_attributes {
    emr_managed_master_security_group = aws_security_group.g.id
  }
}`

function numbered(text: string, count: number): string {
  return Array.from({ length: count }, (_, at) => text.replaceAll('"x"', `"x${at}"`)).join('\n')
}

function secondsOf(text: string, type: string): number {
  const tree = aTree({ 'main.tf': text })
  const evaluated = evaluateRoot(tree, '')
  const about = rules.filter(({ resources }) => resources.some(each => each.startsWith(type)))
  expect(about.length).toBeGreaterThan(0)
  return processorTimeOf(() => auditRoot(evaluated, tree, { rules: about, isAccount: true })) / 1000
}

test('a thousand trails and buckets of one name, each with settings, are audited in seconds', () => {
  expect(secondsOf(numbered(SETTINGS, 1000), 'aws_s3_bucket')).toBeLessThan(20)
}, 60_000)

test.each(['aws_iam_instance_profile', 'aws_emr_cluster'])(
  'a thousand of %s that share what a thousand others point at are audited in seconds',
  type => {
    const shared = 'resource "aws_iam_role" "r" {}\nresource "aws_security_group" "g" {}\n'
    expect(secondsOf(`${shared}${numbered(POINTERS, 1000)}`, type)).toBeLessThan(5)
  },
  60_000,
)
