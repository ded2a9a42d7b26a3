import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Forbidden } from '../errors.ts'
import type { RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'
import type { TextFile } from './file.ts'

/** What a directory's entry is: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_tree_objects */
const PLAIN_FILES = new Set([0o100644, 0o100755])

const placeAnswer = z
  .object({
    folder: z
      .object({ entries: z.array(z.object({ name: z.string(), mode: z.number() })).nullish() })
      .nullable(),
    file: z
      .object({
        oid: z.string().optional(),
        isTruncated: z.boolean().optional(),
        text: z.string().nullish(),
      })
      .nullable(),
  })
  .nullable()

const eachAnswer = z.record(z.string(), placeAnswer)

/**
 * A text file on the default branch of each of several repositories, in one query. `null`: there is none.
 * `unclear` where only {@link readFile} can tell: what is no plain file, is cut off, or is not the very blob.
 */
export async function readFileInEach(
  requests: Requester,
  repositories: readonly RepositoryName[],
  path: string,
): Promise<(TextFile | null | 'unclear')[]> {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const named = repositories.map((each, i) => ({ [`owner${i}`]: each.owner, [`name${i}`]: each.name }))
  const variables = Object.assign({ folder: `HEAD:${folder}`, file: `HEAD:${path}` }, ...named)
  try {
    const query = queryFor(repositories.length)
    const found = await requests.graphqlPartly(`\`${path}\``, query, variables, eachAnswer)
    return repositories.map((_, i) => fileAt(found[`in${i}`], name))
  } catch (error) {
    // Which of them it may not read, GitHub tells when each is asked for.
    if (error instanceof Forbidden) return repositories.map(() => 'unclear')
    throw error
  }
}

function queryFor(count: number): string {
  const all = Array.from({ length: count }, (_, i) => i)
  const variables = all.map(i => `$owner${i}: String!, $name${i}: String!`).join(', ')
  const fields = all.map(i => `in${i}: repository(owner: $owner${i}, name: $name${i}) { ...place }`)
  return `
query FileInEach($folder: String!, $file: String!, ${variables}) {
  ${fields.join('\n  ')}
}
fragment place on Repository {
  folder: object(expression: $folder) { ... on Tree { entries { name mode } } }
  file: object(expression: $file) { ... on Blob { oid isTruncated text } }
}`
}

function fileAt(place: z.output<typeof placeAnswer> | undefined, name: string): TextFile | null | 'unclear' {
  if (place === undefined) return 'unclear'
  if (place === null) return null
  const entry = place.folder?.entries?.find(each => each.name === name)
  if (place.file === null && entry === undefined) return null
  if (place.file === null || entry === undefined || !PLAIN_FILES.has(entry.mode)) return 'unclear'
  const { oid, isTruncated, text } = place.file
  if (oid === undefined || isTruncated !== false || typeof text !== 'string') return 'unclear'
  return blobSha(text) === oid ? { text, sha: oid } : 'unclear'
}

function blobSha(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
