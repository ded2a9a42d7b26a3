import type { Account } from '../model/account.ts'

/** A delivery whose signature is verified. */
export interface Delivery {
  /** `X-GitHub-Event` */
  readonly event: string
  /** `X-GitHub-Delivery` */
  readonly delivery: string
  /** The body as parsed JSON. */
  readonly payload: unknown
  /** When it arrived (ISO 8601, UTC). */
  readonly receivedAt: string
}

/** Who we are on GitHub. */
export interface Self {
  readonly appId: number
  /** The App's slug; its bot is `slug[bot]`, a login that no person can take. */
  readonly slug: string
}

/** What every event's own reader gets beside the payload. */
export interface Arrival {
  readonly delivery: string
  readonly receivedAt: string
  readonly self: Self
}

export function isOurBot(sender: Account | null, { slug }: Self): boolean {
  return sender?.type === 'Bot' && sender.login.toLowerCase() === `${slug}[bot]`.toLowerCase()
}
