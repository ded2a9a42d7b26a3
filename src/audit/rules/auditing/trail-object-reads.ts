import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { readsAreRecorded } from '../../views/trail.ts'
import {
  fieldSelector,
  OF_DATA,
  OF_OBJECTS,
  OF_READING,
  trailRecording,
  trailSelecting,
} from './trail-example.ts'

/** A trail records reads of the objects of buckets. */
export const trailObjectReads = defineRule({
  id: 'trail-object-reads',
  title: 'No trail records reads of objects',
  why: 'Without data events nobody can say who took which object.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [
    'CLOUDTRAIL_S3_DATAEVENTS_ENABLED',
    'CIS AWS 3.9',
    'Security Hub S3.23',
    'ScoutSuite cloudtrail-no-data-logging',
  ],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Add an `event_selector` with a `data_resource` of type `AWS::S3::Object` for reading and writing.',

  evaluate(trail, configuration) {
    // Another trail may do it.
    return requireThat(readsAreRecorded(configuration), trail, 'Who reads objects is not recorded.')
  },

  examples: {
    passes: [trailRecording('read_write_type = "All"'), trailSelecting([OF_DATA, OF_OBJECTS, OF_READING])],
    fails: ['resource "aws_cloudtrail" "main" {} #!', trailRecording('read_write_type = "WriteOnly"', ' #!')],
    undecided: [
      `variable "type" {}\n${trailSelecting([OF_DATA, fieldSelector('resources.type', '[var.type]')])}`,
    ],
  },
})
