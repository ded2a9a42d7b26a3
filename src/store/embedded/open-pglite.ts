import { PGlite } from '@electric-sql/pglite'
import { StoreError } from '../store-error.ts'
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

/**
 * Opens the database in a folder, durably, or creates it there. The caller holds the folder's lock.
 * @param onFailure called when its log could not be written. Whatever is asked from then on fails with the same error.
 */
export async function openPglite(folder: string, onFailure: (error: Error) => void): Promise<PGlite> {
  let opened: PGlite | null = null
  let failure: Error | null = null
  const fs = new SyncingNodeFS(folder, error => {
    failure = error
    if (opened !== null) endUse(opened, error)
    onFailure(error)
  })
  opened = await PGlite.create({ fs, startParams })
  const exchange = opened.execProtocolRawStream.bind(opened)
  return Object.assign(opened, {
    async execProtocolRawStream(...given) {
      await exchange(...given)
      // Of that PGlite says nothing here: neither an answer nor an error.
      if (failure !== null) throw stopped(failure)
    },
  } satisfies Partial<PGlite>)
}

/** What its memory holds is not what the disk does: not even a rollback may be run. */
function endUse(pglite: PGlite, error: Error): void {
  const refuse = (): Promise<never> => Promise.reject(stopped(error))
  Object.assign(pglite, {
    // What PGlite itself would still say to it, to end the query that failed.
    execProtocolRawSync() {
      throw error
    },
    query: refuse,
    exec: refuse,
    execProtocolRawStream: refuse,
    isInTransaction: () => false,
    close: async () => {},
  } satisfies Partial<PGlite>)
}

function stopped(cause: Error): StoreError {
  return new StoreError('the database has stopped.', { cause })
}
