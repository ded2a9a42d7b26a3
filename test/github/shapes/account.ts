import type { Emulator } from '../emulator.ts'
import type { Account, Organisation } from '../state.ts'
import { type Json, nodeId, urls } from './json.ts'

/** `simple-user`: how an account appears inside everything else. */
export function simpleUser(github: Emulator, account: Account): Json {
  const url = `${github.url}/users/${encodeURIComponent(account.login)}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${github.url}/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${github.url}/${htmlPath(account)}`,
    ...urls(url, {
      followers: '/followers',
      following: '/following{/other_user}',
      gists: '/gists{/gist_id}',
      starred: '/starred{/owner}{/repo}',
      subscriptions: '/subscriptions',
      organizations: '/orgs',
      repos: '/repos',
      events: '/events{/privacy}',
      received_events: '/received_events',
    }),
    type: account.type,
    site_admin: false,
  }
}

function htmlPath(account: Account): string {
  return account.type === 'Bot' ? `apps/${account.login.replace(/\[bot\]$/, '')}` : account.login
}

export function simpleUserOrNull(github: Emulator, account: Account | null | undefined): Json | null {
  return account ? simpleUser(github, account) : null
}

/** `public-user`: what the account's own page says. */
export function publicUser(github: Emulator, account: Account): Json {
  return {
    ...simpleUser(github, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  }
}

/** `organization-simple-webhooks`: the organisation in an event. */
export function simpleOrganisation(github: Emulator, account: Account): Json {
  const url = `${github.url}/orgs/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('Organization', account.id),
    url,
    ...urls(url, {
      repos: '/repos',
      events: '/events',
      hooks: '/hooks',
      issues: '/issues',
      members: '/members{/member}',
      public_members: '/public_members{/member}',
    }),
    avatar_url: `${github.url}/u/${account.id}?v=4`,
    description: null,
  }
}

/** `organization-full`. */
export function fullOrganisation(github: Emulator, organisation: Organisation): Json {
  const { account } = organisation
  return {
    ...simpleOrganisation(github, account),
    name: account.name,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${github.url}/${account.login}`,
    type: 'Organization',
    created_at: account.createdAt,
    updated_at: account.createdAt,
    archived_at: null,
  }
}
