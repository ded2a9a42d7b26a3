import type { Lines } from './line.ts'

export const encryption = {
  'encryption/key-rotation': { text: 'Every KMS key rotates.', types: ['aws_kms_key'] },
} as const satisfies Lines
