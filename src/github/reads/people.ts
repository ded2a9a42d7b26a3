import * as z from 'zod'
import type { Account } from '../../model/account.ts'
import { accountAnswer } from '../account.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** From most to least. */
export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

/** An account and what it may do in a repository. */
export interface Collaborator {
  readonly account: Account
  readonly permission: Permission
}

const collaboratorAnswer = z.object({
  // The older word knows neither `maintain` nor `triage`, the newer one may name an organisation's own role.
  permission: z.enum(['admin', 'write', 'read', 'none']),
  role_name: z.enum(['admin', 'maintain', 'write', 'triage', 'read', 'none']).nullish().catch(null),
  user: accountAnswer.nullable(),
})

/** Who has that login and what they may do in a repository; `null` for a login that nobody has. */
export async function readCollaborator(
  requests: Requester,
  repository: RepositoryName,
  login: string,
): Promise<Collaborator | null> {
  try {
    const { permission, role_name, user } = await requests.get(
      {
        what: `the permission of ${login}`,
        template: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
        parameters: { ...inRepository(repository), username: login },
      },
      collaboratorAnswer,
    )
    return user === null ? null : { account: user, permission: role_name ?? permission }
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

/** Whether somebody belongs to an organisation, concealed membership included. */
export async function readIsMember(requests: Requester, org: string, login: string): Promise<boolean> {
  try {
    const status = await requests.status({
      what: `the membership of ${login}`,
      template: 'GET /orgs/{org}/members/{username}',
      parameters: { org, username: login },
      // Whoever may not see members is led to the public ones, which answers another question.
      followRedirects: false,
    })
    if (status === 204) return true
    throw new Forbidden(`GitHub does not let ${requests.asker.name} see the members of ${org}.`)
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

/** The account of that login; `null` when nobody has it. */
export async function readAccount(requests: Requester, login: string): Promise<Account | null> {
  try {
    return await requests.get(
      { what: `the account of ${login}`, template: 'GET /users/{username}', parameters: { username: login } },
      accountAnswer,
    )
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
