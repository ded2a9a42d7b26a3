import type { SSEStreamingApi } from 'hono/streaming'
import type { PullRequestKey } from '../../../model/pull-request.ts'
import type { EntryReader } from '../../../evidence/reader.ts'

/** What tells when a pull request was looked at. */
export interface Looks {
  readonly evidence: EntryReader
  /** Whether it is about to be looked at, or is being so. */
  readonly isBusy: (key: PullRequestKey) => Promise<boolean>
}

const EVERY_MS = 1_000
/** The browser connects again by itself: so an open page does not hold a connection for ever. */
const LONGEST_MS = 5 * 60_000
const MOST_FOLLOWERS = 100

let followers = 0

/**
 * Says `looked` to an open page whenever there is another entry, or a look has ended without one. Ends with the page,
 * or after five minutes.
 */
export async function followLooks(looks: Looks, key: PullRequestKey, stream: SSEStreamingApi): Promise<void> {
  if (followers >= MOST_FOLLOWERS) return
  followers += 1
  try {
    let seen = await now(looks, key)
    for (let left = LONGEST_MS; left > 0 && !stream.aborted && !stream.closed; left -= EVERY_MS) {
      await stream.sleep(EVERY_MS)
      const next = await now(looks, key)
      const hasNews = next.sequence !== seen.sequence
      if (hasNews || (seen.isBusy && !next.isBusy)) {
        const says = hasNews ? 'There is something new.' : 'Looked again: nothing has changed.'
        await stream.writeSSE({ event: 'looked', data: JSON.stringify({ sequence: next.sequence, says }) })
      }
      seen = next
    }
  } finally {
    followers -= 1
  }
}

async function now({ evidence, isBusy }: Looks, key: PullRequestKey) {
  const [repositoryId = 0, number = 0] = key.split('#').map(Number)
  // In this order: whatever a look appended is there before it has ended.
  const busy = await isBusy(key)
  const [newest] = await evidence.page({ repositoryId, number, most: 1 })
  return { isBusy: busy, sequence: newest?.sequence ?? 0 }
}
