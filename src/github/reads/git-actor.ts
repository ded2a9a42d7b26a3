import * as z from 'zod'
import type { Account } from '../../model/account.ts'
import type { Contributor } from '../../model/pull-request.ts'

/** Somebody named by a commit, as GraphQL writes it. */
export const actorAnswer = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  user: z.object({ databaseId: z.number().nullable(), login: z.string() }).nullable(),
})

export type ActorAnswer = z.output<typeof actorAnswer>

/**
 * `ID+LOGIN@users.noreply.github.com`, where the login of an App ends with `[bot]`.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
const BOT = /^(\d{1,12})\+([A-Za-z0-9-]{1,100}\[bot\])@users\.noreply\.github\.com$/

/** The account with which GitHub itself commits what is done on its pages. */
const WEB_FLOW: Account = { id: 19_864_447, login: 'web-flow', type: 'User' }

/** The account that GitHub attributes it to; GraphQL attributes to people only, so Apps are told by their address. */
export function contributorOf({ name, email, user }: ActorAnswer): Contributor {
  return { name: name ?? '', email: email ?? '', account: accountOf(name, email, user) }
}

function accountOf(name: string | null, email: string | null, user: ActorAnswer['user']): Account | null {
  if (user?.databaseId) return { id: user.databaseId, login: user.login, type: 'User' }
  if (name === 'GitHub' && email === 'noreply@github.com') return WEB_FLOW
  const [, id, login] = BOT.exec(email ?? '') ?? []
  return id === undefined || login === undefined ? null : { id: Number(id), login, type: 'Bot' }
}
