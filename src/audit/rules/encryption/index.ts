import type { Rule } from '../../define-rule.ts'
import { kmsKeyRotation } from './kms-key-rotation.ts'

/** Rules of this topic. To add one: its file, and a line here. */
export const encryptionRules: readonly Rule[] = [kmsKeyRotation]
