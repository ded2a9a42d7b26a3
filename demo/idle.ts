import { setTimeout as pause } from 'node:timers/promises'
import type { Patrol } from './start-patrol.ts'

/** Waits until every webhook was answered and every pull request that was due is judged. */
export async function idle({ github, server }: Patrol): Promise<void> {
  for (;;) {
    await github.settled()
    const { queued, active } = await server.store.queue.depth()
    if (queued === 0 && active === 0) return
    await pause(50)
  }
}
