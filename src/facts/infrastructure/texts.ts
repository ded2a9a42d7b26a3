import type { BlobReader } from '../blobs/read-blobs.ts'
import { isUnreadableFile } from '../outage.ts'
import type { RepositoryTree } from './repository-tree.ts'
import { Unaudited } from './unaudited-error.ts'

/** Texts by path, and the paths of those that cannot be had. */
export interface Texts {
  readonly texts: ReadonlyMap<string, string>
  readonly unreadable: ReadonlyMap<string, string>
}

/** GitHub limits how much is asked at once. */
const AT_ONCE = 5

/** What modules that change together may take; whoever has more does not change it all in one pull request. */
const MOST_CHARACTERS = 50_000_000

/** No text: what functions make of them, such as a hash, is not known. */
const BINARY =
  /\.(?:zip|gz|tgz|bz2|xz|7z|jar|war|png|jpe?g|gif|ico|pdf|exe|dll|so|bin|woff2?|class|wasm|p12|pfx|jks)$/i

/** Reads files of a tree, many together. Throws what keeps GitHub from answering, and where it is too much. */
export async function readTexts(
  reader: BlobReader,
  { commitSha, files, broken }: RepositoryTree,
  paths: readonly string[],
): Promise<Texts> {
  const texts = new Map<string, string>()
  const unreadable = new Map<string, string>()
  const named = paths.flatMap(path => {
    const sha = files.get(path)
    return sha === undefined || broken.has(path) || BINARY.test(path) ? [] : [{ path, sha }]
  })
  for (const path of paths) {
    if (broken.has(path))
      unreadable.set(path, `\`${path}\` is a link that leads to no file of the repository.`)
    else if (BINARY.test(path)) unreadable.set(path, `\`${path}\` is no text.`)
  }
  await reader.prepare(commitSha, named)
  let characters = 0
  for (let at = 0; at < named.length; at += AT_ONCE) {
    const some = named.slice(at, at + AT_ONCE)
    const read = await Promise.all(some.map(file => textOf(reader, file)))
    for (const [index, { path }] of some.entries()) {
      const answer = read[index]
      if (typeof answer === 'string') texts.set(path, answer)
      else if (answer !== undefined) unreadable.set(path, answer.why)
      characters += typeof answer === 'string' ? answer.length : 0
    }
    if (characters > MOST_CHARACTERS)
      throw new Unaudited(
        `The infrastructure code that has to be read takes more than ${MOST_CHARACTERS / 1e6} MB.`,
      )
  }
  return { texts, unreadable }
}

async function textOf(
  reader: BlobReader,
  file: { readonly path: string; readonly sha: string },
): Promise<string | { why: string }> {
  try {
    return await reader.text(file)
  } catch (error) {
    if (!isUnreadableFile(error)) throw error
    return { why: error instanceof Error ? error.message : String(error) }
  }
}
