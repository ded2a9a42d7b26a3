import { shaOf } from '../find-commit.ts'
import { objectType, readBlob, readCommit, readTree, type TreeEntry } from '../git/read.ts'
import { notFound, problem } from '../problem.ts'
import { type Answer, ok, type RepositoryRequest, repositoryRoute } from '../request.ts'
import { commit, gitCommit } from '../shapes/commit.ts'
import { type Json, nodeId } from '../shapes/json.ts'
import { fullRepository, repositoryPage, repositoryUrl } from '../shapes/repository.ts'

export const contentRoutes = [
  repositoryRoute('GET /repos/{owner}/{repo}', 'metadata:read', ({ github, repository }) =>
    ok(fullRepository(github, repository)),
  ),
  repositoryRoute('GET /repos/{owner}/{repo}/branches/{branch}', 'contents:read', branch),
  repositoryRoute('GET /repos/{owner}/{repo}/contents/{path}', 'contents:read', contents),
  repositoryRoute('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', 'contents:read', blob),
  repositoryRoute('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', 'contents:read', async request => {
    const { github, repository, params } = request
    const sha = params['commit_sha'] ?? ''
    if ((await objectType(repository.git, sha)) !== 'commit') throw notFound()
    return ok(gitCommit(github, repository, await readCommit(repository.git, sha)))
  }),
  repositoryRoute('GET /repos/{owner}/{repo}/git/ref/{ref}', 'contents:read', ref),
  repositoryRoute('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', 'contents:read', tree),
  repositoryRoute('GET /repos/{owner}/{repo}/tarball/{ref}', 'contents:read', tarball),
]

async function branch({ github, repository, params }: RepositoryRequest): Promise<Answer> {
  const name = params['branch'] ?? ''
  const sha = repository.branches.get(name)
  if (sha === undefined) throw problem(404, 'Branch not found')
  const self = `${repositoryUrl(github, repository)}/branches/${name}`
  return ok({
    name,
    commit: commit(github, repository, await readCommit(repository.git, sha)),
    _links: { self, html: `${repositoryPage(github, repository)}/tree/${name}` },
    protected: repository.protections.has(name),
    protection: { enabled: repository.protections.has(name) },
    protection_url: `${self}/protection`,
  })
}

function ref({ github, repository, params }: RepositoryRequest): Answer {
  const name = (params['ref'] ?? '').replace(/^heads\//, '')
  const sha = repository.branches.get(name)
  if (sha === undefined) throw notFound()
  const url = repositoryUrl(github, repository)
  return ok({
    ref: `refs/heads/${name}`,
    node_id: nodeId('Ref', name),
    url: `${url}/git/refs/heads/${name}`,
    object: { type: 'commit', sha, url: `${url}/git/commits/${sha}` },
  })
}

/** https://docs.github.com/en/rest/repos/contents#get-repository-content */
async function contents(request: RepositoryRequest): Promise<Answer> {
  const { repository, params, query } = request
  const at = query['ref'] ?? repository.defaultBranch
  const sha = await shaOf(repository, at)
  if (sha === null) throw problem(404, `No commit found for the ref ${at}`)
  const path = (params['path'] ?? '').replace(/\/+$/, '')
  const entry = (await readTree(repository.git, sha, true)).find(each => each.path === path)
  if (!entry) throw notFound()
  if (/\.raw\b/.test(request.accept)) return ok((await readBlob(repository.git, entry.sha)).toString())
  if (entry.type === 'tree') return ok(await directory(request, entry, at))
  return ok(await file(request, entry, at))
}

async function directory(request: RepositoryRequest, entry: TreeEntry, at: string): Promise<Json[]> {
  const entries = await readTree(request.repository.git, entry.sha, false)
  return entries.map(each => {
    const inside = { ...each, path: `${entry.path}/${each.path}` }
    return { ...listed(request, inside, at), type: each.type === 'tree' ? 'dir' : 'file' }
  })
}

async function file(request: RepositoryRequest, entry: TreeEntry, at: string): Promise<Json> {
  if (entry.type === 'commit') {
    return {
      ...listed(request, entry, at),
      type: 'submodule',
      submodule_git_url: `${request.github.url}/${entry.path}.git`,
    }
  }
  const bytes = await readBlob(request.repository.git, entry.sha)
  if (entry.mode === '120000')
    return { ...listed(request, entry, at), type: 'symlink', target: bytes.toString() }
  // “1-100 MB: … the `content` field will be an empty string and the `encoding` field will be "none"”
  const isLarge = bytes.length > 1024 * 1024
  return {
    ...listed(request, entry, at),
    type: 'file',
    content: isLarge ? '' : lines(bytes),
    encoding: isLarge ? 'none' : 'base64',
  }
}

/** GitHub breaks Base64 after 60 characters. */
function lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{60}|.+$/g, '$&\n')
}

