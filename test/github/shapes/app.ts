import type { Emulator } from '../emulator.ts'
import type { App, Installation, Repository } from '../state.ts'
import { simpleUser } from './account.ts'
import { type Json, nodeId } from './json.ts'

/** `integration`: a GitHub App. */
export function app(github: Emulator, each: App): Json {
  return {
    id: each.id,
    slug: each.slug,
    node_id: nodeId('Integration', each.id),
    client_id: `Iv23li${each.id}`,
    owner: simpleUser(github, each.owner),
    name: each.name,
    description: '',
    external_url: `${github.url}/apps/${each.slug}`,
    html_url: `${github.url}/apps/${each.slug}`,
    created_at: each.createdAt,
    updated_at: each.createdAt,
    permissions: each.permissions,
    events: each.events,
  }
}

/** `installation`. */
export function installation(github: Emulator, each: Installation): Json {
  return {
    id: each.id,
    client_id: `Iv23li${each.app.id}`,
    account: simpleUser(github, each.account),
    repository_selection: each.repositories === null ? 'all' : 'selected',
    access_tokens_url: `${github.url}/app/installations/${each.id}/access_tokens`,
    repositories_url: `${github.url}/installation/repositories`,
    html_url: `${github.url}/organizations/${each.account.login}/settings/installations/${each.id}`,
    app_id: each.app.id,
    app_slug: each.app.slug,
    target_id: each.account.id,
    target_type: each.account.type,
    permissions: each.app.permissions,
    events: each.app.events,
    created_at: each.createdAt,
    updated_at: each.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: null,
  }
}

/** A repository in the events about installations. */
export function installedRepository(repository: Repository): Json {
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: `${repository.owner.login}/${repository.name}`,
    private: repository.private,
  }
}
