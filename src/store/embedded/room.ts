import { statfsSync } from 'node:fs'
import { StoreError } from '../store-error.ts'

/**
 * Eight segments of PostgreSQL's write-ahead log. Where a segment finds no room PostgreSQL panics, from which the
 * embedded one does not come back, so it is not let that far; what grows meanwhile grows within this.
 * https://www.postgresql.org/docs/current/wal-configuration.html
 */
const LEAST_BYTES = 128 * 2 ** 20
/** Each segment and each table needs a file of its own. */
const LEAST_FILES = 100
const MB = 2 ** 20

/** @throws StoreError when the disk of `folder` is so full that PostgreSQL could fail in the middle of a write. */
export function refuseWithoutRoom(folder: string): void {
  const { bavail, bsize, blocks, ffree, files } = statfsSync(folder)
  // File systems that do not count them say 0 of 0.
  const bytes = blocks === 0 ? Infinity : bavail * bsize
  if (bytes < LEAST_BYTES) {
    throw new StoreError(
      `the disk of ${folder} is full: ${Math.floor(bytes / MB)} MB are free, and at least ${LEAST_BYTES / MB} MB are needed.`,
    )
  }
  if (files > 0 && ffree < LEAST_FILES) {
    throw new StoreError(
      `the disk of ${folder} is full: there is room for ${ffree} files more, and at least ${LEAST_FILES} are needed.`,
    )
  }
}
