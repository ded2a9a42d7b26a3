import * as z from 'zod'
import type { Account } from '../model/account.ts'
import { accountAnswer } from './account.ts'
import { Forbidden, NotAFile, TooLarge } from './errors.ts'
import { readFile } from './reads/file.ts'
import type { RepositoryName } from './repository-name.ts'
import { readRepository, repositoryAnswer, type SeenRepository } from './reads/repository.ts'
import { requestsWithToken } from './requests-with-token.ts'

/** What somebody who signed in may see: asked with their own token, which sees what both they and the App may. */
export interface AsPerson {
  self(): Promise<Account>
  /** `null`: it is not there for them. */
  repository(name: RepositoryName): Promise<SeenRepository | null>
  /** A text file at a commit; `null`: there is none that can be read. */
  text(name: RepositoryName, path: string, sha: string): Promise<string | null>
  /** All repositories that have the App and that they may see. */
  repositories(): Promise<readonly SeenRepository[]>
}

const installationsAnswer = z
  .object({ installations: z.array(z.object({ id: z.number() })) })
  .transform(({ installations }) => installations)

const repositoriesAnswer = z
  .object({ repositories: z.array(repositoryAnswer) })
  .transform(({ repositories }) => repositories)

/** Nothing is asked twice here: what may be remembered is whoever asks’s to remember. */
const KEPT_BYTES = 0

/** A repository list of this many pages is of 10,000 repositories. */
const MOST_PAGES = 100

/** Opens GitHub for a person’s token. Makes no request yet. */
export function asPerson(settings: {
  readonly token: string
  readonly baseUrl: string
  readonly clock: { now(): Date }
}): AsPerson {
  const requests = requestsWithToken(settings, KEPT_BYTES)

  /** https://docs.github.com/en/rest/apps/installations#list-app-installations-accessible-to-the-user-access-token */
  const installations = () =>
    requests.all(
      { what: 'the installations', template: 'GET /user/installations', parameters: {} },
      installationsAnswer,
    )

  return {
    self: () => requests.get({ what: 'the account', template: 'GET /user', parameters: {} }, accountAnswer),

    repository: name => readRepository(requests, name),

    async text(name, path, sha) {
      try {
        return (await readFile(requests, name, path, sha))?.text ?? null
      } catch (error) {
        if (error instanceof NotAFile || error instanceof TooLarge || error instanceof Forbidden) return null
        throw error
      }
    },

    async repositories() {
      const seen: SeenRepository[] = []
      for (const { id } of await installations()) {
        const call = {
          what: 'the repositories',
          template: 'GET /user/installations/{installation_id}/repositories',
          parameters: { installation_id: id },
        }
        seen.push(...(await requests.all(call, repositoriesAnswer, { mostPages: MOST_PAGES })))
      }
      return seen
    },
  }
}
