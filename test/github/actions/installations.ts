import type { Emulator } from '../emulator.ts'
import { simpleUser } from '../shapes/account.ts'
import { installation as shape, installedRepository } from '../shapes/app.ts'
import type { Account, Installation, Repository } from '../state.ts'
import { emitInstallation } from './emit.ts'

/** Installs the App on an account: on all of its repositories, or (not `null`) on these. */
export function install(
  github: Emulator,
  account: Account,
  repositories: readonly Repository[] | null,
  by: Account,
): Installation {
  const installation: Installation = {
    id: github.state.nextId(),
    app: github.app,
    account,
    repositories: repositories === null ? null : new Set(repositories),
    createdAt: github.clock.tick(),
    deleted: false,
  }
  github.state.installations.set(installation.id, installation)
  const covered =
    repositories ?? [...github.state.repositories.values()].filter(each => each.owner === account)
  const payload = {
    action: 'created',
    installation: shape(github, installation),
    repositories: covered.map(installedRepository),
    requester: null,
    sender: simpleUser(github, by),
  }
  emitInstallation(github, 'installation', payload, installation)
  return installation
}

/** Adds repositories to an installation that has only selected ones. */
export function changeRepositories(
  github: Emulator,
  installation: Installation,
  action: 'added' | 'removed',
  repositories: readonly Repository[],
  by: Account,
): void {
  const selected = installation.repositories
  for (const repository of repositories) {
    if (action === 'added') selected?.add(repository)
    else selected?.delete(repository)
  }
  const changed = repositories.map(installedRepository)
  const payload = {
    action,
    installation: shape(github, installation),
    repository_selection: selected === null ? 'all' : 'selected',
    repositories_added: action === 'added' ? changed : [],
    repositories_removed: action === 'removed' ? changed : [],
    requester: null,
    sender: simpleUser(github, by),
  }
  emitInstallation(github, 'installation_repositories', payload, installation)
}

/** Uninstalls the App: its tokens end with it. */
export function uninstall(github: Emulator, installation: Installation, by: Account): void {
  installation.deleted = true
  const payload = {
    action: 'deleted',
    installation: shape(github, installation),
    repositories: [...(installation.repositories ?? [])].map(installedRepository),
    sender: simpleUser(github, by),
  }
  emitInstallation(github, 'installation', payload, installation)
}
