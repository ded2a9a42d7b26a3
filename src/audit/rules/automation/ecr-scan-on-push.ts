import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isTrue, someItem } from '../../resource/predicates.ts'
import { both, either, some } from '../../resource/truth.ts'
import { oncePer } from '../../views/once-per.ts'

/**
 * The registry scans what arrives, which it is told by patterns for the repositories’ names; that a pattern other than
 * the one for all is about this repository is not known.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
const isScannedByRegistry = oncePer(configuration =>
  some(configuration.ofType('aws_ecr_registry_scanning_configuration'), registry =>
    someItem(registry.get('rule'), rule =>
      both(
        equals(rule.get('scan_frequency'), 'SCAN_ON_PUSH', 'CONTINUOUS_SCAN'),
        someItem(rule.get('repository_filter'), filter =>
          either(equals(filter.get('filter'), '*'), 'unknown'),
        ),
      ),
    ),
  ),
)

/** An image is searched for known holes when it arrives. */
export const ecrScanOnPush = defineRule({
  id: 'ecr-scan-on-push',
  title: 'Images are not scanned when they arrive',
  why: 'A known hole is deployed because nobody looked.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/supply-chain',
  aliases: ['CKV_AWS_163', 'AWS-0030', 'Security Hub ECR.1'],
  scope: 'resource',
  resources: ['aws_ecr_repository'],
  fix: 'Add `image_scanning_configuration { scan_on_push = true }`.',

  evaluate(repository, configuration) {
    const scans = repository.get('image_scanning_configuration.scan_on_push')
    const isScanned = either(isTrue(scans), isScannedByRegistry(configuration))
    return requireThat(isScanned, scans, 'Nobody looks into its images.')
  },

  examples: {
    passes: [
      `resource "aws_ecr_repository" "main" {
  image_scanning_configuration {
    scan_on_push = true
  }
}`,
      ...['SCAN_ON_PUSH', 'CONTINUOUS_SCAN'].map(each => withRegistry(each, '*')),
    ],
    fails: [
      'resource "aws_ecr_repository" "main" {} #!',
      `resource "aws_ecr_repository" "main" {
  image_scanning_configuration {
    scan_on_push = false #!
  }
}`,
      withRegistry('MANUAL', '*').replace('{}', '{} #!'),
    ],
    undecided: [
      withRegistry('SCAN_ON_PUSH', 'shop-*'),
      `variable "scan" {}
resource "aws_ecr_repository" "main" {
  image_scanning_configuration {
    scan_on_push = var.scan
  }
}`,
    ],
  },
})

function withRegistry(frequency: string, filter: string): string {
  return `resource "aws_ecr_repository" "main" {}
resource "aws_ecr_registry_scanning_configuration" "main" {
  rule {
    scan_frequency = "${frequency}"
    repository_filter {
      filter = "${filter}"
    }
  }
}`
}
