import { auditing } from './auditing.ts'
import { automation } from './automation.ts'
import { encryption } from './encryption.ts'
import { iam } from './iam.ts'
import { network } from './network.ts'

/** Every line of the checklists that the audit covers, by topic. */
export const checklist = { ...iam, ...network, ...encryption, ...auditing, ...automation }

/** `encryption/key-rotation` */
export type ChecklistLine = keyof typeof checklist
