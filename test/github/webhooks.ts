import { createHmac, randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import { iso } from './clock.ts'
import type { Json } from './shapes/json.ts'

/** Where the App's webhooks go. */
export interface WebhookTarget {
  url: string
  secret: string
}

/** One event on its way to the App. */
export interface WebhookEvent {
  /** `X-GitHub-Delivery`; a redelivery has the same. */
  readonly guid: string
  /** `X-GitHub-Event`. */
  readonly event: string
  readonly action: string | null
  readonly payload: Json
  readonly installationId: number | null
  readonly repositoryId: number | null
  /** Sends it (again) and answers the App's status, 0 when it could not be reached. */
  deliver(): Promise<number>
}

/** One attempt to deliver an event, as the App's own list of deliveries shows it. */
export interface Attempt {
  readonly id: number
  readonly event: WebhookEvent
  readonly deliveredAt: string
  readonly redelivery: boolean
  /** Seconds. */
  readonly duration: number
  readonly status: string
  readonly statusCode: number
  readonly headers: Json
  readonly answer: { readonly headers: Json; readonly body: string }
}

export interface Webhooks {
  target: WebhookTarget | null
  /** `hold` keeps events until a test delivers them, in any order, not at all, or twice. */
  mode: 'deliver' | 'hold'
  readonly held: WebhookEvent[]
  /** All events, in the order in which they happened. */
  readonly sent: WebhookEvent[]
  readonly attempts: Attempt[]
  /** While true, events happen and are lost on their way: the list of deliveries shows them as failed. */
  losing: boolean
  send(event: Pick<WebhookEvent, 'event' | 'payload' | 'installationId' | 'repositoryId'>): void
  redeliver(event: WebhookEvent): Promise<number>
  /** Resolves when everything that was sent has been answered. */
  settled(): Promise<void>
}

interface Sender {
  readonly clock: Clock
  readonly appId: number
  nextId(): number
}

// “your server should respond with a 2XX response within 10 seconds”
// https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks
const timeout = 10_000

export function createWebhooks(sender: Sender, target: WebhookTarget | null): Webhooks {
  let last: Promise<unknown> = Promise.resolve()
  const inOrder = (task: () => Promise<number>): Promise<number> => {
    const done = last.then(task)
    last = done
    return done
  }

  const webhooks: Webhooks = {
    target,
    mode: 'deliver',
    held: [],
    sent: [],
    attempts: [],
    losing: false,
    send(content) {
      const { action } = content.payload
      const event: WebhookEvent = {
        ...content,
        guid: randomUUID(),
        action: typeof action === 'string' ? action : null,
        deliver: () => inOrder(() => attempt(sender, webhooks, event, false)),
      }
      webhooks.sent.push(event)
      if (webhooks.losing) lost(sender, webhooks, event)
      else if (webhooks.mode === 'hold') webhooks.held.push(event)
      else void event.deliver()
    },
    redeliver: event => inOrder(() => attempt(sender, webhooks, event, true)),
    async settled() {
      for (let before: unknown = null; before !== last; ) {
        before = last
        await last
      }
    },
  }
  return webhooks
}

async function attempt(
  sender: Sender,
  webhooks: Webhooks,
  event: WebhookEvent,
  redelivery: boolean,
): Promise<number> {
  const { target } = webhooks
  if (!target) return 0
  const body = JSON.stringify(event.payload)
  const headers = headersOf(sender, event, body, target.secret)
  const started = Date.now()
  const answer = await post(target.url, headers, body)
  webhooks.attempts.push({
    id: sender.nextId(),
    event,
    deliveredAt: iso(sender.clock.now()),
    redelivery,
    duration: (Date.now() - started) / 1000,
    ...answer,
    headers,
  })
  return answer.statusCode
}

type Answer = Pick<Attempt, 'status' | 'statusCode' | 'answer'>

async function post(url: string, headers: Record<string, string>, body: string): Promise<Answer> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeout) })
    const answer = { headers: Object.fromEntries(response.headers), body: await response.text() }
    const status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`
    return { status, statusCode: response.status, answer }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return failed(timedOut ? 'timed out' : 'failed to connect to host', timedOut ? 504 : 502)
  }
}

function failed(status: string, statusCode: number): Answer {
  return { status, statusCode, answer: { headers: {}, body: '' } }
}

function lost(sender: Sender, webhooks: Webhooks, event: WebhookEvent): void {
  webhooks.attempts.push({
    id: sender.nextId(),
    event,
    deliveredAt: iso(sender.clock.now()),
    redelivery: false,
    duration: 0,
    ...failed('failed to connect to host', 502),
    headers: {},
  })
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers */
function headersOf(
  sender: Sender,
  event: WebhookEvent,
  body: string,
  secret: string,
): Record<string, string> {
  const sign = (algorithm: string) => createHmac(algorithm, secret).update(body).digest('hex')
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/emulated',
    'x-github-hook-id': String(sender.appId),
    'x-github-event': event.event,
    'x-github-delivery': event.guid,
    'x-github-hook-installation-target-type': 'integration',
    'x-github-hook-installation-target-id': String(sender.appId),
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
  }
}
