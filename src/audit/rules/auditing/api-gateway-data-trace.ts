import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'

/** A stage does not write whole requests to its log. */
export const apiGatewayDataTrace = defineRule({
  id: 'api-gateway-data-trace',
  title: 'API Gateway writes whole requests to its log',
  why: 'Bodies and headers hold what nobody should find in a log.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV_AWS_276'],
  scope: 'resource',
  resources: ['aws_api_gateway_method_settings'],
  fix: 'Remove `data_trace_enabled`, or set it to `false`.',

  evaluate(settings) {
    const trace = settings.get('settings.data_trace_enabled')
    return forbidThat(isTrue(trace), trace, 'Whole requests and answers are written to the log.')
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_method_settings" "main" {
  settings {
    logging_level = "INFO"
  }
}`,
      `resource "aws_api_gateway_method_settings" "main" {
  settings {
    data_trace_enabled = false
  }
}`,
    ],
    fails: [
      `resource "aws_api_gateway_method_settings" "main" {
  settings {
    data_trace_enabled = true #!
  }
}`,
    ],
    undecided: [
      `variable "trace" {}
resource "aws_api_gateway_method_settings" "main" {
  settings {
    data_trace_enabled = var.trace
  }
}`,
    ],
  },
})
