import { readFileSync } from 'node:fs'
import { buildSchema, graphql as execute, GraphQLError } from 'graphql'
import { refuseUnlessAllowed } from './access.ts'
import type { Emulator } from './emulator.ts'
import { repositoryOf } from './find.ts'
import { pullsContaining, shaOf } from './find-commit.ts'
import { accountByEmail } from './find.ts'
import { commitsBetween, type GitCommit, type GitPerson, readCommit } from './git/read.ts'
import { Problem, problem } from './problem.ts'
import type { RateLimits } from './rate-limit.ts'
import type { Viewer } from './request.ts'
import { contentNode } from './graphql-content.ts'
import { timelineItems, type TimelineSlice } from './graphql-timeline.ts'
import { type Json, nodeId } from './shapes/json.ts'
import type { Account, Pull, Repository } from './state.ts'
import { connection, type Slice } from './graphql-connection.ts'

/** The part of GitHub's own schema that is emulated; a field that is not in it fails as at GitHub. */
const schema = buildSchema(readFileSync(new URL('fixtures/schema.graphql', import.meta.url), 'utf8'))

interface Query {
  readonly query: string
  readonly variables?: Record<string, unknown>
}

/** Executes a query; GitHub answers 200 whatever went wrong in it, and says in `errors` what. */
export async function answerGraphql(
  github: Emulator,
  limits: RateLimits,
  viewer: Viewer,
  body: unknown,
): Promise<Json> {
  const { query, variables } = body as Query
  const rootValue = {
    repository: ({ owner, name }: { owner: string; name: string }) => repository(github, viewer, owner, name),
    rateLimit: () => rateLimit(limits, viewer),
    viewer: () => (viewer.kind === 'user' ? user(viewer.account) : user(github.app.bot)),
  }
  const result = await execute({ schema, source: query, rootValue, variableValues: variables ?? {} })
  const unknown = result.errors?.filter(error => error.extensions['type'] === undefined && !error.path) ?? []
  github.violations.push(...unknown.map(error => `POST /graphql: ${error.message}`))
  const errors = result.errors?.map(error => ({
    ...(error.extensions['type'] !== undefined && { type: error.extensions['type'] }),
    ...error.toJSON(),
    extensions: undefined,
  }))
  return { ...(result.data !== undefined && { data: result.data }), ...(errors && { errors }) }
}

function rateLimit(limits: RateLimits, viewer: Viewer): Json {
  const { limit, used, reset } = limits.of(viewer, 'graphql')
  const resetAt = new Date(reset * 1000).toISOString()
  return { cost: 1, nodeCount: 1, limit, used, remaining: limit - used, resetAt }
}

function repository(github: Emulator, viewer: Viewer, owner: string, name: string): Json {
  const renamed = github.state.formerNames.get(`${owner}/${name}`.toLowerCase())
  const found = repositoryOf(github.state, owner, name) ?? github.state.repositories.get(renamed ?? 0)
  if (!found || !mayRead(github, viewer, found)) {
    const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`
    throw new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } })
  }
  return repositoryNode(github, found)
}

function mayRead(github: Emulator, viewer: Viewer, found: Repository): boolean {
  try {
    refuseUnlessAllowed(github, viewer, found, 'pull_requests:read')
    refuseUnlessAllowed(github, viewer, found, 'contents:read')
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function repositoryNode(github: Emulator, found: Repository): Json {
  return {
    __typename: 'Repository',
    id: nodeId('Repository', found.id),
    databaseId: found.id,
    name: found.name,
    nameWithOwner: `${found.owner.login}/${found.name}`,
    object: (args: { oid?: string; expression?: string }) =>
      object(github, found, args.oid ?? args.expression ?? ''),
    pullRequest({ number }: { number: number }) {
      const pull = found.pulls.get(number)
      if (pull) return pullNode(github, pull)
      const message = `Could not resolve to a PullRequest with the number of ${number}.`
      throw new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } })
    },
  }
}

async function object(github: Emulator, found: Repository, name: string): Promise<Json | null> {
  const [, ref, path] = /^([^:]+):(.*)$/.exec(name) ?? []
  const sha = await shaOf(found, ref ?? name)
  if (sha === null) return null
  if (path === undefined) return commitNode(github, found, await readCommit(found.git, sha))
  return contentNode(found, sha, path)
}

function pullNode(github: Emulator, pull: Pull): Json {
  return {
    __typename: 'PullRequest',
    id: nodeId('PullRequest', pull.id),
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    state: pull.mergedAt === null ? pull.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    author: pull.author.ghost ? null : { __typename: pull.author.type, ...user(pull.author) },
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    headRepository: pull.headRepository && repositoryNode(github, pull.headRepository),
    repository: repositoryNode(github, pull.repository),
    async commits(slice: Slice) {
      const commits = await commitsBetween(pull.repository.git, pull.baseSha, pull.headSha)
      return connection('commits', slice, commits, commit => ({
        id: nodeId('PullRequestCommit', commit.sha),
        commit: commitNode(github, pull.repository, commit),
      }))
    },
    timelineItems: (slice: TimelineSlice) => timelineItems(pull, slice),
  }
}

function commitNode(github: Emulator, found: Repository, commit: GitCommit): Json {
  return {
    __typename: 'Commit',
    id: nodeId('Commit', commit.sha),
    oid: commit.sha,
    message: commit.message,
    committedDate: commit.committer.date,
    author: actor(github, commit.author),
    committer: actor(github, commit.committer),
    authors: (slice: Slice) => connection('authors', slice, authorsOf(commit), each => actor(github, each)),
    parents: (slice: Slice) =>
      connection('parents', slice, commit.parents, async sha =>
        commitNode(github, found, await readCommit(found.git, sha)),
      ),
    async associatedPullRequests(slice: Slice) {
      const pulls = await pullsContaining(found, commit.sha)
      return connection('associatedPullRequests', slice, pulls, each => pullNode(github, each))
    },
  }
}

/**
 * The author, then everybody whom a `Co-authored-by` trailer names.
 * https://docs.github.com/en/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
 */
function authorsOf(commit: GitCommit): GitPerson[] {
  const { date } = commit.author
  const trailers = commit.message.matchAll(/^co-authored-by:\s*(.+?)\s*<([^<>]+)>\s*$/gim)
  const named = [...trailers].map(([, name = '', email = '']) => ({ name, email, date }))
  const all = [commit.author, ...named]
  const first = (email: string) => all.findIndex(each => each.email.toLowerCase() === email.toLowerCase())
  return all.filter((each, index) => first(each.email) === index)
}

function actor(github: Emulator, { name, email, date }: GitPerson): Json {
  const account = accountByEmail(github.state, email)
  // Only people are users; a bot's commits and those of `web-flow` name none.
  const isPerson = account?.type === 'User' && account.login !== 'web-flow'
  return { name, email, date, user: isPerson ? user(account) : null }
}

function user(account: Account): Json {
  const { id, login, name, type } = account
  return { __typename: type, id: nodeId(type, id), databaseId: id, login, name, email: '' }
}

/** A request to `/graphql` without the one thing that it must have. */
export function refuseAnonymous(viewer: Viewer): void {
  if (viewer.kind === 'anonymous') throw problem(401, 'This endpoint requires you to be authenticated.')
}
