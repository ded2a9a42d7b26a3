import { hkdfSync, randomUUID } from 'node:crypto'
import { createEncryption, KEY_BYTES } from './encryption.ts'
import { asPerson } from './github/as-person.ts'
import type { GitHubApp } from './github/open-github.ts'
import { openSignIn } from './github/sign-in.ts'
import type { PullRequestKey } from './model/pull-request.ts'
import type { PagesSettings } from './pages-settings.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/open-store.ts'
import { limitRequests } from './web/limit-requests.ts'
import { createBadges } from './web/pages/overview/badge.ts'
import { createPages, type Pages } from './web/pages/pages.ts'
import { rememberFor } from './web/remember.ts'
import { createAccess } from './web/sign-in/access.ts'
import { createSessions } from './web/sign-in/sessions.ts'
import { CALLBACK_PATH } from './web/sign-in/sign-in-routes.ts'

interface Parts {
  readonly settings: Pick<Settings, 'githubApiUrl'>
  readonly store: Store
  readonly github: GitHubApp
  readonly clock: { now(): Date }
  readonly log: { warn(fields: object, message: string): void }
}

/** Whoever makes a repository private has its badge gone after this. */
const PUBLIC_MS = 5 * 60_000

/** The pages for people, on the store and on GitHub. */
export function openPages(
  { publicUrl, clientId, clientSecret, githubWebUrl }: PagesSettings,
  { settings, store, github, clock, log }: Parts,
): Pages {
  const callbackUrl = `${publicUrl}${CALLBACK_PATH}`
  const remembered = rememberFor(PUBLIC_MS, clock)
  const personal = (token: string) => asPerson({ token, baseUrl: settings.githubApiUrl, clock })
  const sessions = createSessions({
    kept: store.cache,
    seal: createEncryption([sessionKey(clientSecret)]),
    isSecure: publicUrl.startsWith('https:'),
    clock,
  })
  return createPages({
    limit: limitRequests({ whoOf: c => sessions.nameOf(c), clock }),
    signIn: {
      signIn: openSignIn({ clientId, clientSecret, webUrl: githubWebUrl, callbackUrl }, clock),
      viewerOf: token => personal(token).self(),
      publicUrl,
    },
    sessions,
    access: createAccess(personal, clock),
    evidence: store.evidence,
    looks: { evidence: store.evidence, isBusy: key => store.queue.isBusy(key) },
    badges: createBadges(sessionKey(clientSecret), publicUrl),
    idOf: async (owner, name) => (await store.pulls.newestIn(owner, name))?.repository.id ?? null,
    isPublic: (id, owner, name) =>
      remembered(JSON.stringify([id, owner, name]), () => isPublic({ store, github }, { id, owner, name })),
    refresh: (key, by) => refresh(store, clock, key, by),
    clock,
    log,
  })
}

/** As the App sees it: whether anybody may. Somebody may have given the name of one repository to another. */
async function isPublic(
  { store, github }: Pick<Parts, 'store' | 'github'>,
  { id, owner, name }: { readonly id: number; readonly owner: string; readonly name: string },
) {
  const known = await store.pulls.newestIn(owner, name)
  if (known === null) return false
  const seen = await github.forInstallation(known.installationId).repository({ owner, name })
  return seen !== null && seen.id === id && !seen.isPrivate
}

/** The same in every replica; another one ends all sessions. */
function sessionKey(clientSecret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', clientSecret, '', 'compliance-patrol sessions', KEY_BYTES))
}

/** Kept like an event of GitHub’s, so that it is in the evidence who asked. */
async function refresh(
  { pulls, inbox }: Store,
  clock: Parts['clock'],
  key: PullRequestKey,
  { id, login }: { readonly id: number; readonly login: string },
): Promise<boolean> {
  const known = await pulls.get(key)
  if (known === null || known.removed) return false
  const delivery = randomUUID()
  const sender = { id, login, type: 'User' } as const
  const receivedAt = clock.now().toISOString()
  const observation = { kind: 'refresh', delivery, receivedAt, sender } as const
  await inbox.keep({ delivery, observations: [{ key, observation }], due: [known] })
  return true
}
