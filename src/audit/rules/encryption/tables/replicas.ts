import { customerKey } from '../demand/demands.ts'

/** Copies in other regions, each of which has a key of its region. */
export const KEYED_REPLICAS = [
  customerKey('aws_dynamodb_table', 'kms_key_arn', {
    each: 'replica',
    beside: { region_name: '"eu-west-1"' },
  }),
  customerKey('aws_secretsmanager_secret', 'kms_key_id', {
    each: 'replica',
    beside: { region: '"eu-west-1"' },
  }),
]
