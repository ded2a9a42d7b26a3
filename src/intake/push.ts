import * as z from 'zod'
import { ignored, intake } from './intake.ts'
import type { Intake, PushedBranch } from './intake.ts'
import { accountOrNull, installation, namedRepository, readPayload, repository, sha } from './payload.ts'

/** Where a repository keeps its policy. */
const POLICY_PATH = '.github/compliance-patrol.yml'
/** GitHub lists no more commits than these: https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const MOST_COMMITS = 2048
/** The first line of a message may be all of it. */
const LONGEST_TITLE = 300

const paths = z.array(z.string()).nullish()
const commit = z.object({ id: z.string().nullish(), added: paths, removed: paths, modified: paths })

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const schema = z.object({
  installation,
  repository,
  ref: z.string(),
  before: sha,
  after: sha,
  sender: accountOrNull,
  head_commit: z.object({ message: z.string() }).nullish(),
  created: z.boolean(),
  deleted: z.boolean(),
  forced: z.boolean(),
  commits: z.array(commit).nullish(),
})
type Push = z.output<typeof schema>

const BRANCH = 'refs/heads/'
/** What an event gives for “there is no such commit”. */
const NO_COMMIT = /^0+$/

/**
 * A branch was moved, by merging pull requests or past them; a push to the default branch may bring another policy.
 * Pull requests have events of their own.
 */
export function readPush(payload: unknown): Intake {
  const push = readPayload(schema, payload)
  const { repository, installation } = push
  if (!push.ref.startsWith(BRANCH)) return ignored('Push of a tag')
  const branch = push.ref.slice(BRANCH.length)
  const { id, name, owner } = repository
  const isPolicy = branch === repository.default_branch && mayTouchPolicy(push)
  return intake({
    pushes: [pushed(push, branch)],
    policyChanged: isPolicy
      ? [{ installationId: installation.id, repositoryId: id, owner: owner.login, name }]
      : [],
  })
}

function pushed(push: Push, branch: string): PushedBranch {
  const { before, after, commits, created, deleted, forced, head_commit: newest } = push
  const ids = commits?.map(({ id }) => id ?? '') ?? ['']
  return {
    installationId: push.installation.id,
    repository: namedRepository(push.repository),
    defaultBranch: push.repository.default_branch,
    branch,
    before: NO_COMMIT.test(before) ? null : before,
    after: NO_COMMIT.test(after) ? null : after,
    change: deleted ? 'deleted' : created ? 'created' : forced ? 'forced' : 'pushed',
    by: push.sender,
    title: newest?.message.split('\n', 1)[0]?.slice(0, LONGEST_TITLE) ?? null,
    commits: ids.includes('') || ids.length >= MOST_COMMITS ? null : ids,
  }
}

/** Says no only where the payload lists every file of every commit that came or went. */
function mayTouchPolicy({ created, deleted, forced, commits }: Push): boolean {
  if (created || deleted || forced || !commits) return true
  // A push without commits moved the branch to commits that another branch has already.
  if (commits.length === 0 || commits.length >= MOST_COMMITS) return true
  return commits.some(touchesPolicy)
}

function touchesPolicy({ added, removed, modified }: z.output<typeof commit>): boolean {
  if (!added || !removed || !modified) return true
  return [added, removed, modified].some(files => files.includes(POLICY_PATH))
}
