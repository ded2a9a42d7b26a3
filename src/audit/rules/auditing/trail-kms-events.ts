import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { exclusionsOf, kmsIsRecorded, leavesOutKms } from '../../views/recorded-management.ts'

const WITHOUT = `resource "aws_cloudtrail" "main" {
  event_selector {
    exclude_management_event_sources = ["kms.amazonaws.com"] #!
  }
}`

/** Who used which key is on record. */
export const trailKmsEvents = defineRule({
  id: 'trail-kms-events',
  title: 'Trail leaves out the events of KMS',
  why: 'Nobody then sees that keys are used to decrypt far more than usual, which is how data is carried away.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Take `kms.amazonaws.com` off the list of what is left out, or have another trail for it.',

  evaluate(trail, configuration) {
    return exclusionsOf(trail).map(sources =>
      forbidThat(
        both(leavesOutKms(sources), not(kmsIsRecorded(configuration))),
        sources,
        'No trail records who uses the keys of KMS.',
      ),
    )
  },

  examples: {
    passes: [
      'resource "aws_cloudtrail" "main" {}',
      WITHOUT.replace('kms.', 'rdsdata.').replace(' #!', ''),
      `resource "aws_cloudtrail" "other" {}\n${WITHOUT.replace(' #!', '')}`,
    ],
    fails: [
      WITHOUT,
      `resource "aws_cloudtrail" "data" {
  event_selector {
    include_management_events = false
  }
}
${WITHOUT}`,
      `resource "aws_cloudtrail" "main" {
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
    field_selector {
      field      = "eventSource"
      not_equals = ["kms.amazonaws.com"] #!
    }
  }
}`,
    ],
    undecided: [
      `variable "sources" {}
resource "aws_cloudtrail" "main" {
  event_selector {
    exclude_management_event_sources = var.sources
  }
}`,
    ],
  },
})
