import * as z from 'zod'
import type { Account } from '../model/account.ts'
import type { PullRequestKey } from '../model/pull-request.ts'
import type { NamedRepository } from './intake.ts'
import { PayloadError } from './payload-error.ts'

/**
 * The parts that many payloads share; what is not read is not checked.
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const id = z.int().positive()
export const pullNumber = z.int().positive().max(999_999_999)
/** SHA-1, or SHA-256 in repositories of that format. */
export const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'expected the SHA of a commit')
export const moment = z.iso.datetime({ offset: true }).transform(text => new Date(text).toISOString())

const account = z.object({
  id,
  login: z.string().min(1),
  // An account of a kind that is not known here may do no more than a bot may.
  type: z.enum(['User', 'Bot', 'Organization', 'Mannequin']).catch('Bot'),
})

/** `null` for an account that was deleted. */
export const accountOrNull = account.nullish().transform((value): Account | null => value ?? null)

export const installation = z.object({ id })

export const repository = z.object({
  id,
  name: z.string().min(1),
  owner: z.object({ login: z.string().min(1) }),
  default_branch: z.string().min(1),
})

/** The pull request in events of its own and of its reviews. */
export const pullRequest = z.object({
  number: pullNumber,
  state: z.enum(['open', 'closed']),
  head: z.object({ sha }),
  base: z.object({ ref: z.string().min(1) }),
  updated_at: moment,
})

export const organization = z.object({ id, login: z.string().min(1) })

const action = z.object({ action: z.string() })

/** What happened, in events that say it. Throws `PayloadError`. */
export function actionOf(payload: unknown): string {
  return readPayload(action, payload).action
}

/** Reads a payload with what `schema` asks for; throws `PayloadError` that names the first field that is wrong. */
export function readPayload<S extends z.ZodType>(schema: S, payload: unknown): z.output<S> {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue === undefined || issue.path.length === 0 ? 'payload' : issue.path.join('.')
  throw new PayloadError(`${field}: ${issue?.message ?? 'not as documented'}`)
}

export function keyOf({ id: repositoryId }: { readonly id: number }, number: number): PullRequestKey {
  return `${repositoryId}#${number}`
}

export function namedRepository({
  id: repositoryId,
  owner,
  name,
}: z.output<typeof repository>): NamedRepository {
  return { id: repositoryId, owner: owner.login, name }
}
