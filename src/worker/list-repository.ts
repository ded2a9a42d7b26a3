import type { PullRequestKey } from '../model/pull-request.ts'
import type { DueKey, PullRegister } from './evaluate-pull-request.ts'

/** A repository, in the installation through which the App sees it. */
export interface RepositoryToList {
  readonly installationId: number
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string }
}

interface Head {
  readonly key: PullRequestKey
  readonly headSha: string | null
  readonly baseRef: string | null
}

export interface ListDependencies {
  readonly github: (installationId: number) => {
    openPulls(
      repository: RepositoryToList['repository'],
    ): Promise<readonly { readonly number: number; readonly headSha: string; readonly baseRef: string }[]>
  }
  readonly pulls: Pick<PullRegister, 'put'> & { inRepository(repositoryId: number): Promise<readonly Head[]> }
  /** Those whose head has no verdict yet, as far as a policy covers them. */
  readonly unjudged: (pulls: readonly Head[]) => Promise<readonly Head[]>
  readonly makeDue: (due: readonly DueKey[]) => Promise<void>
}

/**
 * Makes those open pull requests of a repository due whose head has no verdict or that the App could not see till
 * now, and those that were closed without our hearing of it.
 * @returns how many are open, which is what listing them took: 100 to a request.
 */
export async function listRepository(
  { github, pulls, unjudged, makeDue }: ListDependencies,
  { installationId, repository }: RepositoryToList,
): Promise<number> {
  const open = (await github(installationId).openPulls(repository)).map(pull => ({
    ...pull,
    key: `${repository.id}#${pull.number}` as const,
  }))
  const known = await pulls.inRepository(repository.id)
  const without = new Set((await unjudged(open)).map(({ key }) => key))
  const seen = new Set(known.map(({ key }) => key))
  const missing = open.filter(({ key }) => without.has(key) || !seen.has(key))
  for (const { key, number, headSha, baseRef } of missing) {
    const place = { key, installationId, repository, number, headSha, baseRef }
    await pulls.put({ ...place, state: 'open', covered: null })
  }
  const stillOpen = new Set<string>(open.map(({ key }) => key))
  const closed = known.filter(({ key }) => !stillOpen.has(key))
  await makeDue([...missing, ...closed].map(({ key }) => ({ key, installationId })))
  return open.length
}
