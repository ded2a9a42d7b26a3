import { createHmac } from 'node:crypto'
import { createRequire } from 'node:module'

interface Example {
  readonly name: string
  readonly examples: readonly Record<string, unknown>[]
}

/** Payloads that GitHub really sent: some 20 kB each. */
const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Example[]

/** Of ten events: most are kept with an observation, and some name a commit only. */
const MIX = [
  ['pull_request', 'synchronize', 6],
  ['pull_request_review', 'submitted', 2],
  ['status', undefined, 2],
] as const

const NUMBER = 77_777_777
const REPOSITORY = 88_888_888
const SHA = 'f'.repeat(40)
const REVIEW = 99_999_999

/** A webhook's body, cut where its numbers go. */
interface Template {
  readonly event: string
  readonly text: string
}

export interface Webhook {
  readonly event: string
  readonly body: Buffer
  readonly signature: string
}

const templates = MIX.flatMap(([name, action, share]) =>
  Array.from({ length: share }, () => ({ event: name, text: JSON.stringify(prepared(name, action)) })),
) satisfies Template[]

/** The `index`-th event, on one of so many pull requests, a hundred of them in each repository. */
export function webhookOf(index: number, pulls: number, secret: string): Webhook {
  const template = templates[index % templates.length]
  if (template === undefined) throw new Error('There is no template.')
  // Neighbouring events are about different pull requests, and every one gets events of every kind.
  const pull = (index * 7919 + Math.floor(index / pulls)) % pulls
  const text = template.text
    .replaceAll(String(NUMBER), String((pull % 100) + 1))
    .replaceAll(String(REPOSITORY), String(7000 + Math.floor(pull / 100)))
    .replaceAll(String(REVIEW), String(1_000_000 + index))
    .replaceAll(SHA, shaOf(pull, Math.floor(index / pulls / templates.length)))
  const body = Buffer.from(text)
  return {
    event: template.event,
    body,
    signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
}

/** A head for each pull request, and a new one from time to time. */
function shaOf(pull: number, push: number): string {
  return (pull * 1_000_003 + push + 1).toString(16).padStart(40, '0')
}

function prepared(name: string, action: string | undefined): Record<string, unknown> {
  const found = examples
    .find(example => example.name === name)
    ?.examples.find(example => example['action'] === action)
  if (found === undefined) throw new Error(`There is no example of ${name} ${action ?? ''}.`)
  const payload = structuredClone(found)
  payload['installation'] = { id: 31 }
  payload['repository'] = { ...(payload['repository'] as object), id: REPOSITORY }
  if (payload['sha'] !== undefined) payload['sha'] = SHA
  if (payload['before'] !== undefined) Object.assign(payload, { before: '0'.repeat(39) + '1', after: SHA })
  if (payload['review'] !== undefined)
    payload['review'] = { ...(payload['review'] as object), id: REVIEW, commit_id: SHA }
  const pull = payload['pull_request'] as { head: object } | undefined
  if (pull !== undefined)
    payload['pull_request'] = { ...pull, number: NUMBER, head: { ...pull.head, sha: SHA } }
  return payload
}
