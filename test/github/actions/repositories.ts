import type { Emulator } from '../emulator.ts'
import { repositoryOf } from '../find.ts'
import type { Account, Repository } from '../state.ts'

/** Somebody's fork, made when it is not there yet. Its objects are shared with what it was forked from. */
export function forkOf(github: Emulator, repository: Repository, owner: Account): Repository {
  const known = repositoryOf(github.state, owner.login, repository.name)
  if (known) return known
  const fork = emptyRepository(github, owner, repository.name, { git: repository.git, forkOf: repository })
  fork.private = repository.private
  fork.defaultBranch = repository.defaultBranch
  for (const [ref, sha] of repository.branches) fork.branches.set(ref, sha)
  github.state.repositories.set(fork.id, fork)
  return fork
}

/** A repository without branches, which nobody finds before it is put into the state. */
export function emptyRepository(
  github: Emulator,
  owner: Account,
  name: string,
  origin: Pick<Repository, 'git' | 'forkOf'>,
): Repository {
  const at = github.clock.tick()
  return {
    ...origin,
    id: github.state.nextId(),
    owner,
    name,
    private: true,
    defaultBranch: 'main',
    branches: new Map(),
    collaborators: new Map(),
    roleNames: new Map(),
    protections: new Map(),
    pulls: new Map(),
    nextNumber: 1,
    labels: new Map(),
    activities: [],
    statuses: [],
    checkSuites: [],
    checkRuns: [],
    createdAt: at,
    pushedAt: at,
    deleted: false,
  }
}
