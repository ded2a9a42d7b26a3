import {
  type CheckRunContent,
  createCheckRun,
  emitRun,
  emitSuite,
  updateCheckRun,
} from '../actions/checks.ts'
import { postStatus } from '../actions/statuses.ts'
import type { Emulator } from '../emulator.ts'
import type { CheckRun, Status } from '../state.ts'
import { appNamed, person, placeOf, type Target } from './names.ts'

export interface PostedStatus {
  readonly by: string
  readonly context: string
  readonly state: Status['state']
  readonly description?: string
  readonly targetUrl?: string
}

/** Check runs and statuses: those of other Apps and people, and what is clicked on ours. */
export function checkPeople(github: Emulator) {
  return {
    /** A check run of another App, which is registered when nobody knows it yet. */
    postCheckRun(
      app: string,
      target: Target,
      content: CheckRunContent & { readonly name: string },
    ): CheckRun {
      const { repository, sha } = placeOf(github, target)
      return createCheckRun(github, repository, appNamed(github, app), sha, content)
    },

    updateCheckRun: (run: CheckRun, content: CheckRunContent): Promise<void> =>
      updateCheckRun(github, run, content),

    async postStatus(target: Target, { by, ...wanted }: PostedStatus): Promise<Status> {
      const { repository, sha } = placeOf(github, target)
      const status = { description: null, targetUrl: null, ...wanted }
      return postStatus(github, repository, sha, status, person(github, by))
    },

    /**
     * Clicks on a button of a check run.
     * https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks#check-runs-and-requested-actions
     */
    requestAction(run: CheckRun, identifier: string, by: string): void {
      if (!isOurs(run)) return
      emitRun(github, run, 'requested_action', person(github, by), { requested_action: { identifier } })
    },

    /** “Re-run”: the check run itself is not changed by that. */
    rerequestCheckRun(run: CheckRun, by: string): void {
      if (isOurs(run)) emitRun(github, run, 'rerequested', person(github, by))
    },

    /** “Re-run all checks” of the run's suite. */
    async rerequestCheckSuite(run: CheckRun, by: string): Promise<void> {
      if (isOurs(run)) await emitSuite(github, run.repository, run.suite, 'rerequested', person(github, by))
    },

    /** What stands on a commit, oldest first. */
    checkRuns(target: Target): CheckRun[] {
      const { repository, sha } = placeOf(github, target)
      return repository.checkRuns.filter(each => each.suite.headSha === sha)
    },

    statuses(target: string | Target): Status[] {
      const sha = typeof target === 'string' ? target : placeOf(github, target).sha
      return [...github.state.repositories.values()]
        .flatMap(each => each.statuses)
        .filter(each => each.sha === sha)
    },
  }

  /** Only the App whose check run it is hears of it. */
  function isOurs(run: CheckRun): boolean {
    return run.suite.app === github.app
  }
}
