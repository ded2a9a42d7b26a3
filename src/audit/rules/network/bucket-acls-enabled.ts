import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html */
export const bucketAclsEnabled = defineRule({
  id: 'bucket-acls-enabled',
  title: 'Bucket takes ACLs',
  why: 'Who may read what is then said in two places, and each upload can say something else.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: ['CKV2_AWS_65', 'Security Hub S3.12'],
  scope: 'resource',
  resources: ['aws_s3_bucket_ownership_controls'],
  fix: 'Set `object_ownership = "BucketOwnerEnforced"`.',

  evaluate(controls) {
    const ownership = controls.get('rule.object_ownership')
    return requireThat(equals(ownership, 'BucketOwnerEnforced'), ownership, 'ACLs are not switched off.')
  },

  examples: {
    passes: [owned('"BucketOwnerEnforced"')],
    fails: [owned('"BucketOwnerPreferred" #!'), owned('"ObjectWriter" #!')],
    undecided: [`variable "who" {}\n${owned('var.who')}`],
  },
})

function owned(by: string): string {
  return resourceWith('aws_s3_bucket_ownership_controls', { 'rule.object_ownership': by })
}
