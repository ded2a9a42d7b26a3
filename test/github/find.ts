import type {
  Account,
  App,
  Installation,
  Organisation,
  Permission,
  Repository,
  State,
  Team,
} from './state.ts'

/** Looks things up by the names that people use; GitHub's names are case-insensitive. */
export function accountOf(state: State, login: string): Account | undefined {
  for (const account of state.accounts.values()) if (same(account.login, login)) return account
  return undefined
}

export function organisationOf(state: State, login: string): Organisation | undefined {
  const account = accountOf(state, login)
  return account && state.organisations.get(account.id)
}

export function repositoryOf(state: State, owner: string, name: string): Repository | undefined {
  for (const each of state.repositories.values()) {
    if (!each.deleted && same(each.owner.login, owner) && same(each.name, name)) return each
  }
  return undefined
}

export function teamOf(organisation: Organisation, slug: string): Team | undefined {
  return organisation.teams.find(team => same(team.slug, slug))
}

/**
 * Members of the team and of all teams below it: “team members will include the members of child teams”.
 * https://docs.github.com/en/rest/teams/members#list-team-members
 */
export function membersOf(team: Team): Account[] {
  const below = team.organisation.teams.filter(each => each.parent === team)
  return [...new Set([...team.members, ...below.flatMap(membersOf)])].sort((one, other) => one.id - other.id)
}

export function installationFor(state: State, app: App, repository: Repository): Installation | undefined {
  for (const each of state.installations.values()) {
    if (each.app === app && covers(each, repository)) return each
  }
  return undefined
}

export function covers(installation: Installation, repository: Repository): boolean {
  if (installation.deleted || repository.deleted || installation.account !== repository.owner) return false
  return installation.repositories === null || installation.repositories.has(repository)
}

const order: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

/** The highest that ownership, organisation, teams and collaboration give; public repositories can be read by all. */
export function permissionOf(state: State, repository: Repository, account: Account): Permission {
  if (repository.owner === account) return 'admin'
  const given: Permission[] = [repository.private ? 'none' : 'read']
  given.push(repository.collaborators.get(account) ?? 'none')
  const organisation = state.organisations.get(repository.owner.id)
  if (organisation?.owners.has(account)) return 'admin'
  if (organisation?.members.has(account)) given.push(organisation.basePermission)
  for (const team of organisation?.teams ?? []) {
    if (membersOf(team).includes(account)) given.push(inherited(team, repository))
  }
  return given.reduce((one, other) => (order.indexOf(one) < order.indexOf(other) ? other : one))
}

/** A team has at least what its parents have. */
function inherited(team: Team, repository: Repository): Permission {
  return team.permissions.get(repository) ?? (team.parent ? inherited(team.parent, repository) : 'none')
}

export function atLeast(permission: Permission, wanted: Permission): boolean {
  return order.indexOf(permission) >= order.indexOf(wanted)
}

/**
 * The account to which GitHub attributes an address: a verified one, or the “noreply” address.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
export function accountByEmail(state: State, email: string): Account | undefined {
  const address = email.toLowerCase()
  const [, id] = /^(\d+)\+[^@]+@users\.noreply\.github\.com$/.exec(address) ?? []
  if (id) return living(state.accounts.get(Number(id)))
  for (const account of state.accounts.values()) {
    if (account.emails.some(each => each.toLowerCase() === address)) return living(account)
  }
  return undefined
}

function living(account: Account | undefined): Account | undefined {
  return account?.ghost ? undefined : account
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
