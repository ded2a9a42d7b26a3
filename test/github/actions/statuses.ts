import type { Emulator } from '../emulator.ts'
import { readCommit } from '../git/read.ts'
import { problem } from '../problem.ts'
import { simpleUser } from '../shapes/account.ts'
import { commit as commitShape } from '../shapes/commit.ts'
import { repositoryUrl } from '../shapes/repository.ts'
import type { Account, Repository, Status } from '../state.ts'
import { emit } from './emit.ts'

export interface NewStatus {
  readonly context: string
  readonly state: Status['state']
  readonly description: string | null
  readonly targetUrl: string | null
}

/** Posts a commit status: a new one every time; the newest of a context is what counts. */
export async function postStatus(
  github: Emulator,
  repository: Repository,
  sha: string,
  wanted: NewStatus,
  creator: Account,
): Promise<Status> {
  if ((wanted.description?.length ?? 0) > 140) {
    const message = 'description is too long (maximum is 140 characters)'
    throw problem(422, 'Validation Failed', [
      { resource: 'Status', code: 'custom', field: 'description', message },
    ])
  }
  const status: Status = {
    ...wanted,
    id: github.state.nextId(),
    sha,
    creator,
    createdAt: github.clock.tick(),
  }
  repository.statuses.push(status)
  const commit = await readCommit(repository.git, sha)
  const branches = [...repository.branches].filter(([, tip]) => tip === sha)
  emit(github, 'status', repository, creator, {
    id: status.id,
    sha,
    name: `${repository.owner.login}/${repository.name}`,
    target_url: status.targetUrl,
    avatar_url: simpleUser(github, creator)['avatar_url'],
    context: status.context,
    description: status.description,
    state: status.state,
    commit: commitShape(github, repository, commit),
    branches: branches.map(([name]) => ({
      name,
      commit: { sha, url: `${repositoryUrl(github, repository)}/commits/${sha}` },
      protected: repository.protections.has(name),
    })),
    created_at: status.createdAt,
    updated_at: status.createdAt,
  })
  return status
}
