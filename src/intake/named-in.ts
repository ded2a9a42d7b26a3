import * as z from 'zod'
import { id, keyOf, pullNumber, sha } from './payload.ts'

const optional = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const onCommit = optional(z.object({ head_sha: optional(sha) }))

/** Wherever an event of GitHub's may name a pull request and a commit; what is in another form is not seen. */
const anyEvent = z
  .object({
    repository: optional(z.object({ id })),
    pull_request: optional(z.object({ number: pullNumber, head: optional(z.object({ sha })) })),
    issue: optional(z.object({ number: pullNumber })),
    check_run: onCommit,
    check_suite: onCommit,
    merge_group: onCommit,
    sha: optional(sha),
    after: optional(sha),
  })
  .catch({})

/** The pull request that a payload names, and its head, where it does. */
export interface Named {
  readonly pull?: string
  readonly headSha?: string
}

/** What the log says of a payload. Never throws. */
export function namedIn(payload: unknown): Named {
  const event = anyEvent.parse(payload)
  const number = event.pull_request?.number ?? event.issue?.number
  const commit = event.check_run ?? event.check_suite ?? event.merge_group
  const headSha = event.pull_request?.head?.sha ?? commit?.head_sha ?? event.sha ?? event.after
  return {
    ...(event.repository !== undefined && number !== undefined && { pull: keyOf(event.repository, number) }),
    ...(headSha !== undefined && { headSha }),
  }
}
