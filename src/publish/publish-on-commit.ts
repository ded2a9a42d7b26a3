import type { PullRequest } from '../model/pull-request.ts'
import { type Publication, published } from './publications.ts'
import type { PublishDependencies, Publishing } from './publish.ts'
import type { CheckRunContent } from './publisher.ts'
import { isNotFound } from './refusal.ts'
import { type CheckRunWish, type StatusWish, type WantedState, wantedState } from './wanted-state.ts'

interface OnCommit {
  readonly wanted: WantedState
  readonly checkRunUrl: string | null
  readonly failures: readonly unknown[]
}

/** What every write on the commit needs. */
interface Place extends PublishDependencies {
  readonly pull: PullRequest
  readonly sha: string
  readonly rows: readonly Publication[]
  readonly at: string
}

/**
 * The check run, then the status. Runs while the commit is locked, since several pull requests may share it.
 * @returns `null` when a newer verdict of the same pull request stands there
 * @throws what the check run's write threw: without it nothing else is to be shown
 */
export async function publishOnCommit(
  dependencies: PublishDependencies,
  publishing: Publishing,
): Promise<OnCommit | null> {
  const { publications } = dependencies
  const { verdict, facts } = publishing
  const { pull } = facts
  const rows = await publications.of(pull.repository.id, verdict.headSha)
  const before = await publications.of(pull.repository.id, String(pull.number))
  const place = { ...dependencies, pull, sha: verdict.headSha, rows, at: verdict.at }
  if (!(await isNewest(place, verdict.key))) return null

  const wanted = wantedState({ ...publishing, others: await publishing.others(), before })
  const checkRunUrl = await writeCheckRun(place, wanted.checkRun, publishing)
  if (wanted.status === null) return { wanted, checkRunUrl, failures: [] }
  try {
    await writeStatus(place, wanted.status, wanted.checkRun.keep, checkRunUrl)
    return { wanted, checkRunUrl, failures: [] }
  } catch (error) {
    return { wanted, checkRunUrl, failures: [error] }
  }
}

/** Shows the check as under way, where nothing of ours stands on the commit yet. */
export async function publishInProgress(
  dependencies: PublishDependencies,
  { pull, at, content }: { pull: PullRequest; at: string; content: CheckRunContent },
): Promise<void> {
  const sha = pull.headSha
  await dependencies.publications.withLock(`publish ${pull.repository.id} ${sha}`, async () => {
    const rows = await dependencies.publications.of(pull.repository.id, sha)
    const place = { ...dependencies, pull, sha, rows, at }
    const wish = { content, hash: 'in progress', keep: true }
    await writeCheckRun(place, wish, { suspect: { checkRun: false }, isFullyRecorded: false })
  })
}

async function isNewest({ publications, pull, sha, rows, at }: Place, key: string): Promise<boolean> {
  const last = published(rows, 'verdict', key)
  if (last !== null && last.hash > at) return false
  if (last?.hash === at) return true
  const row = { kind: 'verdict', subject: sha, name: key, githubId: null, url: null, hash: at, at } as const
  await publications.save(pull.repository.id, row)
  return true
}

interface Trust {
  readonly suspect: { readonly checkRun: boolean }
  readonly isFullyRecorded: boolean
}

async function writeCheckRun(place: Place, wish: CheckRunWish, trust: Trust): Promise<string | null> {
  const row = published(place.rows, 'check-run', wish.content.name)
  if (row !== null && row.githubId !== null) {
    const stands = !trust.suspect.checkRun && (wish.keep || row.hash === wish.hash)
    if (stands || (await update(place, wish, row.githubId))) return row.url
  }
  // A run that was being created when the process ended has a row without an id.
  const mayBeThere = row === null ? !trust.isFullyRecorded : row.githubId === null
  const found = mayBeThere
    ? await place.github.findCheckRun(place.pull.repository, place.sha, wish.content.name)
    : null
  if (found === null) return create(place, wish)
  if (wish.keep) return remember(place, wish, { id: found.id, hash: 'kept' })
  return (await update(place, wish, found.id)) ? runUrl(place, found.id) : create(place, wish)
}

/** False when GitHub has the run no more. */
async function update(place: Place, wish: CheckRunWish, id: number): Promise<boolean> {
  try {
    await place.github.updateCheckRun(place.pull.repository, id, wish.content)
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
  await remember(place, wish, { id, hash: wish.hash })
  return true
}

async function create(place: Place, wish: CheckRunWish): Promise<string> {
  await remember(place, wish, { id: null, hash: '' })
  const { id, url } = await place.github.createCheckRun(place.pull.repository, {
    ...wish.content,
    headSha: place.sha,
  })
  return remember(place, wish, { id, hash: wish.hash, url })
}

/** Keeps the run's id and what it means; returns its page. */
async function remember(
  { publications, pull, sha, at }: Place,
  { content }: CheckRunWish,
  run: { id: number | null; hash: string; url?: string },
): Promise<string> {
  const url = run.url ?? (run.id === null ? '' : runUrl({ pull }, run.id))
  await publications.save(pull.repository.id, {
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

function runUrl({ pull }: Pick<Place, 'pull'>, id: number): string {
  return pull.url.replace(/\/pull\/\d+$/, `/runs/${id}`)
}

/** A status cannot be changed, and a commit takes 1,000 for a context: one is posted only for a difference. */
async function writeStatus(
  { github, publications, pull, sha, rows, at }: Place,
  { content, hash }: StatusWish,
  keep: boolean,
  checkRunUrl: string | null,
): Promise<void> {
  const row = published(rows, 'status', content.context)
  if (row !== null && (keep || row.hash === hash)) return
  const targetUrl = content.targetUrl ?? checkRunUrl
  await github.createStatus(pull.repository, sha, { ...content, targetUrl })
  const kept = {
    kind: 'status',
    subject: sha,
    name: content.context,
    githubId: null,
    url: targetUrl,
    hash,
    at,
  } as const
  await publications.save(pull.repository.id, kept)
}
