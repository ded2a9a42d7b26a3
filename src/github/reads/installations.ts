import * as z from 'zod'
import type { Requester } from '../requester.ts'

/** An account that has the App. */
export interface Installation {
  readonly id: number
  /** Login of the account, or slug of an enterprise. */
  readonly account: string
}

const answer = z.array(
  z
    .object({
      id: z.number(),
      account: z.object({ login: z.string().optional(), slug: z.string().optional() }).nullable(),
      suspended_at: z.string().nullish(),
    })
    .transform(({ id, account, suspended_at }) => ({
      id,
      account: account?.login ?? account?.slug ?? '',
      isSuspended: typeof suspended_at === 'string',
    })),
)

/**
 * All accounts that have the App, without the suspended ones.
 * https://docs.github.com/en/rest/apps/apps#list-installations-for-the-authenticated-app
 */
export async function readInstallations(requests: Requester): Promise<Installation[]> {
  const all = await requests.all(
    { what: 'the list of installations', template: 'GET /app/installations', parameters: {} },
    answer,
    { mostPages: 1_000 },
  )
  return all.filter(({ isSuspended }) => !isSuspended).map(({ id, account }) => ({ id, account }))
}

/** A repository that an installation covers. */
export interface InstalledRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
}

const repositories = z
  .object({
    repositories: z.array(
      z
        .object({ id: z.number(), name: z.string(), owner: z.object({ login: z.string() }) })
        .transform(({ id, name, owner }): InstalledRepository => ({ id, owner: owner.login, name })),
    ),
  })
  .transform(page => page.repositories)

/** https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-app-installation */
export function readRepositories(requests: Requester): Promise<InstalledRepository[]> {
  return requests.all(
    { what: 'the list of repositories', template: 'GET /installation/repositories', parameters: {} },
    repositories,
    { mostPages: 1_000 },
  )
}
