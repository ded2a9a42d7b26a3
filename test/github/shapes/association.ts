import type { Emulator } from '../emulator.ts'
import type { Account, Repository } from '../state.ts'

/**
 * What somebody is to the repository.
 * https://docs.github.com/en/graphql/reference/enums#commentauthorassociation
 */
export function association(github: Emulator, repository: Repository, account: Account | null): string {
  if (account === null) return 'NONE'
  if (repository.owner === account) return 'OWNER'
  const organisation = github.state.organisations.get(repository.owner.id)
  if (organisation?.members.has(account) || organisation?.owners.has(account)) return 'MEMBER'
  if (repository.collaborators.has(account)) return 'COLLABORATOR'
  const contributed = [...repository.pulls.values()].some(pull => pull.author === account && pull.mergedAt)
  return contributed ? 'CONTRIBUTOR' : 'NONE'
}
