import type { Lines } from '../line.ts'

/** How it is spoken with. */
export const tls = {
  'network/tls': {
    text: 'Listeners, and who calls on, speak TLS only.',
    types: [
      'aws_alb',
      'aws_alb_listener',
      'aws_alb_target_group',
      'aws_api_gateway_integration',
      'aws_apigatewayv2_integration',
      'aws_cloudfront_distribution',
      'aws_elb',
      'aws_lb',
      'aws_lb_listener',
      'aws_lb_target_group',
      'aws_sns_topic_subscription',
      'aws_vpclattice_listener',
      'aws_vpclattice_target_group',
    ],
  },
  'network/tls-version': {
    text: 'Old versions of TLS and weak ciphers are not spoken.',
    types: [
      'aws_alb_listener',
      'aws_api_gateway_domain_name',
      'aws_apigatewayv2_domain_name',
      'aws_cloudfront_distribution',
      'aws_cloudsearch_domain',
      'aws_elasticsearch_domain',
      'aws_lb_listener',
      'aws_lb_ssl_negotiation_policy',
      'aws_load_balancer_policy',
      'aws_opensearch_domain',
      'aws_transfer_server',
    ],
  },
} as const satisfies Lines
