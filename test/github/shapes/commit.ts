import type { Emulator } from '../emulator.ts'
import { accountByEmail } from '../find.ts'
import type { FileChange } from '../git/diff.ts'
import type { GitCommit, GitPerson } from '../git/read.ts'
import type { Repository } from '../state.ts'
import { simpleUserOrNull } from './account.ts'
import { type Json, nodeId } from './json.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** `commit`. */
export function commit(github: Emulator, repository: Repository, each: GitCommit): Json {
  const url = repositoryUrl(github, repository)
  const page = repositoryPage(github, repository)
  return {
    sha: each.sha,
    node_id: nodeId('Commit', each.sha),
    commit: {
      author: each.author,
      committer: each.committer,
      message: each.message,
      tree: { sha: each.tree, url: `${url}/git/trees/${each.tree}` },
      url: `${url}/git/commits/${each.sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url: `${url}/commits/${each.sha}`,
    html_url: `${page}/commit/${each.sha}`,
    comments_url: `${url}/commits/${each.sha}/comments`,
    author: simpleUserOrNull(github, accountByEmail(github.state, each.author.email)),
    committer: simpleUserOrNull(github, accountByEmail(github.state, each.committer.email)),
    parents: each.parents.map(sha => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  }
}

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** `git-commit`: the object itself, without accounts. */
export function gitCommit(github: Emulator, repository: Repository, each: GitCommit): Json {
  const url = repositoryUrl(github, repository)
  const page = repositoryPage(github, repository)
  return {
    sha: each.sha,
    node_id: nodeId('Commit', each.sha),
    url: `${url}/git/commits/${each.sha}`,
    html_url: `${page}/commit/${each.sha}`,
    author: each.author,
    committer: each.committer,
    tree: { sha: each.tree, url: `${url}/git/trees/${each.tree}` },
    message: each.message,
    parents: each.parents.map(sha => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: unsigned,
  }
}

/** `simple-commit`: how a commit appears inside check suites and merge groups. */
export function minimalCommit(each: GitCommit): Json {
  return {
    id: each.sha,
    tree_id: each.tree,
    message: each.message,
    timestamp: each.committer.date,
    author: { name: each.author.name, email: each.author.email },
    committer: { name: each.committer.name, email: each.committer.email },
  }
}

/** A commit in a push event: with the logins of those to whom GitHub attributes it. */
export function pushedCommit(github: Emulator, each: GitCommit): Json {
  const person = ({ name, email }: GitPerson) => {
    const username = accountByEmail(github.state, email)?.login
    return { name, email, ...(username !== undefined && { username }) }
  }
  return { ...minimalCommit(each), author: person(each.author), committer: person(each.committer) }
}

/** `diff-entry`. */
export function diffEntry(github: Emulator, repository: Repository, sha: string, file: FileChange): Json {
  const path = file.path.split('/').map(encodeURIComponent).join('/')
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${repositoryPage(github, repository)}/blob/${sha}/${path}`,
    raw_url: `${repositoryPage(github, repository)}/raw/${sha}/${path}`,
    contents_url: `${repositoryUrl(github, repository)}/contents/${path}?ref=${sha}`,
    ...(file.patch !== null && { patch: file.patch }),
    ...(file.previousPath !== null && { previous_filename: file.previousPath }),
  }
}
