import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { some } from '../../resource/truth.ts'

const TARGETS = ['cloudwatch_logs', 'firehose', 's3']

/** A Kafka cluster’s brokers keep their logs. */
export const mskBrokerLogs = defineRule({
  id: 'msk-broker-logs',
  title: 'Kafka brokers keep no logs',
  why: 'What a broker refused or lost is otherwise seen by nobody.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/service-logs',
  aliases: ['CKV_AWS_80', 'AWS-0074'],
  scope: 'resource',
  resources: ['aws_msk_cluster'],
  fix: 'Switch on `cloudwatch_logs`, `firehose` or `s3` in `logging_info`.',

  evaluate(cluster) {
    const logs = cluster.get('logging_info.broker_logs')
    const isOn = some(TARGETS, target => isTrue(logs.get(`${target}.enabled`)))
    return requireThat(isOn, logs, 'The brokers’ logs go nowhere.')
  },

  examples: {
    passes: [
      `resource "aws_msk_cluster" "main" {
  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = "kafka"
      }
    }
  }
}`,
      `resource "aws_msk_cluster" "main" {
  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled = false
      }
      s3 {
        enabled = true
        bucket  = "logs"
      }
    }
  }
}`,
      `resource "aws_msk_cluster" "main" {
  logging_info {
    broker_logs {
      firehose {
        enabled         = true
        delivery_stream = "logs"
      }
    }
  }
}`,
    ],
    fails: [
      'resource "aws_msk_cluster" "main" {} #!',
      `resource "aws_msk_cluster" "main" {
  logging_info {
    broker_logs { #!
      s3 {
        enabled = false
      }
    }
  }
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_msk_cluster" "main" {
  logging_info {
    broker_logs {
      s3 {
        enabled = var.on
      }
    }
  }
}`,
    ],
  },
})
