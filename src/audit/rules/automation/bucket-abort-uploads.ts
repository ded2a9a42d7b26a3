import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { equals, isAtLeast, isSet, someItem } from '../../resource/predicates.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'

/** A rule for the whole bucket: no filter, or one that says nothing. */
function isForAll(rule: Attribute): Truth {
  const filter = rule.get('filter')
  const narrowed = ['prefix', 'tag', 'and', 'object_size_greater_than', 'object_size_less_than']
  return not(either(isSet(rule.get('prefix')), ...narrowed.map(name => isSet(filter.get(name)))))
}

/** Uploads that were never finished are removed. */
export const bucketAbortUploads = defineRule({
  id: 'bucket-abort-uploads',
  title: 'Unfinished uploads are never removed',
  why: 'Parts of unfinished uploads are seen in no listing, and kept for ever.',
  severity: 'low',
  topic: 'automation',
  checklist: 'automation/versioning',
  aliases: ['CKV_AWS_300'],
  scope: 'resource',
  resources: ['aws_s3_bucket_lifecycle_configuration'],
  fix: 'Add `abort_incomplete_multipart_upload { days_after_initiation = 7 }` to a rule for the whole bucket.',

  evaluate(lifecycle) {
    const isAborted = someItem(lifecycle.get('rule'), rule =>
      both(
        equals(rule.get('status'), 'Enabled'),
        isAtLeast(rule.get('abort_incomplete_multipart_upload.days_after_initiation'), 0),
        isForAll(rule),
      ),
    )
    return requireThat(isAborted, lifecycle, 'Uploads that were never finished stay.')
  },

  examples: {
    passes: [
      `resource "aws_s3_bucket_lifecycle_configuration" "main" {
  rule {
    status = "Enabled"
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
      `resource "aws_s3_bucket_lifecycle_configuration" "main" {
  rule {
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
    ],
    fails: [
      `resource "aws_s3_bucket_lifecycle_configuration" "main" { #!
  rule {
    status = "Enabled"
    expiration {
      days = 90
    }
  }
}`,
      `resource "aws_s3_bucket_lifecycle_configuration" "main" { #!
  rule {
    status = "Disabled"
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
      `resource "aws_s3_bucket_lifecycle_configuration" "main" { #!
  rule {
    status = "Enabled"
    filter {
      prefix = "logs/"
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
    ],
    undecided: [
      `variable "status" {}
resource "aws_s3_bucket_lifecycle_configuration" "main" {
  rule {
    status = var.status
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}`,
    ],
  },
})
