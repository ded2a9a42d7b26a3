import * as z from 'zod'
import type { Account } from '../../model/account.ts'
import type { Push, Retarget } from '../../model/approval.ts'
import { Incomplete, NotFound } from '../errors.ts'
import type { RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** What a pull request's own timeline remembers, whoever caused it, newest first. */
export interface Timeline {
  readonly forcePushes: readonly Push[]
  readonly retargets: readonly Retarget[]
}

/**
 * In GraphQL, since only it gives these entries alone: by the REST API a pull request of 1,000 comments has a dozen
 * pages. https://docs.github.com/en/graphql/reference/unions#pullrequesttimelineitems
 */
const TIMELINE_QUERY = `
query Timeline($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      timelineItems(
        first: 100
        after: $after
        itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]
      ) {
        pageInfo { hasNextPage endCursor }
        nodes {
          __typename
          ... on HeadRefForcePushedEvent {
            createdAt
            afterCommit { oid }
            actor {
              __typename
              login
              ... on User { databaseId }
              ... on Bot { databaseId }
              ... on Organization { databaseId }
              ... on Mannequin { databaseId }
            }
          }
          ... on BaseRefChangedEvent { createdAt }
          ... on AutomaticBaseChangeSucceededEvent { createdAt }
        }
      }
    }
  }
}`

const ACCOUNTS = ['User', 'Bot', 'Organization', 'Mannequin'] as const

/** Somebody without an id (an `EnterpriseUserAccount`) is as unknown as somebody whose account was deleted. */
const actorAnswer = z
  .object({ __typename: z.enum(ACCOUNTS), login: z.string(), databaseId: z.number() })
  .nullable()
  .catch(null)

const entryAnswer = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('HeadRefForcePushedEvent'),
    createdAt: z.string(),
    afterCommit: z.object({ oid: z.string() }).nullable(),
    actor: actorAnswer,
  }),
  z.object({ __typename: z.literal('BaseRefChangedEvent'), createdAt: z.string() }),
  z.object({ __typename: z.literal('AutomaticBaseChangeSucceededEvent'), createdAt: z.string() }),
])

type EntryAnswer = z.output<typeof entryAnswer>

const timelineAnswer = z.object({
  repository: z
    .object({
      pullRequest: z
        .object({
          timelineItems: z.object({
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(entryAnswer),
          }),
        })
        .nullable(),
    })
    .nullable(),
})

/** Somebody who pushes by force this often wants something else than a review. */
const MOST_PAGES = 10

/** The force pushes and retargets of a pull request. Throws `Incomplete` where there are more than 1,000. */
export async function readTimeline(
  requests: Requester,
  repository: RepositoryName,
  number: number,
): Promise<Timeline> {
  const newestFirst = (await readEntries(requests, repository, number)).toReversed()
  return { forcePushes: newestFirst.flatMap(forcePush), retargets: newestFirst.flatMap(retarget) }
}

async function readEntries(
  requests: Requester,
  { owner, name }: RepositoryName,
  number: number,
): Promise<EntryAnswer[]> {
  const entries: EntryAnswer[] = []
  let after: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const variables: Record<string, unknown> = { owner, name, number, after }
    const answer = await requests.graphql(
      "the pull request's timeline",
      TIMELINE_QUERY,
      variables,
      timelineAnswer,
    )
    const items = answer.repository?.pullRequest?.timelineItems
    if (items === undefined) throw new NotFound("GitHub does not find the pull request's timeline.")
    entries.push(...items.nodes)
    if (!items.pageInfo.hasNextPage) return entries
    after = items.pageInfo.endCursor
  }
  throw new Incomplete(
    `The pull request was retargeted or pushed to by force more than ${entries.length} times, which is more than is read.`,
  )
}

function forcePush(entry: EntryAnswer): Push[] {
  if (entry.__typename !== 'HeadRefForcePushedEvent') return []
  const { createdAt, actor, afterCommit } = entry
  return [
    {
      at: createdAt,
      by: actor && accountOf(actor),
      before: null,
      after: afterCommit?.oid ?? '',
      forced: true,
    },
  ]
}

function retarget(entry: EntryAnswer): Retarget[] {
  return entry.__typename === 'HeadRefForcePushedEvent' ? [] : [{ at: entry.createdAt }]
}

/** GraphQL writes a bot's login without the `[bot]` that the REST API and policies have. */
function accountOf({ __typename, databaseId, login }: NonNullable<z.output<typeof actorAnswer>>): Account {
  const isShort = __typename === 'Bot' && !login.endsWith('[bot]')
  return { id: databaseId, login: isShort ? `${login}[bot]` : login, type: __typename }
}