function listed({ github, repository }: RepositoryRequest, entry: TreeEntry, at: string): Json {
  const path = entry.path.split('/').map(encodeURIComponent).join('/')
  const self = `${repositoryUrl(github, repository)}/contents/${path}?ref=${encodeURIComponent(at)}`
  const git = `${repositoryUrl(github, repository)}/git/${entry.type}s/${entry.sha}`
  const html = `${repositoryPage(github, repository)}/${entry.type}/${encodeURIComponent(at)}/${path}`
  return {
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: entry.type === 'blob' ? html.replace('/blob/', '/raw/') : null,
    _links: { self, git, html },
  }
}

async function blob({ github, repository, params }: RepositoryRequest): Promise<Answer> {
  const sha = params['file_sha'] ?? ''
  if ((await objectType(repository.git, sha)) !== 'blob') throw notFound()
  const bytes = await readBlob(repository.git, sha)
  return ok({
    sha,
    node_id: nodeId('Blob', sha),
    size: bytes.length,
    url: `${repositoryUrl(github, repository)}/git/blobs/${sha}`,
    content: lines(bytes),
    encoding: 'base64',
  })
}

/**
 * Archives are handed out by another host, at an address that needs no token.
 * https://docs.github.com/en/rest/repos/contents#download-a-repository-archive-tar
 */
async function tarball({ github, repository, params }: RepositoryRequest): Promise<Answer> {
  const sha = await shaOf(repository, params['ref'] ?? '')
  if (sha === null) throw notFound()
  const elsewhere = github.url.replace('127.0.0.1', 'localhost')
  return { status: 302, headers: { location: `${elsewhere}/_codeload/${repository.id}/${sha}` } }
}

/**
 * “The limit for the `tree` array is 100,000 entries with a maximum size of 7 MB when using the `recursive`
 * parameter”: what is longer is truncated.
 * https://docs.github.com/en/rest/git/trees#get-a-tree
 */
async function tree({ github, repository, params, query }: RepositoryRequest): Promise<Answer> {
  const name = params['tree_sha'] ?? ''
  const sha =
    (await shaOf(repository, name)) ?? ((await objectType(repository.git, name)) === 'tree' ? name : null)
  if (sha === null) throw notFound()
  const all = await readTree(repository.git, sha, query['recursive'] !== undefined)
  const url = repositoryUrl(github, repository)
  const entries = all.slice(0, 100_000).map(each => ({
    path: each.path,
    mode: each.mode,
    type: each.type,
    sha: each.sha,
    ...(each.size !== null && { size: each.size }),
    ...(each.type !== 'commit' && { url: `${url}/git/${each.type}s/${each.sha}` }),
  }))
  const own = (await repository.git.fixed('rev-parse', `${sha}^{tree}`)).toString().trim()
  return ok({ sha: own, url: `${url}/git/trees/${own}`, tree: entries, truncated: all.length > 100_000 })
}
