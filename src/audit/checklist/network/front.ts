import type { Lines } from '../line.ts'

/** What stands between the internet and an application. */
export const front = {
  'network/web-firewall': {
    text: 'What the internet reaches over HTTP stands behind a web application firewall that blocks.',
    types: [
      'aws_alb',
      'aws_api_gateway_rest_api',
      'aws_api_gateway_stage',
      'aws_apigatewayv2_api',
      'aws_appsync_graphql_api',
      'aws_cloudfront_distribution',
      'aws_lb',
      'aws_waf_rule_group',
      'aws_waf_web_acl',
      'aws_wafregional_rule_group',
      'aws_wafregional_web_acl',
      'aws_wafv2_rule_group',
      'aws_wafv2_web_acl',
    ],
  },
  'network/api-authorization': {
    text: 'An API asks who calls it.',
    types: [
      'aws_api_gateway_method',
      'aws_api_gateway_stage',
      'aws_apigatewayv2_route',
      'aws_apigatewayv2_stage',
    ],
  },
  'network/dns': {
    text: 'Names lead to what is one’s own, and cannot be forged or taken away.',
    types: ['aws_route53_record', 'aws_route53_zone', 'aws_route53domains_registered_domain'],
  },
  'network/load-balancer': {
    text: 'Load balancers pass on only well-formed requests, and go on when a zone fails.',
    types: ['aws_alb', 'aws_elb', 'aws_lb'],
  },
} as const satisfies Lines
