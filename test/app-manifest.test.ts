import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isGranted } from './github/access.ts'
import { permissionsOfEvents } from './github/actions/emit.ts'
import { appRoutes } from './github/routes/apps.ts'
import { checkRoutes, statusRoutes } from './github/routes/checks.ts'
import { commentRoutes, labelRoutes } from './github/routes/comments.ts'
import { commitRoutes } from './github/routes/commits.ts'
import { contentRoutes } from './github/routes/contents.ts'
import { deliveryRoutes } from './github/routes/deliveries.ts'
import { historyRoutes } from './github/routes/history.ts'
import { organisationRoutes } from './github/routes/organisations.ts'
import { pullRoutes } from './github/routes/pulls.ts'
import { reviewRoutes } from './github/routes/reviews.ts'
import { contents, read } from './intake/payloads.ts'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(root, 'app.yml'), 'utf8')
const manifest = parse(text) as {
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>
  readonly default_events: readonly string[]
}
const permissions = manifest.default_permissions

/** Every App receives these, and no App can subscribe to them. */
const ALWAYS = ['installation', 'installation_repositories']
const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly { name: string }[]
const eventsOfGitHub = new Set([...examples.map(({ name }) => name), ...manifest.default_events])

test('the manifest subscribes to the events that intake handles, and to no others', () => {
  const isHandled = (event: string) =>
    contents(read(event, { action: 'none' })).ignored !== 'Event not handled'
  const handled = [...eventsOfGitHub]
    .filter(event => !ALWAYS.includes(event))
    .filter(event => {
      try {
        return isHandled(event)
      } catch {
        // It is read, and has not the form that it should have.
        return true
      }
    })
  expect(manifest.default_events.toSorted()).toEqual(handled.toSorted())
})

const routes = [
  appRoutes,
  checkRoutes,
  statusRoutes,
  commentRoutes,
  labelRoutes,
  commitRoutes,
  contentRoutes,
  deliveryRoutes,
  historyRoutes,
  organisationRoutes,
  pullRoutes,
  reviewRoutes,
].flat()

/** What the client asks GitHub for, as its sources name it. */
const requested = globSync('src/github/**/*.ts', { cwd: root })
  .flatMap(file => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/'((?:GET|POST|PUT|PATCH|DELETE) \/[^']+)'/g),
  ])
  .map(match => match[1] ?? '')
  .filter(operation => !['POST /app', 'POST /graphql'].includes(operation))

/** What each of our requests and events needs; `a|b` where one of them suffices. */
function needs(): string[] {
  const ofRequests = requested.map(operation => {
    const route = routes.find(each => each.operation === operation)
    if (route === undefined) throw new Error(`${operation} is not known to the emulated GitHub`)
    return route.needs
  })
  const ofEvents = manifest.default_events.map(event => {
    const needed = permissionsOfEvents[event]
    if (needed === undefined) throw new Error(`${event} is not known to the emulated GitHub`)
    return needed.map(name => `${name}:read`).join('|')
  })
  return [...new Set([...ofRequests, ...ofEvents])].filter(each => each !== 'app' && each !== 'none')
}

test('its permissions suffice for what we ask and hear', () => {
  expect(requested.length).toBeGreaterThan(20)
  expect(needs().filter(each => !isGranted(permissions, each))).toEqual([])
})

test.each(Object.entries(permissions).filter(([name]) => name !== 'metadata'))(
  'something needs its permission %s: %s',
  (name, level) => {
    const { [name]: _, ...others } = permissions
    const less = level === 'write' ? { ...others, [name]: 'read' } : others
    expect(needs().some(each => !isGranted(less, each))).toBe(true)
  },
)

test('each permission and each event says what for', () => {
  const entries = text
    .split('\n')
    .filter(line => /^ {2}(?:- )?[a-z_]+(?:: (?:read|write))?(?:$| )/.test(line))
  const names = [...Object.keys(permissions), ...manifest.default_events]
  expect(entries.filter(line => / # \S/.test(line))).toHaveLength(names.length)
})
