import type * as z from 'zod'
import type { DuePull } from './intake.ts'
import { keyOf, namedRepository } from './payload.ts'
import type { installation, pullRequest, repository } from './payload.ts'

interface Event {
  readonly installation: z.output<typeof installation>
  readonly repository: z.output<typeof repository>
}

/** The pull request of an event, as the event says that it is. */
export function duePull(event: Event, pull: z.output<typeof pullRequest>): DuePull {
  return {
    key: keyOf(event.repository, pull.number),
    installationId: event.installation.id,
    repository: namedRepository(event.repository),
    number: pull.number,
    headSha: pull.head.sha,
    baseRef: pull.base.ref,
    state: pull.state,
    changedAt: pull.updated_at,
  }
}
