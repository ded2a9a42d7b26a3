import { listRepository, type ListDependencies, type RepositoryToList } from '../list-repository.ts'
import { redeliverFailures, type RedeliverDependencies } from './redeliver-failures.ts'

/** Where the sweep stands, for all replicas. */
export interface SweepPlace {
  setInstallations(ids: readonly number[]): Promise<void>
  take(paceMs: number): Promise<{ readonly installationId: number; readonly roundAt: string | null } | null>
  putOff(installationId: number, milliseconds: number): Promise<void>
  begin(installationId: number, repositories: readonly RepositoryToList['repository'][]): Promise<void>
  next(of: { readonly installationId?: number; readonly adopted: boolean }): Promise<RepositoryToList | null>
  done(listed: RepositoryToList): Promise<void>
  restart(): Promise<void>
  resume(paceMs: number): Promise<void>
  knownDelivery(): Promise<{ readonly id: number; readonly at: string } | null>
  setKnownDelivery(id: number, at: Date): Promise<void>
}

export interface SweepDependencies extends Omit<ListDependencies, 'github'> {
  readonly github: RedeliverDependencies['github'] & {
    installations(): Promise<readonly { readonly id: number; readonly account: string }[]>
    forInstallation(id: number): ReturnType<ListDependencies['github']> & {
      repositories(): Promise<readonly RepositoryToList['repository'][]>
    }
    rateLimit(installationId: number): { readonly limit: number } | null
  }
  readonly place: SweepPlace
  /** Whether the operator lets this account use the App. */
  readonly isAllowed: (account: string) => boolean
  readonly clock: { now(): Date }
  /** Aborted when nothing more is to be begun. */
  readonly signal: AbortSignal
  readonly log: RedeliverDependencies['log']
}

/** The share of an installation's requests that its sweep may use. */
const SHARE = 0.05
/** Of an installation that has not answered yet: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const USUAL_LIMIT = 5_000
const HOUR_MS = 3_600_000
/** Nothing is found by asking about the same again at once. */
const ROUND_MS = HOUR_MS
/** For so long GitHub keeps deliveries: after a longer silence the places where the sweep stood say nothing. */
const KEPT_MS = 3 * 24 * HOUR_MS

/** Which installations there are, and what was lost while nobody listened. */
export async function lookAtApp(dependencies: SweepDependencies): Promise<void> {
  const { github, place, isAllowed, clock } = dependencies
  const known = await place.knownDelivery()
  if (known !== null && clock.now().getTime() - Date.parse(known.at) > KEPT_MS) await place.restart()
  const installations = (await github.installations()).filter(({ account }) => isAllowed(account))
  await place.setInstallations(installations.map(({ id }) => id))
  await redeliverFailures(dependencies)
}

/** After a start the next round is not waited for: nobody listened meanwhile, and GitHub may not have said everything. */
export async function resume(dependencies: SweepDependencies): Promise<void> {
  await dependencies.place.resume(paceOf(dependencies, null))
}

/** Lists what came under the App, without a pace of its own: people wait. */
export async function listAdopted(dependencies: SweepDependencies): Promise<void> {
  while (!dependencies.signal.aborted) {
    const next = await dependencies.place.next({ adopted: true })
    if (next === null) return
    await list(dependencies, next)
  }
}

/** Takes the steps that the pace allows by now: each is one repository, or the list of an installation's. */
export async function sweepOn(dependencies: SweepDependencies): Promise<void> {
  const { place, signal } = dependencies
  while (!signal.aborted) {
    const taken = await place.take(paceOf(dependencies, null))
    if (taken === null) return
    const wait = await step(dependencies, taken)
    await place.putOff(taken.installationId, wait - paceOf(dependencies, null))
  }
}

/** @returns after how many milliseconds the next may follow. */
async function step(
  dependencies: SweepDependencies,
  { installationId, roundAt }: { readonly installationId: number; readonly roundAt: string | null },
): Promise<number> {
  const { place, github, clock, log } = dependencies
  const next = await place.next({ installationId, adopted: false })
  // Taken behind what is asked: GitHub's answer says what the limit is.
  const pace = () => paceOf(dependencies, installationId)
  if (next !== null) return (await list(dependencies, next)) * pace()
  const age = roundAt === null ? Infinity : clock.now().getTime() - Date.parse(roundAt)
  if (age < ROUND_MS) return Math.max(pace(), ROUND_MS - age)
  try {
    const repositories = await github.forInstallation(installationId).repositories()
    await place.begin(installationId, repositories)
    return pages(repositories.length) * pace()
  } catch (error) {
    log.warn({ installationId, err: error }, 'Repositories could not be listed')
    return pace()
  }
}

/** @returns how many requests it took. */
async function list(
  { github, place, log, ...rest }: SweepDependencies,
  next: RepositoryToList,
): Promise<number> {
  const dependencies: ListDependencies = {
    ...rest,
    github: id => github.forInstallation(id),
  }
  let open = 0
  try {
    open = await listRepository(dependencies, next)
  } catch (error) {
    log.warn({ repositoryId: next.repository.id, err: error }, 'Open pull requests could not be listed')
    if (!isHidden(error)) throw error
  }
  await place.done(next)
  return pages(open)
}

/** Milliseconds between two requests of an installation's sweep. */
function paceOf({ github }: SweepDependencies, installationId: number | null): number {
  const limit = installationId === null ? undefined : github.rateLimit(installationId)?.limit
  return HOUR_MS / (SHARE * (limit ?? USUAL_LIMIT))
}

/** Requests for a list of so many. A full last page is asked beyond. */
function pages(entries: number): number {
  return Math.floor(entries / 100) + 1
}

/** GitHub's answers 404 and 403, as its client throws them. */
function isHidden(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotFound' || error.name === 'Forbidden')
}
