import { published } from './publications.ts'
import { type PullPlace, remember } from './pull-place.ts'
import { isNotFound } from './refusal.ts'
import { hashOf, type WantedState } from './wanted-state.ts'

interface Trust {
  /** Somebody edited or deleted a comment of ours since we wrote it. */
  readonly isSuspect: boolean
  /** Our records know of every comment of ours. */
  readonly isFullyRecorded: boolean
}

/**
 * Writes the one comment, or edits it in place. One that somebody edited is put right; one that somebody deleted
 * is written again when its text changes, not before.
 */
export async function publishComment(
  place: PullPlace,
  body: WantedState['comment'],
  { isSuspect, isFullyRecorded }: Trust,
): Promise<void> {
  if (body === null) return
  const row = published(place.rows, 'comment')
  const hash = hashOf(body)
  if (row?.hash === hash) {
    if (isSuspect && row.githubId !== null) await putRight(place, row.githubId, body)
    return
  }
  if (row !== null && row.githubId !== null) {
    if (await update(place, row.githubId, body)) return
  }
  // One that was being written when the process ended has a row without a hash.
  const mayBeThere = row === null ? !isFullyRecorded : row.hash === ''
  const found = mayBeThere ? await place.github.findComment(place.pull.repository, place.pull.number) : null
  if (found !== null && (await update(place, found.id, body, found.body))) return
  await create(place, body)
}

async function putRight(place: PullPlace, id: number, body: string): Promise<void> {
  const there = await place.github.comment(place.pull.repository, id)
  if (there !== null && (await update(place, id, body, there.body))) return
  await remember(place, 'comment', { githubId: null, hash: hashOf(body) })
}

/** False when the comment was deleted. */
async function update(place: PullPlace, id: number, body: string, shown = ''): Promise<boolean> {
  try {
    if (!isSameText(shown, body)) await place.github.updateComment(place.pull.repository, id, body)
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
  await remember(place, 'comment', { githubId: id, hash: hashOf(body) })
  return true
}

async function create(place: PullPlace, body: string): Promise<void> {
  await remember(place, 'comment', {})
  const { id } = await place.github.createComment(place.pull.repository, place.pull.number, body)
  await remember(place, 'comment', { githubId: id, hash: hashOf(body) })
}

/** GitHub may answer with other line ends than it was given. */
function isSameText(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trim() === other.trim()
}
