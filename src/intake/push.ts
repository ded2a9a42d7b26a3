import * as z from 'zod'
import { ignored, intake } from './intake.ts'
import type { Intake } from './intake.ts'
import { installation, readPayload, repository } from './payload.ts'

/** Where a repository keeps its policy. */
const POLICY_PATH = '.github/compliance-patrol.yml'
/** GitHub lists no more commits than these: https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const MOST_COMMITS = 2048

const paths = z.array(z.string()).nullish()
const commit = z.object({ added: paths, removed: paths, modified: paths })

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const schema = z.object({
  installation,
  repository,
  ref: z.string(),
  created: z.boolean(),
  deleted: z.boolean(),
  forced: z.boolean(),
  commits: z.array(commit).nullish(),
})
type Push = z.output<typeof schema>

/** A push to the default branch may bring another policy. Pull requests have events of their own. */
export function readPush(payload: unknown): Intake {
  const push = readPayload(schema, payload)
  const { repository, installation } = push
  if (push.ref !== `refs/heads/${repository.default_branch}`) return ignored('Push beside the default branch')
  if (!mayTouchPolicy(push)) return ignored('Push that leaves the policy alone')
  const { id, name, owner } = repository
  return intake({
    policyChanged: [{ installationId: installation.id, repositoryId: id, owner: owner.login, name }],
  })
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
