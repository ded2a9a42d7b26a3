import { defineRule } from '../../define-rule.ts'
import { requireThat, requireTrue, type Outcome } from '../../outcome.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { isFalse, isTrue } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { every, not, type Truth } from '../../resource/truth.ts'
import { isPointedAt } from '../../views/pointed-at.ts'

const RECORDER = 'aws_config_configuration_recorder'
const STATUS = 'aws_config_configuration_recorder_status'

/** All types of resources, which is what a recorder does where no group is written. */
function recordsAll(recorder: Resource): Truth {
  return not(isFalse(recorder.get('recording_group.all_supported')))
}

function judgeStatus(status: Resource, configuration: Configuration): Outcome {
  const isEnabled = status.get('is_enabled')
  if (isTrue(isEnabled) !== 'yes') return requireTrue(isEnabled, 'The recorder is stopped.')
  const recorders = configuration.referredTo(status.get('name'), RECORDER)
  return requireThat(
    every(recorders, recordsAll),
    status,
    'The recorder that it starts leaves resources out.',
  )
}

function judgeRecorder(recorder: Resource, configuration: Configuration): Outcome {
  const link = { type: STATUS, path: 'name', names: 'name' }
  const isStarted = isPointedAt(recorder, link, configuration)
  return requireThat(isStarted, recorder, 'Nothing starts the recorder.')
}

/** A recorder of AWS Config is switched on. */
export const configRecorderEnabled = defineRule({
  id: 'config-recorder-enabled',
  title: 'Recorder of AWS Config is not switched on for all resources',
  why: 'A recorder that is defined but not started records nothing.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CKV2_AWS_45', 'Security Hub Config.1'],
  scope: 'resource',
  resources: ['aws_config_configuration_recorder_status', 'aws_config_configuration_recorder'],
  fix: 'Add an `aws_config_configuration_recorder_status` with `is_enabled = true`, and let the recorder record all supported resources.',

  evaluate(resource, configuration) {
    if (resource.type === STATUS) return judgeStatus(resource, configuration)
    return judgeRecorder(resource, configuration)
  },

  examples: {
    passes: [
      `resource "aws_config_configuration_recorder" "main" { role_arn = aws_iam_role.config.arn }
resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true
}
resource "aws_iam_role" "config" {}`,
      `resource "aws_config_configuration_recorder" "main" {
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}
resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true
}`,
    ],
    fails: [
      'resource "aws_config_configuration_recorder" "main" {} #!',
      `resource "aws_config_configuration_recorder" "main" { name = "main" }
resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = false #!
}`,
      `resource "aws_config_configuration_recorder" "main" { name = "main" }
resource "aws_config_configuration_recorder_status" "main" { #!
  name = "main"
}`,
      `resource "aws_config_configuration_recorder" "main" {
  recording_group {
    all_supported  = false
    resource_types = ["AWS::EC2::Instance"]
  }
}
resource "aws_config_configuration_recorder_status" "main" { #!
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true
}`,
    ],
    undecided: [
      `variable "on" {}
resource "aws_config_configuration_recorder" "main" { name = "main" }
resource "aws_config_configuration_recorder_status" "main" {
  name       = "main"
  is_enabled = var.on
}`,
    ],
  },
})
