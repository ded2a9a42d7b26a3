import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { quickestDisk } from '../memory-disk.ts'
import { permissionsOfEvents } from './actions/emit.ts'
import { createApi } from './api.ts'
import { createClock } from './clock.ts'
import type { Emulator } from './emulator.ts'
import { checkPeople } from './people/checks.ts'
import { conversationPeople } from './people/conversation.ts'
import { createOAuth } from './oauth.ts'
import { createAccount, person } from './people/names.ts'
import { organisationPeople } from './people/organisations.ts'
import { pullPeople } from './people/pulls.ts'
import { repositoryPeople } from './people/repositories.ts'
import { createRateLimits } from './rate-limit.ts'
import { appRoutes } from './routes/apps.ts'
import { checkRoutes, statusRoutes } from './routes/checks.ts'
import { commentRoutes, labelRoutes } from './routes/comments.ts'
import { commitRoutes } from './routes/commits.ts'
import { contentRoutes } from './routes/contents.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { historyRoutes } from './routes/history.ts'
import { organisationRoutes } from './routes/organisations.ts'
import { pullRoutes } from './routes/pulls.ts'
import { rateLimitRoutes } from './routes/rate-limit.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { createApp, type Faults, listen, type RecordedRequest } from './server.ts'
import { type App, type AppPermissions, createState } from './state.ts'
import { createWebhooks, type WebhookEvent, type WebhookTarget } from './webhooks.ts'

export interface GithubOptions {
  /** Where the App's webhooks go; it can be set later by `setWebhook`. */
  readonly webhook?: WebhookTarget
  /** A free port unless told. */
  readonly port?: number
  readonly slug?: string
  readonly permissions?: AppPermissions
  readonly events?: readonly string[]
  /** When GitHub's times begin; ten minutes ago unless told, so that nothing happens in the future. */
  readonly startsAt?: Date
  /** The organisations are those of an enterprise, in which the App may ask more. */
  readonly enterprise?: boolean
}

/** What our manifest asks for, so that nothing works in tests for which the App has no permission. */
const manifest = readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')
const { default_permissions: defaultPermissions } = parse(manifest) as { default_permissions: AppPermissions }

/** To make one takes a tenth of a second: all that a process starts have the same. */
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })

export type EmulatedGithub = Awaited<ReturnType<typeof startGitHub>>

/**
 * Starts an emulated GitHub on loopback, with one App registered and nothing else. `stop()` ends it, removes its
 * folder, and throws when anything was asked or answered against GitHub's description that no test looked at.
 */
