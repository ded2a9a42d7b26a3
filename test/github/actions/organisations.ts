import type { Emulator } from '../emulator.ts'
import { problem } from '../problem.ts'
import { simpleUser } from '../shapes/account.ts'
import { wholeTeam } from '../shapes/team.ts'
import type { Account, Organisation, Team } from '../state.ts'
import { emitInOrganisation } from './emit.ts'

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#membership */
export function changeTeam(
  github: Emulator,
  team: Team,
  action: 'added' | 'removed',
  member: Account,
  by: Account,
): void {
  if (action === 'added') team.members.add(member)
  else team.members.delete(member)
  emitInOrganisation(github, 'membership', team.organisation, by, {
    action,
    scope: 'team',
    member: simpleUser(github, member),
    team: wholeTeam(github, team),
  })
}

/**
 * Somebody joins or leaves. Who leaves is in no team any more.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads#organization
 */
export function changeMembership(
  github: Emulator,
  organisation: Organisation,
  action: 'member_added' | 'member_removed',
  member: Account,
  by: Account,
): void {
  if (action === 'member_added') organisation.members.add(member)
  else leave(github, organisation, member, by)
  const url = `${github.url}/orgs/${organisation.account.login}/memberships/${member.login}`
  emitInOrganisation(github, 'organization', organisation, by, {
    action,
    membership: {
      url,
      state: action === 'member_added' ? 'active' : 'inactive',
      role: 'member',
      organization_url: `${github.url}/orgs/${organisation.account.login}`,
      user: simpleUser(github, member),
    },
  })
}

function leave(github: Emulator, organisation: Organisation, member: Account, by: Account): void {
  organisation.members.delete(member)
  organisation.owners.delete(member)
  for (const team of organisation.teams) {
    if (team.members.has(member)) changeTeam(github, team, 'removed', member, by)
  }
}

/** A team's slug follows its name; its id stays. */
export function renameTeam(github: Emulator, team: Team, name: string, by: Account): void {
  const from = team.name
  team.name = name
  team.slug = slugOf(name)
  emitInOrganisation(github, 'team', team.organisation, by, {
    action: 'edited',
    changes: { name: { from } },
    team: wholeTeam(github, team),
  })
}

export function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9_]+/g, '-')
}

/**
 * Deletes an account. What it wrote is shown as written by “ghost”, a real account of GitHub's; only reviews have
 * no author at all then.
 * https://docs.github.com/en/account-and-profile/concepts/account-management#deleting-your-personal-account
 */
export function deleteAccount(github: Emulator, account: Account, ghost: Account): void {
  const { state } = github
  if (state.organisations.has(account.id)) throw problem(422, 'An organisation is deleted otherwise')
  state.accounts.delete(account.id)
  for (const { members, owners, teams } of state.organisations.values()) {
    members.delete(account)
    owners.delete(account)
    for (const team of teams) team.members.delete(account)
  }
  for (const repository of state.repositories.values()) {
    repository.collaborators.delete(account)
    for (const pull of repository.pulls.values()) {
      if (pull.author === account) pull.author = ghost
      for (const review of pull.reviews) if (review.author === account) review.author = null
      for (const comment of pull.comments) if (comment.author === account) comment.author = ghost
      const asked = pull.requestedReviewers.indexOf(account)
      if (asked !== -1) pull.requestedReviewers.splice(asked, 1)
    }
  }
}
