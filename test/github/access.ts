import type { Emulator } from './emulator.ts'
import { atLeast, covers, installationFor, permissionOf } from './find.ts'
import { notFound, problem } from './problem.ts'
import type { Viewer } from './request.ts'
import type { Repository } from './state.ts'

const levels = ['read', 'write', 'admin']

/** Whether the permissions contain one of those needed: `checks:write`, `issues:write|pull_requests:write`. */
export function isGranted(permissions: Readonly<Record<string, string>>, needs: string): boolean {
  return needs.split('|').some(need => {
    const [name = '', level = 'read'] = need.split(':')
    // Every App may read metadata.
    const given = permissions[name] ?? (name === 'metadata' ? 'read' : '')
    return levels.indexOf(given) >= levels.indexOf(level)
  })
}

/**
 * Refuses what the viewer may not do with a repository. What he may not even see does not exist for him: 404.
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource
 *
 * @throws Problem 403 or 404
 */
export function refuseUnlessAllowed(
  github: Emulator,
  viewer: Viewer,
  repository: Repository,
  needs: string,
): void {
  const writes = needs.includes(':write')
  if (viewer.kind === 'app') {
    if (needs !== 'app') throw problem(403, 'Resource not accessible by integration')
    return
  }
  if (viewer.kind === 'installation') return refuseApp(viewer, repository, needs, writes)
  if (viewer.kind === 'anonymous') {
    if (repository.private) throw notFound()
    if (writes) throw problem(401, 'Requires authentication')
    return
  }
  const permission = permissionOf(github.state, repository, viewer.account)
  if (permission === 'none') throw notFound()
  // “The token can only access resources that both the user and the app can access.”
  const isBeyondApp = viewer.app !== null && !installationFor(github.state, viewer.app, repository)
  if (isBeyondApp && (repository.private || writes)) throw notFound()
  if (needs === 'checks:write') throw problem(403, 'You must authenticate via a GitHub App.')
  if (writes && !needs.includes('issues:write') && !atLeast(permission, 'write')) throw notFound()
}

function refuseApp(
  viewer: Extract<Viewer, { kind: 'installation' }>,
  repository: Repository,
  needs: string,
  writes: boolean,
): void {
  const selected = viewer.token.repositories
  const isCovered = covers(viewer.installation, repository) && (selected === null || selected.has(repository))
  // What is public can be read with any token.
  if (!repository.private && !writes) return
  if (!isCovered && repository.private) throw notFound()
  if (!isCovered || !isGranted(viewer.token.permissions, needs)) {
    throw problem(403, 'Resource not accessible by integration')
  }
}

/**
 * Refuses what the viewer may not do outside of a repository.
 *
 * @throws Problem 401 or 403
 */
export function refuseUnlessGranted(viewer: Viewer, needs: string): void {
  if (needs === 'app') {
    if (viewer.kind !== 'app') throw problem(401, 'A JSON web token could not be decoded')
    return
  }
  if (needs === 'none') return
  if (viewer.kind === 'anonymous') throw problem(401, 'Requires authentication')
  if (viewer.kind === 'app') throw problem(403, 'Resource not accessible by integration')
  if (viewer.kind === 'installation' && !isGranted(viewer.token.permissions, needs)) {
    throw problem(403, 'Resource not accessible by integration')
  }
}
