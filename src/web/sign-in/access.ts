import { rememberFor } from '../remember.ts'
import type { Session } from './sessions.ts'

/** A repository, under its names of the moment. */
export interface SeenRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly isPrivate: boolean
}

/** GitHub, as the owner of a token sees it. */
export interface PersonalGitHub {
  /** `null`: it is not there for them. */
  repository(name: { readonly owner: string; readonly name: string }): Promise<SeenRepository | null>
  repositories(): Promise<readonly SeenRepository[]>
  /** A text file at a commit; `null`: there is none that can be read. */
  text(
    name: { readonly owner: string; readonly name: string },
    path: string,
    sha: string,
  ): Promise<string | null>
}

/** What somebody who is signed in may see, which GitHub alone decides. */
export interface Access {
  repository(session: Session, owner: string, name: string): Promise<SeenRepository | null>
  repositories(session: Session): Promise<readonly SeenRepository[]>
  /** A text file of a repository that the viewer may see, at a commit. */
  text(session: Session, repository: SeenRepository, path: string, sha: string): Promise<string | null>
}

/** Whoever loses access sees no more after this. */
const KEPT_MS = 5 * 60_000

/** Asks GitHub with the viewer’s own token, and remembers its answers for five minutes; an error is not remembered. */
export function createAccess(asPerson: (token: string) => PersonalGitHub, clock: { now(): Date }): Access {
  const remembered = rememberFor(KEPT_MS, clock)
  return {
    // GitHub's names are the same in any case.
    repository: ({ viewer, token }, owner, name) =>
      remembered(JSON.stringify([viewer.id, owner.toLowerCase(), name.toLowerCase()]), () =>
        asPerson(token).repository({ owner, name }),
      ),
    repositories: ({ viewer, token }) =>
      remembered(JSON.stringify([viewer.id]), () => asPerson(token).repositories()),
    text: ({ token }, repository, path, sha) => asPerson(token).text(repository, path, sha),
  }
}
