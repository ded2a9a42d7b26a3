import type { Emulator } from '../emulator.ts'
import { pullsContaining, shaOf } from '../find-commit.ts'
import { type FileChange, changedFiles, unifiedDiff } from '../git/diff.ts'
import { commitsBetween, mergeBase, readCommit } from '../git/read.ts'
import { notFound, problem } from '../problem.ts'
import { type Answer, ok, page, type RepositoryRequest, repositoryRoute } from '../request.ts'
import { commit, diffEntry } from '../shapes/commit.ts'
import { simplePull } from '../shapes/pull.ts'
import { repositoryPage, repositoryUrl } from '../shapes/repository.ts'
import type { Repository } from '../state.ts'

export const commitRoutes = [
  repositoryRoute('GET /repos/{owner}/{repo}/commits/{ref}', 'contents:read', async request => {
    const { github, repository } = request
    const sha = await shaOf(repository, request.params['ref'] ?? '')
    if (sha === null) throw problem(422, `No commit found for SHA: ${request.params['ref']}`)
    const found = await readCommit(repository.git, sha)
    if (/\.sha\b/.test(request.accept)) return ok(sha)
    const [parent] = found.parents
    const files = parent === undefined ? [] : await changedFiles(repository.git, parent, sha)
    const stats = statsOf(files)
    const entries = files.slice(0, 300).map(file => diffEntry(github, repository, sha, file))
    return ok({ ...commit(github, repository, found), stats, files: entries })
  }),

  repositoryRoute(
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    'pull_requests:read',
    async request => {
      const { repository, params } = request
      const pulls = await pullsContaining(repository, params['commit_sha'] ?? '')
      return page(request, pulls, each => simplePull(request.github, each))
    },
  ),

  repositoryRoute('GET /repos/{owner}/{repo}/compare/{basehead}', 'contents:read', compare),
]

function statsOf(files: readonly FileChange[]) {
  const additions = files.reduce((sum, file) => sum + file.additions, 0)
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0)
  return { additions, deletions, total: additions + deletions }
}

/**
 * Compares what the head has since the two parted.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
async function compare(request: RepositoryRequest): Promise<Answer> {
  const { repository } = request
  const [baseName = '', headName = ''] = (request.params['basehead'] ?? '').split('...')
  const [base, head] = await Promise.all([ending(request, baseName), ending(request, headName)])
  const common = base && head && (await mergeBase(repository.git, base, head))
  if (!base || !head || !common) throw notFound()
  if (/\.(v3\.)?diff\b/.test(request.accept)) return ok(await limitedDiff(repository, common, head))
  return comparison(request, { base, head, common })
}

/** A branch or SHA, of this repository or, before a colon, of another owner's fork. */
function ending({ github, repository }: RepositoryRequest, name: string): Promise<string | null> {
  const [first = '', second] = name.split(':')
  return shaOf(
    second === undefined ? repository : (forkOf(github, repository, first) ?? repository),
    second ?? first,
  )
}

function forkOf(github: Emulator, repository: Repository, owner: string): Repository | undefined {
  const shared = [...github.state.repositories.values()].filter(each => each.git === repository.git)
  return shared.find(each => each.owner.login.toLowerCase() === owner.toLowerCase())
}

/**
 * “The total diff cannot exceed 20,000 lines that you can load or 1 MB of raw diff data”, and 300 files.
 * https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits#diff-limits
 */
async function limitedDiff(repository: Repository, common: string, head: string): Promise<string> {
  const diff = await unifiedDiff(repository.git, common, head)
  const files = diff.match(/^diff --git /gm)?.length ?? 0
  const lines = diff.split('\n').length
  if (files > 300) throw tooLarge('files (300)')
  if (lines > 20_000) throw tooLarge('lines (20000)')
  if (Buffer.byteLength(diff) > 1_000_000) throw tooLarge('bytes (1000000)')
  return diff
}

function tooLarge(what: string): Error {
  const errors = [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }]
  return problem(406, `Sorry, the diff exceeded the maximum number of ${what}.`, errors)
}

interface Compared {
  readonly base: string
  readonly head: string
  readonly common: string
}

async function comparison(request: RepositoryRequest, { base, head, common }: Compared): Promise<Answer> {
  const { github, repository } = request
  const { git } = repository
  const [ahead, behind, files, baseCommit, commonCommit] = await Promise.all([
    commitsBetween(git, base, head),
    commitsBetween(git, head, base),
    changedFiles(git, common, head),
    readCommit(git, base),
    readCommit(git, common),
  ])
  const url = `${repositoryUrl(github, repository)}/compare/${base}...${head}`
  const link = `${repositoryPage(github, repository)}/compare/${base}...${head}`
  const isFirst = Number(request.query['page'] ?? 1) === 1
  // “The API response includes the list of up to 300 changed files, only on the first page”; and 250 commits where
  // no page was asked for.
  const entries = isFirst ? files.slice(0, 300).map(file => diffEntry(github, repository, head, file)) : []
  const query = { per_page: '250', ...request.query }
  return page(
    { ...request, query },
    ahead,
    each => commit(github, repository, each),
    commits => ({
      url,
      html_url: link,
      permalink_url: link,
      diff_url: `${link}.diff`,
      patch_url: `${link}.patch`,
      base_commit: commit(github, repository, baseCommit),
      merge_base_commit: commit(github, repository, commonCommit),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits,
      ...(isFirst && { files: entries }),
    }),
  )
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged'
  if (ahead > 0) return 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}
