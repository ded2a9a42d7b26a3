import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals } from '../../resource/predicates.ts'
import { either, some } from '../../resource/truth.ts'

/** A stage of a REST API logs what it does. */
export const apiGatewayExecutionLogs = defineRule({
  id: 'api-gateway-execution-logs',
  title: 'API Gateway stage does not log its errors',
  why: 'What the API did with a request is in no access log.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV2_AWS_4', 'Security Hub APIGateway.1'],
  scope: 'resource',
  resources: ['aws_api_gateway_stage'],
  fix: 'Add an `aws_api_gateway_method_settings` for the stage with `logging_level = "ERROR"` or `"INFO"`.',

  evaluate(stage, configuration) {
    const link = { type: 'aws_api_gateway_method_settings', path: 'stage_name', names: 'stage_name' }
    const { found, others } = configuration.pointingAt(stage, link)
    const isLogged = some(found, each => equals(each.get('settings.logging_level'), 'ERROR', 'INFO'))
    return requireThat(either(isLogged, others), stage, 'Errors of the stage are logged nowhere.')
  },

  examples: {
    passes: [
      `resource "aws_api_gateway_stage" "main" { stage_name = "live" }
resource "aws_api_gateway_method_settings" "main" {
  stage_name  = aws_api_gateway_stage.main.stage_name
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}`,
    ],
    fails: [
      `resource "aws_api_gateway_stage" "main" { #!
  stage_name = "live"
}`,
      `resource "aws_api_gateway_stage" "main" { #!
  stage_name = "live"
}
resource "aws_api_gateway_method_settings" "main" {
  stage_name  = aws_api_gateway_stage.main.stage_name
  method_path = "*/*"
  settings {
    logging_level = "OFF"
  }
}`,
      `resource "aws_api_gateway_stage" "main" { #!
  stage_name = "live"
}
resource "aws_api_gateway_method_settings" "main" {
  stage_name  = aws_api_gateway_stage.main.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled = true
  }
}`,
    ],
    undecided: [
      `variable "level" {}
resource "aws_api_gateway_stage" "main" { stage_name = "live" }
resource "aws_api_gateway_method_settings" "main" {
  stage_name  = "live"
  method_path = "*/*"
  settings {
    logging_level = var.level
  }
}`,
    ],
  },
})
