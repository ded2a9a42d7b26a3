import type { Repository } from '../model/pull-request.ts'
import { type Publication, published } from './publications.ts'
import type { PublishDependencies, Publishing } from './publish.ts'
import { isNotFound } from './refusal.ts'
import type { CheckRunWish, StatusWish } from './wanted-state.ts'

/** What every write on a commit needs. */
export interface CommitPlace extends PublishDependencies {
  readonly repository: Pick<Repository, 'id' | 'owner' | 'name'>
  /** The repository's page, below which check runs have theirs; `null` where it is not known. */
  readonly page: string | null
  readonly sha: string
  readonly rows: readonly Publication[]
  readonly at: string
}

/** The repository's page, from that of one of its pull requests. */
export function pageOf({ url }: { readonly url: string }): string {
  return url.replace(/\/pull\/\d+$/, '')
}

/** Replicas' clocks differ a little. */
const MARGIN_MS = 60_000

/**
 * True for the time of a verdict that overtook another, which was begun at `at`. One that lies in the future was
 * written under a clock that was wrong; if it counted, nothing could be shown until that time.
 */
export function isOvertaken(at: string, last: string, now: Date): boolean {
  return last > at && Date.parse(last) <= now.getTime() + MARGIN_MS
}

/** False when a newer verdict of the same pull request stands there; else this one is remembered as the newest. */
export async function isNewest(
  { publications, repository, sha, rows, at, clock }: CommitPlace,
  key: string,
): Promise<boolean> {
  const last = published(rows, 'verdict', key)
  if (last !== null && isOvertaken(at, last.hash, clock.now())) return false
  if (last?.hash === at) return true
  const row = { kind: 'verdict', subject: sha, name: key, githubId: null, url: null, hash: at, at } as const
  await publications.save(repository.id, row)
  return true
}

export interface Trust {
  readonly suspect: Pick<Publishing['suspect'], 'checkRun' | 'status'>
  readonly isFullyRecorded: boolean
}

/** Creates the run, or updates the one that is there where it differs; returns its page. */
export async function writeCheckRun(
  place: CommitPlace,
  wish: CheckRunWish,
  trust: Trust,
): Promise<string | null> {
  const row = published(place.rows, 'check-run', wish.content.name)
  if (row !== null && row.githubId !== null) {
    const stands = !trust.suspect.checkRun && (wish.keep || row.hash === wish.hash)
    if (stands || (await update(place, wish, row.githubId))) return row.url
  }
  // A run that was being created when the process ended has a row without an id.
  const mayBeThere = row === null ? !trust.isFullyRecorded : row.githubId === null
  const found = mayBeThere
    ? await place.github.findCheckRun(place.repository, place.sha, wish.content.name)
    : null
  if (found === null) return create(place, wish)
  if (wish.keep) return remember(place, wish, { id: found.id, hash: 'kept' })
  return (await update(place, wish, found.id)) ? runUrl(place, found.id) : create(place, wish)
}

/** False when GitHub has the run no more. */
async function update(place: CommitPlace, wish: CheckRunWish, id: number): Promise<boolean> {
  try {
    await place.github.updateCheckRun(place.repository, id, wish.content)
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
  await remember(place, wish, { id, hash: wish.hash })
  return true
}

async function create(place: CommitPlace, wish: CheckRunWish): Promise<string> {
  await remember(place, wish, { id: null, hash: '' })
  const { id, url } = await place.github.createCheckRun(place.repository, {
    ...wish.content,
    headSha: place.sha,
  })
  return remember(place, wish, { id, hash: wish.hash, url })
}

/** Keeps the run's id and what it means; returns its page. */
async function remember(
  { publications, repository, page, sha, at }: CommitPlace,
  { content }: CheckRunWish,
  run: { id: number | null; hash: string; url?: string },
): Promise<string> {
  const url = run.url ?? (run.id === null ? '' : runUrl({ page }, run.id))
  await publications.save(repository.id, {
    kind: 'check-run',
    subject: sha,
    name: content.name,
    githubId: run.id,
    url: url === '' ? null : url,
    hash: run.hash,
    at,
  })
  return url
}

function runUrl({ page }: Pick<CommitPlace, 'page'>, id: number): string {
  return page === null ? '' : `${page}/runs/${id}`
}

/**
 * A status cannot be changed, and a commit takes 1,000 for a context: one is posted only for a difference, or where
 * somebody else's in the same context came after ours. The row keeps that time, so that theirs is answered once.
 */
export async function writeStatus(
  { github, publications, repository, sha, rows, at }: CommitPlace,
  { content, hash }: StatusWish,
  { keep, suspect }: Pick<Trust, 'suspect'> & { readonly keep: boolean },
  checkRunUrl: string | null,
): Promise<void> {
  const row = published(rows, 'status', content.context)
  const forgedAt = suspect.status ?? ''
  if (row !== null && (keep || (row.hash === hash && row.at >= forgedAt))) return
  const targetUrl = content.targetUrl ?? checkRunUrl
  await github.createStatus(repository, sha, { ...content, targetUrl })
  const kept = {
    kind: 'status',
    subject: sha,
    name: content.context,
    githubId: null,
    url: targetUrl,
    hash,
    at: forgedAt > at ? forgedAt : at,
  } as const
  await publications.save(repository.id, kept)
}
