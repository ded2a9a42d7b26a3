import type { Check } from './define-check.ts'
import { titleFormat } from './title-format.ts'

/** Every check, in the order of the report. To add one: its file, and a line here. */
export const checks: readonly Check[] = [titleFormat]
