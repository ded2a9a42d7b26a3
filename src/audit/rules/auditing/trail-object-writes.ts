import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { writesAreRecorded } from '../../views/trail.ts'

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
      `resource "aws_cloudtrail" "main" {
  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
      `resource "aws_cloudtrail" "main" {
  event_selector {
    read_write_type = "WriteOnly"
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
      `resource "aws_cloudtrail" "main" {
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
  }
}`,
      `resource "aws_cloudtrail" "management" {}
resource "aws_cloudtrail" "data" {
  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
    ],
    fails: [
      'resource "aws_cloudtrail" "main" {} #!',
      `resource "aws_cloudtrail" "main" { #!
  event_selector {
    read_write_type = "ReadOnly"
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
      `resource "aws_cloudtrail" "main" { #!
  event_selector {
    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }
}`,
      `resource "aws_cloudtrail" "main" { #!
  advanced_event_selector {
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
    field_selector {
      field  = "readOnly"
      equals = ["true"]
    }
  }
}`,
    ],
    undecided: [
      `variable "kind" {}
resource "aws_cloudtrail" "main" {
  event_selector {
    read_write_type = var.kind
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}`,
    ],
  },
})
