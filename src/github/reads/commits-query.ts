import * as z from 'zod'
import { actorAnswer } from './git-actor.ts'

/** In GraphQL, since only it resolves co-authors to accounts, and since it answers all of this at once. */
export const COMMITS_QUERY = `
query Commits($owner: String!, $name: String!, $number: Int!, $headSha: GitObjectID!, $base: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    base: object(expression: $base) { oid }
    head: object(oid: $headSha) {
      ... on Commit {
        associatedPullRequests(first: 100) {
          pageInfo { hasNextPage }
          nodes { number state baseRefName headRefOid repository { databaseId } }
        }
      }
    }
    pullRequest(number: $number) {
      state
      headRefOid
      baseRefName
      turns: timelineItems(
        last: 1
        itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT, BASE_REF_CHANGED_EVENT, AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT]
      ) { nodes { ... on Node { id } } }
      commits(first: 100, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          commit {
            oid
            message
            parents(first: 20) { totalCount nodes { oid } }
            authors(first: 100) { totalCount nodes { name email user { databaseId login } } }
            committer { name email user { databaseId login } }
          }
        }
      }
    }
  }
}`

const pulls = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean() }),
  nodes: z.array(
    z.object({
      number: z.number(),
      state: z.string(),
      baseRefName: z.string(),
      headRefOid: z.string(),
      repository: z.object({ databaseId: z.number() }),
    }),
  ),
})

const commitAnswer = z.object({
  oid: z.string(),
  message: z.string(),
  parents: z.object({ totalCount: z.number(), nodes: z.array(z.object({ oid: z.string() })) }),
  authors: z.object({ totalCount: z.number(), nodes: z.array(actorAnswer) }),
  committer: actorAnswer.nullable(),
})

export const commitsAnswer = z.object({
  repository: z
    .object({
      databaseId: z.number(),
      base: z.object({ oid: z.string() }).nullable(),
      head: z.object({ associatedPullRequests: pulls.nullish() }).nullable(),
      pullRequest: z
        .object({
          state: z.string(),
          headRefOid: z.string(),
          baseRefName: z.string(),
          turns: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
          commits: z.object({
            totalCount: z.number(),
            pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
            nodes: z.array(z.object({ commit: commitAnswer })),
          }),
        })
        .nullable(),
    })
    .nullable(),
})

type Found = NonNullable<z.output<typeof commitsAnswer>['repository']>
export type CommitsPage = Found & { readonly pullRequest: NonNullable<Found['pullRequest']> }
export type CommitAnswer = z.output<typeof commitAnswer>
