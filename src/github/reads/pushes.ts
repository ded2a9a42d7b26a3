import * as z from 'zod'
import type { Push } from '../../model/approval.ts'
import { accountAnswer } from '../account.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** What an activity list gives for “there was no branch before”. */
const NO_COMMIT = /^0+$/

const activityAnswer = z
  .object({
    before: z.string(),
    after: z.string(),
    timestamp: z.string(),
    activity_type: z.string(),
    actor: accountAnswer.nullish(),
  })
  .transform(
    (activity): Push => ({
      at: activity.timestamp,
      by: activity.actor ?? null,
      before: NO_COMMIT.test(activity.before) ? null : activity.before,
      after: activity.after,
      forced: activity.activity_type === 'force_push',
    }),
  )

/**
 * Everything that moved a branch of this repository, newest first; forks are not covered.
 * https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
export async function readPushes(
  requests: Requester,
  repository: RepositoryName,
  headRef: string,
): Promise<Push[]> {
  const activities = await requests.byCursor(
    {
      what: 'the list of pushes',
      template: 'GET /repos/{owner}/{repo}/activity',
      parameters: { ...inRepository(repository), ref: `refs/heads/${headRef}` },
    },
    z.array(activityAnswer),
  )
  return activities.filter(({ after }) => !NO_COMMIT.test(after))
}
