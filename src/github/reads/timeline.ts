import * as z from 'zod'
import type { Push, Retarget } from '../../model/approval.ts'
import { accountAnswer } from '../account.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** What a pull request's own timeline remembers, whoever caused it, newest first. */
export interface Timeline {
  readonly forcePushes: readonly Push[]
  readonly retargets: readonly Retarget[]
}

const eventAnswer = z.object({
  event: z.string().optional(),
  created_at: z.string().optional(),
  commit_id: z.string().nullish(),
  actor: accountAnswer.nullish().catch(null),
})

type EventAnswer = z.output<typeof eventAnswer>

/** https://docs.github.com/en/rest/using-the-rest-api/issue-event-types */
const RETARGETS = ['base_ref_changed', 'automatic_base_change_succeeded']

/** The force pushes and retargets of a pull request. Throws `Incomplete` for a timeline beyond 10,000 entries. */
export async function readTimeline(
  requests: Requester,
  repository: RepositoryName,
  number: number,
): Promise<Timeline> {
  const events = await requests.all(
    {
      what: "the pull request's timeline",
      template: 'GET /repos/{owner}/{repo}/issues/{issue_number}/timeline',
      parameters: { ...inRepository(repository), issue_number: number },
    },
    z.array(eventAnswer),
    { mostPages: 100 },
  )
  const newestFirst = events.toReversed()
  return { forcePushes: newestFirst.flatMap(forcePush), retargets: newestFirst.flatMap(retarget) }
}

function forcePush({ event, created_at, commit_id, actor }: EventAnswer): Push[] {
  if (event !== 'head_ref_force_pushed' || created_at === undefined) return []
  return [{ at: created_at, by: actor ?? null, before: null, after: commit_id ?? '', forced: true }]
}

function retarget({ event = '', created_at }: EventAnswer): Retarget[] {
  return RETARGETS.includes(event) && created_at !== undefined ? [{ at: created_at }] : []
}
