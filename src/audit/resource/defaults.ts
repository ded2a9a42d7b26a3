/**
 * What the AWS provider takes where nothing is written, for attributes that a rule asks for: by type, then by path.
 * Only what the provider’s documentation states (https://registry.terraform.io/providers/hashicorp/aws/latest/docs).
 */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = {
  aws_kms_key: { customer_master_key_spec: 'SYMMETRIC_DEFAULT', enable_key_rotation: false },
}
