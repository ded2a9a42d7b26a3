import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Linux keeps this one in memory; containers often have very little of it. */
const MEMORY_DISK = '/dev/shm'
const ENOUGH_BYTES = 3 * 2 ** 30

/**
 * Where the databases and repositories of the tests stand: in memory where there is room for them, since disks take milliseconds for
 * each sync, of which there are some ten thousand in a run. What a process leaves behind when it is killed is the
 * same, and what would survive a power cut is tried by looking at the syncs (`store/durability.test.ts`).
 */
export function quickestDisk(): string {
  return hasRoom(MEMORY_DISK) ? MEMORY_DISK : tmpdir()
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= ENOUGH_BYTES
  } catch {
    return false
  }
}
