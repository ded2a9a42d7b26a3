import { PGlite } from '@electric-sql/pglite'
import { SyncingNodeFS } from './syncing-file-system.ts'

/**
 * PGlite's own start parameters contain `-F`, which switches syncing off. `wal_sync_method=fsync` is
 * the one of PostgreSQL's methods that reaches the file system's `fsync` (the default, `fdatasync`,
 * does not); 4 MB of shared buffers are plenty for these tables and keep WebAssembly's memory small.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=4MB',
]

/** Opens the database in a folder, durably, or creates it there. The caller holds the folder's lock. */
export async function openPglite(folder: string): Promise<PGlite> {
  return PGlite.create({ fs: new SyncingNodeFS(folder), startParams })
}
