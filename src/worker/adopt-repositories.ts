import type { PullRequestKey } from '../model/pull-request.ts'
import type { DueKey, PullRegister } from './evaluate-pull-request.ts'
import type { Log } from './log-verdict.ts'

/** Repositories that came under the App; `null`: all of the installation, which the event does not list. */
export interface Adopted {
  readonly installationId: number
  readonly repositories: readonly RepositoryPlace[] | null
}

interface RepositoryPlace {
  readonly id: number
  readonly owner: string
  readonly name: string
}

export interface AdoptDependencies {
  readonly github: (installationId: number) => {
    openPulls(
      repository: RepositoryPlace,
    ): Promise<readonly { readonly number: number; readonly headSha: string; readonly baseRef: string }[]>
  }
  readonly pulls: Pick<PullRegister, 'put'>
  readonly makeDue: (due: readonly DueKey[]) => Promise<void>
  readonly log: Log
}

/** Makes the open pull requests of each repository due. A repository that cannot be listed is logged, and left. */
export async function adoptRepositories(
  { github, pulls, makeDue, log }: AdoptDependencies,
  { installationId, repositories }: Adopted,
): Promise<void> {
  for (const repository of repositories ?? []) {
    try {
      const open = await github(installationId).openPulls(repository)
      for (const { number, headSha, baseRef } of open) {
        const key: PullRequestKey = `${repository.id}#${number}`
        await pulls.put({
          key,
          installationId,
          repository,
          number,
          headSha,
          baseRef,
          state: 'open',
          covered: null,
        })
      }
      await makeDue(
        open.map(({ number }) => ({ key: `${repository.id}#${number}` as const, installationId })),
      )
    } catch (error) {
      log.warn({ repositoryId: repository.id, err: error }, 'Open pull requests could not be listed')
    }
  }
}
