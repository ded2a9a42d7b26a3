import { policyScopes } from './load-policy.ts'
import { type Memory, outdate } from './remembered.ts'
import { membershipScope } from './roles/membership-scope.ts'
import type { RepositoryName } from './sources.ts'
import { ticketScope } from './tickets.ts'

/** The policy file of a repository changed, or may have: for itself and for all that inherit it. */
export async function invalidatePolicy(
  memory: Memory,
  repository: RepositoryName & { readonly repositoryId: number },
): Promise<void> {
  await Promise.all(policyScopes(repository).map(scope => outdate(memory, scope)))
}

/** Teams, members or collaborators of an account changed. */
export async function invalidateMemberships(memory: Memory, owner: string): Promise<void> {
  await outdate(memory, membershipScope(owner))
}

/** A JIRA ticket changed. */
export async function invalidateTicket(memory: Memory, key: string): Promise<void> {
  await outdate(memory, ticketScope(key))
}
