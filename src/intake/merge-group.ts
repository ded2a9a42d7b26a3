import * as z from 'zod'
import { ignored, intake } from './intake.ts'
import type { Intake } from './intake.ts'
import { actionOf, installation, namedRepository, readPayload, repository, sha } from './payload.ts'

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#merge_group */
const schema = z.object({
  installation,
  repository,
  merge_group: z.object({
    head_sha: sha,
    head_ref: z.string(),
    base_sha: sha,
    base_ref: z.string().regex(/^refs\/heads\/./, 'expected the full name of a branch'),
  }),
})

/**
 * The payload has no list of pull requests, but the name of the queue's branch has a number:
 * `refs/heads/gh-readonly-queue/main/pr-104-929f8209…`.
 */
const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,8})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** A merge queue asks for checks on a group, or has merged it or given it up. */
export function readMergeGroup(payload: unknown): Intake {
  const action = actionOf(payload)
  if (action !== 'checks_requested' && action !== 'destroyed') return ignored('Action not handled')
  const { installation, repository, merge_group: group } = readPayload(schema, payload)
  const baseRef = group.base_ref.slice('refs/heads/'.length)
  return intake({
    mergeGroups: [
      {
        installationId: installation.id,
        repository: namedRepository(repository),
        headSha: group.head_sha,
        baseSha: group.base_sha,
        baseRef,
        number: numberOf(group.head_ref, baseRef),
        ended: action === 'destroyed',
      },
    ],
  })
}

/** `null` also for the queue of another branch: then the name means something that is not known here. */
function numberOf(headRef: string, baseRef: string): number | null {
  const [, branch, number] = QUEUE_BRANCH.exec(headRef) ?? []
  return branch === baseRef ? Number(number) : null
}
