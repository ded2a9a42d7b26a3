import { isAncestor, objectType } from './git/read.ts'
import type { Pull, Repository } from './state.ts'

/** The commit that a branch, a full SHA or a pull request's ref stands for; `null` when there is none. */
export async function shaOf(repository: Repository, ref: string): Promise<string | null> {
  const name = ref.replace(/^(refs\/)?heads\//, '')
  const tip =
    ref === 'HEAD' ? repository.branches.get(repository.defaultBranch) : repository.branches.get(name)
  if (tip !== undefined) return tip
  // https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/checking-out-pull-requests-locally
  const [, number] = /^(?:refs\/)?pull\/(\d+)\/head$/.exec(ref) ?? []
  const pull = repository.pulls.get(Number(number))
  if (pull) return pull.headSha
  return (await objectType(repository.git, ref)) === 'commit' ? ref : null
}

/** Pull requests that have the commit, whatever their state. */
export async function pullsContaining(repository: Repository, sha: string): Promise<Pull[]> {
  const pulls = [...repository.pulls.values()]
  const found = await Promise.all(pulls.map(pull => contains(pull, sha)))
  return pulls.filter((_, index) => found[index])
}

async function contains(pull: Pull, sha: string): Promise<boolean> {
  if (pull.headSha === sha || pull.mergeCommitSha === sha) return true
  const { git } = pull.repository
  return (await isAncestor(git, sha, pull.headSha)) && !(await isAncestor(git, sha, pull.baseSha))
}
