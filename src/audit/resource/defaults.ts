/**
 * What the AWS provider takes where nothing is written, for attributes that a rule asks for: by type, then by path.
 * Only what the provider’s documentation states (https://registry.terraform.io/providers/hashicorp/aws/latest/docs).
 */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {
  aws_alb: {
    desync_mitigation_mode: 'defensive',
    drop_invalid_header_fields: false,
    load_balancer_type: 'application',
  },
  aws_apigatewayv2_route: { authorization_type: 'NONE' },
  aws_default_subnet: { map_public_ip_on_launch: true },
  aws_ebs_encryption_by_default: { enabled: true },
  aws_elb: { cross_zone_load_balancing: true, desync_mitigation_mode: 'defensive' },
  aws_kms_key: { customer_master_key_spec: 'SYMMETRIC_DEFAULT', enable_key_rotation: false },
  aws_lb: {
    desync_mitigation_mode: 'defensive',
    drop_invalid_header_fields: false,
    load_balancer_type: 'application',
  },
  aws_route53_hosted_zone_dnssec: { signing_status: 'SIGNING' },
  aws_route53domains_registered_domain: { transfer_lock: true },
  aws_sagemaker_notebook_instance: { direct_internet_access: 'Enabled' },
  aws_transfer_server: { endpoint_type: 'PUBLIC' },
  aws_vpc_endpoint: { vpc_endpoint_type: 'Gateway' },
}
