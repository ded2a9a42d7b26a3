import * as z from 'zod'
import { NotAFile, NotFound, TooLarge } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

export interface TextFile {
  readonly text: string
  /** Blob SHA. */
  readonly sha: string
}

// A directory is a list; a file that is larger than 1 MB has the encoding `none` and no content.
// https://docs.github.com/en/rest/repos/contents#get-repository-content
const contentsAnswer = z.union([
  z.array(z.unknown()),
  z.object({
    type: z.string(),
    path: z.string(),
    sha: z.string(),
    encoding: z.string().optional(),
    content: z.string().optional(),
  }),
])

const kinds: Readonly<Record<string, string>> = {
  symlink: 'a symbolic link',
  submodule: 'a submodule',
  dir: 'a directory',
}

/**
 * A text file at a commit or branch; without `ref`, on the default branch. `null`: there is none.
 * Throws `NotAFile` for what is no plain text file, `TooLarge` above 1 MB.
 */
export async function readFile(
  requests: Requester,
  repository: RepositoryName,
  path: string,
  ref?: string,
): Promise<TextFile | null> {
  const contents = await contentsOf(requests, repository, path, ref)
  if (contents === null) return null
  if (Array.isArray(contents)) throw isKind(path, 'a directory')
  const kind = kinds[contents.type]
  if (kind !== undefined || contents.type !== 'file') throw isKind(path, kind ?? 'something else')
  // For a symbolic link to a file, GitHub answers with the file that it leads to.
  if (contents.path !== path) throw isKind(path, 'a symbolic link')
  if (contents.encoding !== 'base64') throw new TooLarge(`\`${path}\` is larger than 1 MB.`)
  return { text: decoded(contents.content ?? '', path), sha: contents.sha }
}

/** SHA of the blob of a file at a commit, whatever its size; `null`: there is no file. */
export async function readFileSha(
  requests: Requester,
  repository: RepositoryName,
  path: string,
  ref: string,
): Promise<string | null> {
  const contents = await contentsOf(requests, repository, path, ref)
  if (contents === null || Array.isArray(contents)) return null
  return contents.type === 'file' && contents.path === path ? contents.sha : null
}

async function contentsOf(requests: Requester, repository: RepositoryName, path: string, ref?: string) {
  try {
    return await requests.get(
      {
        what: `\`${path}\``,
        template: 'GET /repos/{owner}/{repo}/contents/{path}',
        parameters: { ...inRepository(repository), path, ...(ref === undefined ? {} : { ref }) },
      },
      contentsAnswer,
    )
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

function isKind(path: string, kind: string): NotAFile {
  return new NotAFile(`\`${path}\` is ${kind}, not a file.`)
}

function decoded(content: string, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(content, 'base64'))
  } catch {
    throw new NotAFile(`\`${path}\` is no UTF-8 text.`)
  }
}
