import * as z from 'zod'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** A pull request that was merged, as far as a list tells. */
export interface MergedInList {
  readonly number: number
  readonly title: string
  readonly url: string
  readonly baseRef: string
  readonly mergedAt: string
}

const answer = z.array(
  z.object({
    number: z.number(),
    title: z.string(),
    html_url: z.string(),
    base: z.object({ ref: z.string() }),
    merged_at: z.string().nullable(),
    updated_at: z.string(),
  }),
)

const A_PAGE = 100

/**
 * What was merged in a period, whatever its base. The list is in the order of the latest change, which no merge is
 * later than: so it ends with the first that was changed before the period.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
 */
export async function readMergedBetween(
  requests: Requester,
  repository: RepositoryName,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<MergedInList[]> {
  const merged: MergedInList[] = []
  for (let page = 1; ; page++) {
    const closed = await requests.get(callFor(repository, page), answer)
    for (const { number, title, html_url: url, base, merged_at: at } of closed) {
      if (at === null || Date.parse(at) < Date.parse(from) || Date.parse(at) >= Date.parse(to)) continue
      merged.push({ number, title, url, baseRef: base.ref, mergedAt: at })
    }
    const oldest = closed.at(-1)
    if (oldest === undefined || closed.length < A_PAGE || Date.parse(oldest.updated_at) < Date.parse(from))
      return merged
  }
}

function callFor(repository: RepositoryName, page: number) {
  return {
    what: 'the closed pull requests',
    template: 'GET /repos/{owner}/{repo}/pulls',
    parameters: {
      ...inRepository(repository),
      state: 'closed',
      sort: 'updated',
      direction: 'desc',
      per_page: A_PAGE,
      page,
    },
  }
}
