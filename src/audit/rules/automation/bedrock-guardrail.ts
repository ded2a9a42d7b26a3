import { defineRule } from '../../define-rule.ts'
import { requireSet } from '../../outcome.ts'

/** An agent has a guardrail. */
export const bedrockGuardrail = defineRule({
  id: 'bedrock-guardrail',
  title: 'Agent has no guardrail',
  why: 'Whoever writes to it talks it into what it should not do.',
  severity: 'medium',
  topic: 'automation',
  checklist: 'automation/workload-hardening',
  aliases: ['CKV_AWS_383'],
  scope: 'resource',
  resources: ['aws_bedrockagent_agent'],
  fix: 'Add a `guardrail_configuration`.',

  evaluate(agent) {
    return requireSet(
      agent.get('guardrail_configuration'),
      'Nothing filters what it is told and what it answers.',
    )
  },

  examples: {
    passes: [
      `resource "aws_bedrock_guardrail" "main" {}
resource "aws_bedrockagent_agent" "main" {
  guardrail_configuration {
    guardrail_identifier = aws_bedrock_guardrail.main.guardrail_id
    guardrail_version    = "1"
  }
}`,
    ],
    fails: ['resource "aws_bedrockagent_agent" "main" {} #!'],
    undecided: [
      `variable "guardrail" {}
resource "aws_bedrockagent_agent" "main" { guardrail_configuration = var.guardrail }`,
    ],
  },
})
