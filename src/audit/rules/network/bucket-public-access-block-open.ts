import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { isSaid, settingsOf, someSays } from '../../views/bucket.ts'

/** A bucket is kept closed whatever its ACLs and policies come to say. One without a block is another rule’s. */
export const bucketPublicAccessBlockOpen = defineRule({
  id: 'bucket-public-access-block-open',
  title: 'The bucket’s public access block leaves a way to open it',
  why: 'One wrong ACL or policy opens it to everybody.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: ['CKV2_AWS_6', 'CIS AWS 2.1.4', 'Security Hub S3.8'],
  scope: 'resource',
  resources: ['aws_s3_bucket'],
  fix: 'Set all four switches of its `aws_s3_bucket_public_access_block`.',

  evaluate(bucket, configuration) {
    const blocks = settingsOf(bucket, 'public-access-block', configuration)
    const isClosed = someSays(blocks, bucket, block =>
      both(isTrue(block.get('block_public_acls')), isTrue(block.get('block_public_policy'))),
    )
    return forbidThat(
      both(isSaid(blocks, bucket), not(isClosed)),
      bucket,
      'No public access block refuses both ACLs and policies for the public.',
    )
  },

  examples: {
    passes: [
      'resource "aws_s3_bucket" "b" {}',
      withBlock({ block_public_acls: 'true', block_public_policy: 'true' }),
      withBlock({ block_public_acls: '"true"', block_public_policy: '"true"' }),
    ],
    fails: [
      withBlock({ block_public_acls: 'true', block_public_policy: 'false' }, '#!'),
      withBlock({ block_public_acls: 'true' }, '#!'),
      withBlock({ block_public_policy: 'true' }, '#!'),
      withBlock({ ignore_public_acls: 'true', restrict_public_buckets: 'true' }, '#!'),
    ],
    undecided: [
      `variable "is" {}\n${withBlock({ block_public_acls: 'true', block_public_policy: 'var.is' })}`,
      `variable "n" {}\n${withBlock({ block_public_acls: 'true', block_public_policy: 'true', count: 'var.n' })}`,
    ],
  },
})

function withBlock(says: Readonly<Record<string, string>>, mark = ''): string {
  const lines = Object.entries(says).map(([name, value]) => `  ${name} = ${value}`)
  return `resource "aws_s3_bucket" "b" {} ${mark}
resource "aws_s3_bucket_public_access_block" "b" {
  bucket = aws_s3_bucket.b.id
${lines.join('\n')}
}`
}
