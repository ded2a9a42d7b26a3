import type { Emulator } from '../emulator.ts'
import type { Repository } from '../state.ts'
import { simpleUser } from './account.ts'
import { type Json, nodeId, urls } from './json.ts'

const paths = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
}

export function repositoryUrl(github: Emulator, repository: Repository): string {
  return `${github.url}/repos/${repository.owner.login}/${repository.name}`
}

export function repositoryPage(github: Emulator, repository: Repository): string {
  return `${github.url}/${repository.owner.login}/${repository.name}`
}

/** `minimal-repository`: how a repository appears inside checks and statuses. */
export function minimalRepository(github: Emulator, repository: Repository): Json {
  const url = repositoryUrl(github, repository)
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: `${repository.owner.login}/${repository.name}`,
    private: repository.private,
    owner: simpleUser(github, repository.owner),
    html_url: repositoryPage(github, repository),
    description: null,
    fork: repository.forkOf !== null,
    url,
    ...urls(url, paths),
  }
}

/** `repository`: how it appears inside pull requests and events. */
export function wholeRepository(github: Emulator, repository: Repository): Json {
  const page = repositoryPage(github, repository)
  const open = [...repository.pulls.values()].filter(pull => pull.state === 'open').length
  return {
    ...minimalRepository(github, repository),
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    git_url: `${page.replace(/^http/, 'git')}.git`,
    ssh_url: `git@github.com:${repository.owner.login}/${repository.name}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    size: 1,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: open,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? 'private' : 'public',
    forks: 0,
    open_issues: open,
    watchers: 0,
    default_branch: repository.defaultBranch,
  }
}

/** `full-repository`: the answer to a request for the repository itself. */
export function fullRepository(github: Emulator, repository: Repository): Json {
  return {
    ...wholeRepository(github, repository),
    network_count: 0,
    subscribers_count: 0,
    ...(repository.forkOf && {
      parent: wholeRepository(github, repository.forkOf),
      source: wholeRepository(github, repository.forkOf),
    }),
  }
}
