import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { managementIsRecorded, recordsManagement } from '../../views/recorded-management.ts'

const DATA_ONLY = `resource "aws_cloudtrail" "data" {
  event_selector {
    include_management_events = false
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`

/** What is done to the account itself is on record. */
export const trailManagementEvents = defineRule({
  id: 'trail-management-events',
  title: 'Trail leaves out management events',
  why: 'Sign-ins, new users and changed policies are management events: without them the log does not say who did what, and no alarm on it goes off.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: ['CIS AWS 3.1', 'Security Hub CloudTrail.1'],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Let an event selector include management events with `read_write_type = "All"`, or have another trail for them.',

  evaluate(trail, configuration) {
    // Where another trail is for them, this one may be for data events only.
    const isMissing = both(not(recordsManagement(trail)), not(managementIsRecorded(configuration)))
    return forbidThat(isMissing, trail, 'No event selector records all management events, read and written.')
  },

  examples: {
    passes: [
      'resource "aws_cloudtrail" "main" {}',
      'resource "aws_cloudtrail" "main" {\n  event_selector {\n    read_write_type = "All"\n  }\n}',
      `resource "aws_cloudtrail" "main" {
  event_selector {
    read_write_type = "ReadOnly"
  }
  event_selector {
    read_write_type = "WriteOnly"
  }
}`,
      advanced('{ field = "eventCategory", equals = ["Management"] }'),
      `resource "aws_cloudtrail" "main" {}\n${DATA_ONLY}`,
    ],
    fails: [
      DATA_ONLY.replace('"data" {', '"data" { #!'),
      'resource "aws_cloudtrail" "main" { #!\n  event_selector {\n    read_write_type = "WriteOnly"\n  }\n}',
      advanced('{ field = "eventCategory", equals = ["Data"] }', ' #!'),
      advanced(
        '{ field = "eventCategory", equals = ["Management"] }, { field = "readOnly", equals = ["false"] }',
        ' #!',
      ),
    ],
    undecided: [
      `variable "is_on" {}
resource "aws_cloudtrail" "main" {
  event_selector {
    include_management_events = var.is_on
  }
}`,
      `variable "selectors" {}
resource "aws_cloudtrail" "main" {
  dynamic "event_selector" {
    for_each = var.selectors
    content {
      include_management_events = false
    }
  }
}`,
    ],
  },
})

function advanced(fields: string, mark = ''): string {
  return `resource "aws_cloudtrail" "main" {${mark}
  advanced_event_selector {
    dynamic "field_selector" {
      for_each = [${fields}]
      content {
        field  = field_selector.value.field
        equals = field_selector.value.equals
      }
    }
  }
}`
}
