import type { Signature } from '../git/commit.ts'
import type { Account } from '../state.ts'

/** What GitHub itself commits with: merges, suggestions and edits on its pages are committed by `web-flow`. */
export const webFlow: Signature = { name: 'GitHub', email: 'noreply@github.com' }

/** How an account signs its commits. */
export function signatureOf(account: Account): Signature {
  return { name: account.name, email: account.emails[0] ?? noreply(account) }
}

/** https://docs.github.com/en/account-and-profile/reference/email-addresses-reference */
export function noreply(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`
}

/**
 * The message with its trailers.
 * https://docs.github.com/en/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
 */
export function withCoAuthors(message: string, coAuthors: readonly Signature[]): string {
  if (coAuthors.length === 0) return message
  return `${message}\n\n${coAuthors.map(each => `Co-authored-by: ${each.name} <${each.email}>`).join('\n')}`
}
