import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equals, startsWith } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

const URIS: Readonly<Record<string, string>> = {
  aws_api_gateway_integration: 'uri',
  aws_apigatewayv2_integration: 'integration_uri',
}

/** An API speaks TLS with what is behind it, unless that is in the VPC. */
export const apiIntegrationPlainHttp = defineRule({
  id: 'api-integration-plain-http',
  title: 'API passes requests on by plain HTTP',
  why: 'Who comes by HTTPS believes to be safe, while the second half of the way is open.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/tls',
  aliases: [],
  scope: 'resource',
  resources: Object.keys(URIS),
  fix: 'Let the URI begin with `https://`, or go through a VPC link.',

  evaluate(integration) {
    const uri = integration.get(URIS[integration.type] ?? '')
    const isInside = equals(integration.get('connection_type'), 'VPC_LINK')
    return forbidThat(both(startsWith(uri, 'http://'), not(isInside)), uri, 'The URI is one of plain HTTP.')
  },

  examples: {
    passes: Object.entries(URIS).flatMap(([type, path]) => [
      resourceWith(type, { [path]: '"https://claims.example.com"' }),
      resourceWith(type, { [path]: '"http://claims.internal"', connection_type: '"VPC_LINK"' }),
      resourceWith(type),
    ]),
    fails: Object.entries(URIS).flatMap(([type, path]) => [
      resourceWith(type, { [path]: '"http://claims.example.com" #!' }),
      `variable "host" {}\n${resourceWith(type, { [path]: '"http://${var.host}/v1" #!' })}`,
    ]),
    undecided: Object.entries(URIS).map(
      ([type, path]) => `variable "uri" {}\n${resourceWith(type, { [path]: 'var.uri' })}`,
    ),
  },
})
