import * as z from 'zod'
import { readPayload } from './payload.ts'

const key = z.string().regex(/^[A-Z][A-Z0-9_]{1,31}-[1-9]\d{0,9}$/, 'expected the key of a ticket')

/** https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
const schema = z.object({
  issue: z.object({ key }).nullish(),
  changelog: z
    .object({
      items: z.array(
        z.object({
          field: z.string(),
          fromString: z.string().nullish(),
        }),
      ),
    })
    .nullish(),
})

/**
 * The tickets of which an event of JIRA's tells: its own, and the key that it had before it was moved to another
 * project. Throws `PayloadError`.
 */
export function readJiraEvent(payload: unknown): string[] {
  const { issue, changelog } = readPayload(schema, payload)
  const former = (changelog?.items ?? [])
    .filter(({ field }) => field === 'Key')
    .flatMap(({ fromString }) => (key.safeParse(fromString).success ? [fromString ?? ''] : []))
  return [...new Set([...(issue ? [issue.key] : []), ...former])]
}
