import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { writesAreRecorded } from '../../views/trail.ts'
import { OF_DATA, OF_OBJECTS, OF_READING, trailRecording, trailSelecting } from './trail-example.ts'

/** A trail records writes to the objects of buckets. */
export const trailObjectWrites = defineRule({
  id: 'trail-object-writes',
  title: 'No trail records writes to objects',
  why: 'Without data events nobody can say who replaced or deleted an object.',
  severity: 'low',
  topic: 'auditing',
  checklist: 'auditing/trail',
  aliases: [
    'CLOUDTRAIL_S3_DATAEVENTS_ENABLED',
    'CIS AWS 3.8',
    'Security Hub S3.22',
    'ScoutSuite cloudtrail-no-data-logging',
  ],
  scope: 'resource',
  resources: ['aws_cloudtrail'],
  fix: 'Add an `event_selector` with a `data_resource` of type `AWS::S3::Object` for reading and writing.',

  evaluate(trail, configuration) {
    // Another trail may do it.
    return requireThat(writesAreRecorded(configuration), trail, 'What is written to objects is not recorded.')
  },

  examples: {
    passes: [
      trailRecording(''),
      trailRecording('read_write_type = "WriteOnly"'),
      trailSelecting([OF_DATA, OF_OBJECTS]),
      `resource "aws_cloudtrail" "management" {}\n${trailRecording('').replace('"main"', '"data"')}`,
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      trailRecording('read_write_type = "ReadOnly"', ' #!'),
      trailRecording('', ' #!').replace('S3::Object', 'Lambda::Function').replace('aws:s3', 'aws:lambda'),
      trailSelecting([OF_DATA, OF_OBJECTS, OF_READING], ' #!'),
    ],
    undecided: [`variable "kind" {}\n${trailRecording('read_write_type = var.kind')}`],
  },
})
