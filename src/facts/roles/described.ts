import type { Role } from '../../approvals/approval-policy.ts'

const permissions = {
  write: 'anybody with write access',
  maintain: 'anybody who maintains the repository',
  admin: 'anybody who administers the repository',
}

/** Whom to ask, in words: “team technical-operations, alex or anybody with write access”. */
export function described({ teams = [], users = [], permission }: Role): string {
  const parts = [
    ...teams.map(slug => `team ${slug}`),
    ...users,
    ...(permission === undefined ? [] : [permissions[permission]]),
  ]
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`
}
