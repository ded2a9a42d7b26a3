import type { Lines } from '../line.ts'

/** The keys themselves. */
export const keys = {
  'encryption/key-rotation': {
    text: 'Every KMS key rotates.',
    types: ['aws_kms_key'],
  },
  'encryption/keys': {
    text: 'Keys are on, are not deleted early, and are open to those only who need them.',
    types: [
      'aws_kms_external_key',
      'aws_kms_key',
      'aws_kms_key_policy',
      'aws_kms_replica_external_key',
      'aws_kms_replica_key',
    ],
  },
} as const satisfies Lines
