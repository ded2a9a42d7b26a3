import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'

/** Somebody who is signed in. */
export interface Session {
  readonly viewer: { readonly id: number; readonly login: string }
  /** Their token for the App; never shown, and sealed where it is kept. */
  readonly token: string
  /** Every form that changes something carries it. */
  readonly csrf: string
  /** ISO 8601, UTC. */
  readonly expiresAt: string
}

/** Keeps sessions for all replicas, until they expire. */
export interface KeptSessions {
  get(kind: string, key: string): Promise<unknown>
  set(kind: string, key: string, value: unknown, expiresAt: Date | null): Promise<void>
  forget(kind: string, key: string): Promise<void>
}

/** Seals text; see `Encryption`. */
export interface Seal {
  seal(text: string, about: string): string
  open(sealed: string, about: string): { readonly text: string } | { readonly why: string }
}

export interface SessionSettings {
  readonly kept: KeptSessions
  readonly seal: Seal
  /** False on loopback alone, where there is no TLS. */
  readonly isSecure: boolean
  readonly clock: { now(): Date }
}

/** What a sign-in that began has to know again when the person comes back. */
export interface Pending {
  readonly state: string
  readonly verifier: string
  /** Where they wanted to go: a path of ours. */
  readonly to: string
}

export interface Sessions {
  /** `null`: nobody is signed in, or no longer. */
  of(c: Context): Promise<Session | null>
  /** What the cookie says, without the store: another text for every session; `null` where it is none of ours. */
  nameOf(c: Context): string | null
  /** Begins a session with an id of its own, and ends the one that was there. */
  begin(c: Context, session: Omit<Session, 'csrf'>): Promise<void>
  end(c: Context): Promise<void>
  keepPending(c: Context, pending: Pending): void
  /** Takes it away: it is good for one return. */
  takePending(c: Context): Pending | null
}

const KIND = 'session'
const PENDING_MINUTES = 10

const sessionSchema = z.object({
  viewer: z.object({ id: z.number(), login: z.string() }),
  token: z.string(),
  csrf: z.string(),
  expiresAt: z.string(),
})

const pendingSchema = z.object({ state: z.string(), verifier: z.string(), to: z.string(), until: z.string() })

/**
 * Sessions by an encrypted cookie that holds nothing but a random id. What the session is stands in the store, sealed,
 * under a hash of that id: who reads the store can neither use a session nor a token.
 */
export function createSessions({ kept, seal, isSecure, clock }: SessionSettings): Sessions {
  // Browsers take a cookie of this prefix from this host alone, over TLS: RFC 6265bis, 4.1.3.2.
  const prefix = isSecure ? '__Host-' : ''
  const names = { session: `${prefix}patrol`, pending: `${prefix}patrol-sign-in` }
  const attributes = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const

  function idOf(c: Context): string | null {
    return opened(getCookie(c, names.session), names.session)
  }

  function opened(sealed: string | undefined, about: string): string | null {
    if (sealed === undefined) return null
    const content = seal.open(sealed, about)
    return 'text' in content ? content.text : null
  }

  async function forget(id: string | null): Promise<void> {
    if (id !== null) await kept.forget(KIND, hashed(id))
  }

  return {
    async of(c) {
      const id = idOf(c)
      if (id === null) return null
      const sealed = await kept.get(KIND, hashed(id))
      const text = typeof sealed === 'string' ? opened(sealed, `${KIND} ${hashed(id)}`) : null
      const session = text === null ? null : sessionSchema.parse(JSON.parse(text))
      return session !== null && new Date(session.expiresAt) > clock.now() ? session : null
    },

    nameOf(c) {
      const id = idOf(c)
      return id === null ? null : hashed(id)
    },

    async begin(c, session) {
      await forget(idOf(c))
      const id = randomBytes(32).toString('base64url')
      const expires = new Date(session.expiresAt)
      const content = JSON.stringify({ ...session, csrf: randomBytes(32).toString('base64url') })
      await kept.set(KIND, hashed(id), seal.seal(content, `${KIND} ${hashed(id)}`), expires)
      setCookie(c, names.session, seal.seal(id, names.session), { ...attributes, expires })
    },

    async end(c) {
      await forget(idOf(c))
      deleteCookie(c, names.session, attributes)
    },

    keepPending(c, pending) {
      const expires = new Date(clock.now().getTime() + PENDING_MINUTES * 60_000)
      const content = JSON.stringify({ ...pending, until: expires.toISOString() })
      setCookie(c, names.pending, seal.seal(content, names.pending), { ...attributes, expires })
    },

    takePending(c) {
      const text = opened(getCookie(c, names.pending), names.pending)
      deleteCookie(c, names.pending, attributes)
      if (text === null) return null
      const { until, ...pending } = pendingSchema.parse(JSON.parse(text))
      return new Date(until) > clock.now() ? pending : null
    },
  }
}

/** Whether a form carries the session’s own token, compared in constant time. */
export function isOwnForm({ csrf }: Session, given: unknown): boolean {
  if (typeof given !== 'string') return false
  return timingSafeEqual(Buffer.from(hashed(given)), Buffer.from(hashed(csrf)))
}

/** The token that a form carries; of what is no form, none. */
export async function tokenOf(c: Context): Promise<unknown> {
  const form = await c.req.parseBody().catch(() => null)
  return form?.['csrf']
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
