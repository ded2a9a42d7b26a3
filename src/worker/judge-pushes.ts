import { mergeOnce, onceOf } from '../evidence/columns.ts'
import { chained } from '../evidence/draft.ts'
import { pushEntry } from '../evidence/entries/push.ts'
import type { Append } from '../evidence/record.ts'
import type { PushedBranch } from '../intake/intake.ts'
import type { StoredEntry } from '../model/evidence.ts'
import { coversBranch } from '../policy/covers-branch.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import type { DueKey, PullRegister } from './evaluate-pull-request.ts'
import type { Log } from './log-verdict.ts'
import { type CommitOrigins, mergesIn } from './merges-in-push.ts'

/** A push of which it is not known yet how it came about. */
export interface WaitingPush extends PushedBranch {
  readonly delivery: string
  readonly receivedAt: string
  /** Whether the policy covered the branch when the event arrived. */
  readonly covered: boolean
}

export interface JudgePushesDependencies {
  readonly pushes: {
    waiting(page: { readonly after?: WaitingPush; readonly most: number }): Promise<readonly WaitingPush[]>
    done(push: WaitingPush): Promise<void>
  }
  readonly evidence: {
    append(append: Append & { readonly repositoryId: number }): Promise<readonly StoredEntry[]>
    unrecorded(repositoryId: number, once: readonly string[]): Promise<readonly string[]>
  }
  readonly github: (installationId: number) => CommitOrigins
  readonly policyOf: (of: PushedBranch) => Promise<ResolvedPolicy>
  readonly pulls: Pick<PullRegister, 'put'>
  readonly makeDue: (due: readonly DueKey[]) => Promise<void>
  readonly clock: { now(): Date }
  readonly log: Log
  /** GitHub's own view of a merge may come after the push's event: before this nobody is asked. */
  readonly patienceMs: number
}

const PAGE = 100
/** After this nobody expects GitHub to answer any more. */
const LONGEST_WAIT_MS = 3 * 86_400_000

/**
 * Finds out of every push that waits whether it merged pull requests or went past them, and records those that went
 * past. One that cannot be looked at now waits for the next round.
 */
export async function judgePushes(dependencies: JudgePushesDependencies): Promise<void> {
  const { pushes, log } = dependencies
  let page: readonly WaitingPush[]
  let after: WaitingPush | undefined
  do {
    page = await pushes.waiting({ most: PAGE, ...(after && { after }) })
    for (const push of page) {
      const { delivery, repository } = push
      try {
        if (await isSettled(dependencies, push)) await pushes.done(push)
      } catch (error) {
        if (isHidden(error) || ageOf(dependencies, push) > LONGEST_WAIT_MS) {
          // Whoever takes the App away must not thereby hide what was pushed just before.
          if (push.covered || push.branch === push.defaultBranch) await recordPush(dependencies, push)
          await pushes.done(push)
        }
        log.warn({ delivery, repository: repository.id, err: error }, 'A push could not be looked at')
      }
    }
    after = page.at(-1)
  } while (page.length === PAGE)
}

async function isSettled(dependencies: JudgePushesDependencies, push: WaitingPush): Promise<boolean> {
  if (ageOf(dependencies, push) < dependencies.patienceMs) return false
  const covered = push.covered || (await isCoveredNow(dependencies, push))
  if (covered !== true) return covered === false
  const merges = await mergesIn(dependencies.github(push.installationId), push)
  if (merges !== null) {
    await seeToMerges(dependencies, push, merges)
    return true
  }
  await recordPush(dependencies, push)
  return true
}

function ageOf({ clock }: JudgePushesDependencies, { receivedAt }: WaitingPush): number {
  return clock.now().getTime() - Date.parse(receivedAt)
}

/** `unknown`: a file of the policy could not be read, and may be the one that covers the branch. */
async function isCoveredNow(
  { policyOf }: JudgePushesDependencies,
  push: WaitingPush,
): Promise<boolean | 'unknown'> {
  const { policy, problems } = await policyOf(push)
  const { branch: baseRef, defaultBranch } = push
  if (coversBranch(policy, { baseRef, repository: { defaultBranch } })) return true
  return problems.some(({ line }) => line === null) ? 'unknown' : false
}

/** A merge whose own event was lost is looked at because of its push. */
async function seeToMerges(
  { evidence, pulls, makeDue }: JudgePushesDependencies,
  { repository, installationId, branch }: WaitingPush,
  merges: readonly { readonly number: number; readonly headSha: string }[],
): Promise<void> {
  const names = merges.map(({ number }) => mergeOnce(number))
  const missing = new Set(await evidence.unrecorded(repository.id, names))
  const unseen = merges.filter(({ number }) => missing.has(mergeOnce(number)))
  for (const { number, headSha } of unseen) {
    const key = `${repository.id}#${number}` as const
    const place = { key, installationId, repository, number, headSha, baseRef: branch }
    await pulls.put({ ...place, state: 'closed', covered: null })
  }
  await makeDue(unseen.map(({ number }) => ({ key: `${repository.id}#${number}` as const, installationId })))
}

async function recordPush({ evidence, clock }: JudgePushesDependencies, push: WaitingPush): Promise<void> {
  const draft = pushEntry(push)
  const once = onceOf(draft) ?? ''
  const { id, owner, name } = push.repository
  await evidence.append({
    repositoryId: id,
    once: [once],
    compose({ sequence, head, recorded }) {
      if (recorded.has(once)) return []
      const place = { repository: { id, owner, name }, sequence, previousHash: head?.hash ?? null }
      return chained([draft], { ...place, recordedAt: clock.now().toISOString() })
    },
  })
}

/** GitHub's answers 404 and 403, as its client throws them: they do not change by waiting. */
function isHidden(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotFound' || error.name === 'Forbidden')
}
