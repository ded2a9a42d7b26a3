import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../src/store/open-store.ts'
import { quickestDisk } from './memory-disk.ts'
import { onceARun } from './once-a-run.ts'
import { aSilentLog } from './silent-log.ts'

/** A folder for an embedded store. */
export interface DataFolder {
  readonly path: string
  remove(): void
}

/** A folder with an empty, migrated store in it: a copy, since making one takes seconds. */
export async function aDataFolder(): Promise<DataFolder> {
  const template = await onceARun('data', async folder => {
    const store = await openStore({ dataDir: folder }, { log: aSilentLog() })
    await store.close()
    return folder
  })
  const folder = anEmptyFolder()
  cpSync(template, folder.path, { recursive: true })
  return folder
}

export function anEmptyFolder(): DataFolder {
  const path = mkdtempSync(join(quickestDisk(), 'patrol-data-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
