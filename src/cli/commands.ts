import { audit } from './audit.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { evidenceExport } from './evidence/export.ts'
import { evidenceReplay } from './evidence/replay.ts'
import { evidenceVerify } from './evidence/verify.ts'
import { policyValidate } from './policy-validate.ts'
import { rules } from './rules.ts'
import { tls } from './tls.ts'

/** Every command, in the order of the help. To add one: its file, and a line here. */
export const commands: readonly Command[] = [
  check,
  audit,
  policyValidate,
  tls,
  rules,
  evidenceVerify,
  evidenceReplay,
  evidenceExport,
]
