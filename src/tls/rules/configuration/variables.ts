import type { Variable } from '../../file-views.ts'

/** Values by which a variable of the environment says no. */
export const NO = /^(?:0|false|f|no|off|n)$/i

/** Values by which one says yes. */
export const YES = /^(?:1|true|t|yes|on|y)$/i

/** Whether a variable is taken away rather than set: `set X=` in a batch file, `$env:X = ''` in PowerShell. */
export function isUnset(path: string, { value }: Variable): boolean {
  return value === '' && /\.(?:bat|cmd|psm?1)$/i.test(path)
}
