import type { Emulator } from '../emulator.ts'
import { accountOf, organisationOf, repositoryOf, teamOf } from '../find.ts'
import type { Account, App, Organisation, Pull, Repository, Team } from '../state.ts'

/** Whoever has this login; a person, or an App's bot, whom nobody knows yet gets an account. */
export function person(github: Emulator, login: string): Account {
  return (
    accountOf(github.state, login) ?? createAccount(github, login, login.endsWith('[bot]') ? 'Bot' : 'User')
  )
}

export function createAccount(github: Emulator, login: string, type: Account['type'], id?: number): Account {
  const account: Account = {
    id: id ?? github.state.nextId(),
    login,
    type,
    name: login,
    emails: [],
    ghost: false,
    createdAt: github.clock.tick(),
  }
  // A bot's address is its “noreply” one, by its id; everybody else begins with an address of their own.
  const address = type === 'Bot' ? `${account.id}+${login}@users.noreply.github.com` : `${login}@example.com`
  account.emails.push(address)
  github.state.accounts.set(account.id, account)
  return account
}

/** The repository that `owner/name` names. */
export function repositoryNamed(github: Emulator, fullName: string): Repository {
  const [owner = '', name = ''] = fullName.split('/')
  const found = repositoryOf(github.state, owner, name)
  if (!found) throw new Error(`there is no repository ${fullName}`)
  return found
}

export function organisationNamed(github: Emulator, login: string): Organisation {
  const found = organisationOf(github.state, login)
  if (!found) throw new Error(`there is no organisation ${login}`)
  return found
}

export function teamNamed(github: Emulator, login: string, slug: string): Team {
  const found = teamOf(organisationNamed(github, login), slug)
  if (!found) throw new Error(`there is no team ${login}/${slug}`)
  return found
}

/** The App with this slug; one that nobody knows yet is registered, without a key and without webhooks. */
export function appNamed(github: Emulator, slug: string): App {
  const known = github.state.apps.find(each => each.slug === slug)
  if (known) return known
  const bot = person(github, `${slug}[bot]`)
  const id = github.state.nextId()
  const createdAt = github.clock.tick()
  const permissions = { checks: 'write', metadata: 'read' }
  const app = { id, slug, name: slug, owner: bot, bot, permissions, events: [], publicKey: null, createdAt }
  github.state.apps.push(app)
  return app
}

/** A commit to put a check or status on: a pull request's head, or any commit of a repository. */
export type Target = Pull | { readonly repository: string; readonly sha: string }

export function placeOf(github: Emulator, target: Target): { repository: Repository; sha: string } {
  if ('headSha' in target) return { repository: target.repository, sha: target.headSha }
  return { repository: repositoryNamed(github, target.repository), sha: target.sha }
}
