import * as z from 'zod'
import { Forbidden, NotFound } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** A repository as whoever asks may see it. */
export interface SeenRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly isPrivate: boolean
}

export const repositoryAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    private: z.boolean(),
    owner: z.object({ login: z.string() }),
  })
  .transform(
    ({ id, name, owner, private: isPrivate }): SeenRepository => ({
      id,
      owner: owner.login,
      name,
      isPrivate,
    }),
  )

/** `null`: it is not there for whoever asks. */
export async function readRepository(
  requests: Requester,
  name: RepositoryName,
): Promise<SeenRepository | null> {
  try {
    return await requests.get(
      { what: 'the repository', template: 'GET /repos/{owner}/{repo}', parameters: inRepository(name) },
      repositoryAnswer,
    )
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return null
    throw error
  }
}
