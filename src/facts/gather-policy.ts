import type { Repository } from '../model/pull-request.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import type { Sources } from './gather.ts'
import { loadPolicy } from './load-policy.ts'
import { resolveLoaded } from './resolve-loaded.ts'

/** The policy of a repository, where nothing is known of a pull request. */
export async function gatherPolicy(
  sources: Sources,
  { installationId, repository }: PolicyOf,
): Promise<ResolvedPolicy> {
  const github = sources.github.forInstallation(installationId)
  const loaded = await loadPolicy(github, sources, repository, sources)
  return resolveLoaded(loaded, { jira: sources.jira !== null })
}

interface PolicyOf {
  readonly installationId: number
  readonly repository: Pick<Repository, 'id' | 'owner' | 'name'>
}
