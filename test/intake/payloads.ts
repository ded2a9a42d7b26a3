import { readDelivery } from '../../src/intake/read-delivery.ts'
import type { IntakeSettings } from '../../src/intake/read-delivery.ts'
import type { Intake } from '../../src/intake/intake.ts'
import { aPerson, aSha } from '../builders.ts'

export const SELF = { appId: 4711, slug: 'compliance-patrol' }
export const OUR_BOT = { id: 99, login: 'compliance-patrol[bot]', type: 'Bot' }

type Json = Record<string, unknown>

const repository = {
  id: 7001,
  name: 'claims',
  full_name: 'acme/claims',
  owner: { id: 1, login: 'acme', type: 'Organization' },
  default_branch: 'main',
}
const organization = { id: 1, login: 'acme' }
const installation = { id: 31 }
const sender = aPerson('alex')
const common = { repository, organization, installation, sender }

/** What every repository event has, with what differs. */
export function aPayload(more: Json = {}): Json {
  return { ...common, ...more }
}

export function aPull(more: Json = {}): Json {
  return {
    number: 42,
    state: 'open',
    head: { sha: aSha('head'), ref: 'himanshu/SEC-1098' },
    base: { ref: 'main', sha: aSha('base') },
    updated_at: '2026-11-23T13:40:00Z',
    ...more,
  }
}

export function aPullEvent(action: string, more: Json = {}): Json {
  return aPayload({ action, number: 42, pull_request: aPull(), ...more })
}

export function aReviewEvent(action: string, review: Json = {}, more: Json = {}): Json {
  const whole = { id: 81, user: aPerson('alex'), commit_id: aSha('head'), state: 'approved', ...review }
  return aPayload({ action, review: whole, pull_request: aPull(), ...more })
}

export function aCommentEvent(action: string, body: string, more: Json = {}): Json {
  const issue = { number: 42, state: 'open', updated_at: '2026-11-23T13:40:00Z', pull_request: { url: 'x' } }
  return aPayload({ action, issue, comment: { id: 91, user: aPerson('alex'), body }, ...more })
}

export function aCheckRunEvent(action: string, app: Json | null, more: Json = {}): Json {
  return aPayload({ action, check_run: { id: 5, name: 'build', head_sha: aSha('head'), app }, ...more })
}

export function aPush(more: Json = {}): Json {
  const commits = [{ added: ['README.md'], removed: [], modified: ['src/a.ts'] }]
  const [before, after] = [aSha('before'), aSha('after')]
  const moved = { ref: 'refs/heads/main', created: false, deleted: false, forced: false, before, after }
  return aPayload({ ...moved, commits, ...more })
}

export function read(event: string, payload: unknown, settings: Partial<IntakeSettings> = {}): Intake {
  const delivery = { event, payload, delivery: 'd-1', receivedAt: '2026-11-23T13:40:02.000Z' }
  return readDelivery(delivery, { self: SELF, allowedAccounts: [], ...settings })
}

/** What is in an intake, without the empty lists. */
export function contents(intake: Intake): Json {
  const isSomething = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== null)
  return Object.fromEntries(Object.entries(intake).filter(([, value]) => isSomething(value)))
}
