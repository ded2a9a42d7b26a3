import * as z from 'zod'
import type { Account } from '../model/account.ts'

/** An account as GitHub's REST API writes it. */
export const accountAnswer = z
  .object({ id: z.number(), login: z.string(), type: z.string() })
  .transform(({ id, login, type }): Account => ({ id, login, type: typeOf(type) }))

/** `EnterpriseUserAccount` and what GitHub may yet invent act as people. */
function typeOf(type: string): Account['type'] {
  return type === 'Bot' || type === 'Organization' || type === 'Mannequin' ? type : 'User'
}
