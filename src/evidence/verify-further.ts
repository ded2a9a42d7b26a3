import type { VerifiedPoint } from '../model/evidence-reading.ts'
import type { EntryReference } from '../model/evidence.ts'
import { sha256 } from './canonical.ts'
import { checkEntry } from './check-entry.ts'
import { NO_HASH } from './draft.ts'
import type { EntryReader, VerifiedPoints } from './reader.ts'

const PAGE = 500
/** Of one call, so that a page that shows it is quick; the next call goes on. */
const MOST_ENTRIES = 5_000
/** That nothing came since is not written again and again. */
const REMEMBERED_MS = 60_000

/**
 * Verifies the chain of a repository from where the last verification ended, and remembers how far it came.
 * @returns the last entry that is verified, when that was, and what is wrong with the one after it
 */
export async function verifyFurther(
  evidence: EntryReader & VerifiedPoints,
  repositoryId: number,
  now: Date,
): Promise<VerifiedPoint> {
  const before = await evidence.verified(repositoryId)
  const start = before ?? { repositoryId, sequence: 0, hash: NO_HASH, at: '', problem: null }
  const { reached, problem } = await walk(evidence, start)
  const point = { repositoryId, ...reached, at: now.toISOString(), problem }
  const isOld = before === null || now.getTime() - Date.parse(before.at) >= REMEMBERED_MS
  if (before !== null && !isOld && before.sequence === point.sequence && before.problem === problem)
    return before
  await evidence.setVerified(point)
  return point
}

async function walk(
  reader: EntryReader,
  { repositoryId, sequence, hash }: VerifiedPoint,
): Promise<{ readonly reached: EntryReference; readonly problem: string | null }> {
  let reached: EntryReference = { sequence, hash }
  if (!(await stillStands(reader, reached))) {
    return { reached, problem: `Entry ${sequence} is not what was verified before.` }
  }
  for (let seen = 0; seen < MOST_ENTRIES; seen += PAGE) {
    const entries = await reader.page({ repositoryId, after: reached.sequence, most: PAGE })
    for (const entry of entries) {
      const says = checkEntry(entry, reached.sequence === 0 ? null : reached)
      if (says !== null) return { reached, problem: `Entry ${entry.sequence}: ${says}` }
      reached = { sequence: entry.sequence, hash: entry.hash }
    }
    if (entries.length < PAGE) break
  }
  return { reached, problem: null }
}

/** What was verified may have been changed since; of the rest, a whole verification tells. */
async function stillStands(reader: EntryReader, { sequence, hash }: EntryReference): Promise<boolean> {
  if (sequence === 0) return true
  const entry = await reader.entry(sequence)
  return entry !== null && entry.hash === hash && sha256(entry.content) === hash
}