export async function startGitHub(options: GithubOptions = {}) {
  const folder = await mkdtemp(join(quickestDisk(), 'emulated-github-'))
  const clock = createClock(options.startsAt ?? new Date(Date.now() - 600_000))
  const state = createState()
  const requests: RecordedRequest[] = []
  const violations: string[] = []
  let faults: Faults | null = null

  const appId = state.nextId()
  const webhooks = createWebhooks({ clock, appId, nextId: () => state.nextId() }, options.webhook ?? null)
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' })
  const emulator = { url: '', folder, state, clock, webhooks, violations } as Emulator & {
    url: string
    app: App
  }
  emulator.app = registerApp(emulator, appId, String(publicKey), options)
  createAccount(emulator, 'web-flow', 'User', 19_864_447).emails = ['noreply@github.com']

  const limits = createRateLimits(clock, options.enterprise)
  const api = createApi(emulator, limits, [
    ...appRoutes,
    ...deliveryRoutes,
    ...organisationRoutes,
    ...contentRoutes,
    ...commitRoutes,
    ...pullRoutes,
    ...reviewRoutes,
    ...commentRoutes,
    ...labelRoutes,
    ...checkRoutes,
    ...statusRoutes,
    ...historyRoutes,
    ...rateLimitRoutes(limits),
  ])
  const client = { id: `Iv23li${appId}`, secret: randomBytes(20).toString('hex') }
  const oauth = createOAuth(emulator, client)
  const app = createApp(emulator, api, { requests, faults: () => faults, limits, oauth })
  const server = await listen(app.fetch, options.port ?? 0)
  emulator.url = `http://127.0.0.1:${server.port}`

  return {
    url: emulator.url,
    appId,
    slug: emulator.app.slug,
    privateKey: String(keys.privateKey.export({ type: 'pkcs1', format: 'pem' })),
    client,
    clock,
    requests,
    /** Take `requests.length` as a mark; answers what was asked since. */
    requestsSince: (mark: number): readonly RecordedRequest[] => requests.slice(mark),

    violations,
    /** The violations so far, which `stop` then no longer complains about: for tests that provoke them. */
    takeViolations: (): string[] => violations.splice(0),

    get faults(): Faults | null {
      return faults
    },
    set faults(wanted: Faults | null) {
      faults = wanted
    },

    setWebhook(target: WebhookTarget | null): void {
      webhooks.target = target
    },
    get events(): 'deliver' | 'hold' {
      return webhooks.mode
    },
    set events(mode: 'deliver' | 'hold') {
      webhooks.mode = mode
    },
    /** Events that wait to be delivered, oldest first, while `events` is `hold`. */
    held: webhooks.held,
    /** All events that happened, delivered or not. */
    sent: webhooks.sent as readonly WebhookEvent[],
    /** Every attempt to deliver one. */
    attempts: webhooks.attempts,
    settled: (): Promise<void> => webhooks.settled(),
    /** Delivers what is held, in order, and waits for the answers. */
    async release(): Promise<void> {
      for (const event of webhooks.held.splice(0)) await event.deliver()
    },

    /** Uses up what is left of an installation's requests until the next reset. */
    exhaust(installationId: number): void {
      const installation = state.installations.get(installationId)
      if (!installation) throw new Error(`there is no installation ${installationId}`)
      const allowance = limits.ofInstallation(installation)
      allowance.used = allowance.limit
    },

    /** Who sits in front of the browser from now on; `null`: somebody who does not let the App sign them in. */
    signInAs(login: string | null): void {
      oauth.signedIn = login === null ? null : person(emulator, login)
    },

    /** Every token that was given out, for tests that look for leaks. */
    tokens: (): string[] => [...state.tokens.keys()],

    /** Ends every installation's token, as if its hour were over. */
    endTokens(): void {
      for (const [token, given] of state.tokens)
        if (given.kind === 'installation') state.tokens.set(token, { ...given, expiresAt: new Date(0) })
    },

    ...organisationPeople(emulator),
    ...repositoryPeople(emulator),
    ...pullPeople(emulator),
    ...conversationPeople(emulator),
    ...checkPeople(emulator),

    async stop(): Promise<void> {
      await server.close()
      webhooks.target = null
      await rm(folder, { recursive: true, force: true })
      if (violations.length > 0) throw new Error(`Against GitHub’s description:\n${violations.join('\n')}`)
    },
  }
}

function registerApp(emulator: Emulator, id: number, publicKey: string, options: GithubOptions): App {
  const slug = options.slug ?? 'compliance-patrol'
  const permissions = options.permissions ?? defaultPermissions
  const events = options.events ?? defaultEvents(permissions)
  refuseUnpermitted(events, permissions)
  const bot = createAccount(emulator, `${slug}[bot]`, 'Bot')
  const createdAt = emulator.clock.tick()
  const app: App = { id, slug, name: slug, owner: bot, bot, permissions, events, publicKey, createdAt }
  emulator.state.apps.push(app)
  return app
}

function defaultEvents(permissions: AppPermissions): string[] {
  const all = Object.entries(permissionsOfEvents)
  return all.filter(([, needed]) => needed.some(each => permissions[each])).map(([event]) => event)
}

/** GitHub does not let an App subscribe to what it may not read. */
function refuseUnpermitted(events: readonly string[], permissions: AppPermissions): void {
  const refused = events.filter(
    event => permissionsOfEvents[event]?.every(each => !permissions[each]) ?? false,
  )
  if (refused.length > 0) throw new Error(`The App’s permissions do not cover: ${refused.join(', ')}`)
}
