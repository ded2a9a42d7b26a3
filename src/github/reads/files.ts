import * as z from 'zod'
import type { ChangedFile } from '../../model/pull-request.ts'
import { Incomplete } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files: “a maximum of 3000 files”. */
const MOST_FILES = 3000

const fileAnswer = z
  .object({
    filename: z.string(),
    previous_filename: z.string().optional(),
    status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
    sha: z.string().nullable(),
    additions: z.number(),
    deletions: z.number(),
    patch: z.string().optional(),
  })
  .transform(
    (file): ChangedFile => ({
      path: file.filename,
      previousPath: file.previous_filename ?? null,
      status: file.status,
      sha: file.sha,
      additions: file.additions,
      deletions: file.deletions,
      patch: file.patch ?? null,
    }),
  )

/**
 * All changed files of a pull request. `expected` is the number that GitHub's answer for the pull request gives.
 * Throws `Incomplete` when the list is not of that many files, or would be cut off.
 */
export async function readFiles(
  requests: Requester,
  repository: RepositoryName,
  number: number,
  expected: number,
): Promise<ChangedFile[]> {
  if (expected > MOST_FILES) {
    throw new Incomplete(
      `The pull request changes ${expected} files, and GitHub lists ${MOST_FILES} at most.`,
    )
  }
  if (expected === 0) return []
  const files = await requests.all(
    {
      what: 'the list of files',
      template: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
      parameters: { ...inRepository(repository), pull_number: number },
    },
    z.array(fileAnswer),
    { mostPages: MOST_FILES / 100 + 1, entries: expected },
  )
  const listed = new Set(files.map(({ path }) => path)).size
  if (listed === expected && files.length === expected) return files
  throw new Incomplete(`GitHub counts ${expected} changed files, but lists ${listed}.`)
}
