import type { Account } from '../model/account.ts'
import type { RoleHolders } from '../model/approval.ts'

/** Whether somebody holds a role now. People are compared by id: logins are renamed, and given to others. */
export function holds(person: Account, role: RoleHolders): 'yes' | 'no' | 'unknown' {
  if (role.holders.some(({ id }) => id === person.id)) return 'yes'
  return role.unreadable.length > 0 ? 'unknown' : 'no'
}

/**
 * Whether it is the account of every workflow of GitHub Actions: whoever may push writes a workflow that commits and
 * pushes as it. https://docs.github.com/en/actions/concepts/security/github_token
 */
export function isWorkflow({ login }: Account): boolean {
  return login === 'github-actions[bot]'
}

/** Whether the account is a person's: bots, organisations and imported placeholders review nothing. */
export function isPerson({ type, login }: Account): boolean {
  return type === 'User' && !login.endsWith('[bot]')
}
