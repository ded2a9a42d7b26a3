import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { referencesIn } from '../../resource/attribute.ts'
import { equals } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { both, type Truth, truth } from '../../resource/truth.ts'
import { isPointedAt, refersToHidden } from '../../views/pointed-at.ts'

/** Stages of two APIs may have one name: what is known to be of another API does not count. */
function isOfSameApi(stage: Resource, settings: Resource): Truth {
  const apis = [stage, settings].map(each => each.get('rest_api_id'))
  const [one, other] = apis.map(({ value }) => referencesIn(value)[0])
  const isHidden = one !== other && apis.some(api => refersToHidden(api) === 'unknown')
  return isHidden
    ? 'unknown'
    : truth(one === undefined || other === undefined || one.address === other.address)
}

/** A stage of a REST API logs what it does. */
export const apiGatewayExecutionLogs = defineRule({
  id: 'api-gateway-execution-logs',
  title: 'API Gateway stage does not log its errors',
  why: 'What the API did with a request is in no access log.',
  severity: 'medium',
  topic: 'auditing',
  checklist: 'auditing/access-logs',
  aliases: ['CKV2_AWS_4', 'API_GW_EXECUTION_LOGGING_ENABLED', 'Security Hub APIGateway.1'],
  scope: 'resource',
  resources: ['aws_api_gateway_stage'],
  fix: 'Add an `aws_api_gateway_method_settings` for the stage with `logging_level = "ERROR"` or `"INFO"`.',

  evaluate(stage, configuration) {
    const link = { type: 'aws_api_gateway_method_settings', path: 'stage_name', names: 'stage_name' }
    const isLogged = isPointedAt(stage, link, configuration, settings =>
      both(isOfSameApi(stage, settings), equals(settings.get('settings.logging_level'), 'ERROR', 'INFO')),
    )
    return requireThat(isLogged, stage, 'Errors of the stage are logged nowhere.')
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
      `resource "aws_api_gateway_rest_api" "one" {}
resource "aws_api_gateway_rest_api" "other" {}
resource "aws_api_gateway_stage" "one" { #!
  rest_api_id = aws_api_gateway_rest_api.one.id
  stage_name  = "live"
}
resource "aws_api_gateway_method_settings" "other" {
  rest_api_id = aws_api_gateway_rest_api.other.id
  stage_name  = "live"
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}`,
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
