import * as z from 'zod'
import { JiraError } from './jira-error.ts'

/**
 * The part of JIRA's answers that we read; the rest is tolerated.
 * Cloud: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/
 * Data Center: https://developer.atlassian.com/server/jira/platform/rest/
 */
export const issueAnswer = z.object({
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    issuetype: z.object({ name: z.string() }),
    project: z.object({ key: z.string() }),
    status: z.object({
      name: z.string(),
      // The four categories are fixed in JIRA, only statuses can be added.
      statusCategory: z.object({ key: z.enum(['new', 'indeterminate', 'done', 'undefined']) }),
    }),
  }),
})

export const remoteLinksAnswer = z.array(
  z.object({ object: z.object({ url: z.string().optional() }).optional() }),
)

/** `body` is a document (v3) or wiki text (v2). */
export const commentsAnswer = z.object({
  total: z.int().nonnegative(),
  comments: z.array(z.object({ body: z.unknown() })),
})

/** Parses an answer; throws `JiraError` with a sentence that names the first field that is not as documented. */
export function parseAnswer<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  const where = field === '' ? '' : ` (\`${field}\`)`
  throw new JiraError(`JIRA’s answer is not as it is documented${where}.`)
}
