import { defineRule } from '../../define-rule.ts'
import { forbidThat, requireTrue } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'

/** A recorder of AWS Config leaves nothing out. */
export const configRecorderAllResources = defineRule({
  id: 'config-recorder-all-resources',
  title: 'Recorder of AWS Config leaves resources out',
  why: 'What is not recorded can change without anybody knowing.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/detection',
  aliases: ['CKV2_AWS_48', 'CIS AWS 3.3', 'Security Hub Config.1'],
  scope: 'resource',
  resources: ['aws_config_configuration_recorder'],
  fix: 'Set `all_supported = true` and `include_global_resource_types = true` in `recording_group`.',

  evaluate(recorder) {
    const all = recorder.get('recording_group.all_supported')
    const global = recorder.get('recording_group.include_global_resource_types')
    // All types are recorded unless it is switched off; global ones only where it is switched on.
    if (isFalse(all) !== 'no')
      return forbidThat(isFalse(all), all, 'Only some types of resources are recorded.')
    return requireTrue(global, 'Global resources, such as users and roles, are not recorded.')
  },

  examples: {
    passes: [
      `resource "aws_config_configuration_recorder" "main" {
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}`,
      `resource "aws_config_configuration_recorder" "main" {
  recording_group {
    include_global_resource_types = true
  }
}`,
    ],
    fails: [
      'resource "aws_config_configuration_recorder" "main" {} #!',
      `resource "aws_config_configuration_recorder" "main" {
  recording_group {
    all_supported                 = false #!
    include_global_resource_types = true
  }
}`,
      `resource "aws_config_configuration_recorder" "main" {
  recording_group {
    all_supported                 = true
    include_global_resource_types = false #!
  }
}`,
    ],
    undecided: [
      `variable "global" {}
resource "aws_config_configuration_recorder" "main" {
  recording_group {
    include_global_resource_types = var.global
  }
}`,
    ],
  },
})
