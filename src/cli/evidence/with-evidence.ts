import { encryptionWith, type Encryption } from '../../encryption.ts'
import { openLog } from '../../log.ts'
import { readEnvFile } from '../../read-env-file.ts'
import { explainProblems } from '../../setting.ts'
import { readRecordSettings, type RecordSettings } from '../../settings-in-part.ts'
import type { Store } from '../../store/open-store.ts'
import { EXIT, type Terminal } from '../command.ts'

/** The record of a deployment, whether its server runs or not. */
export interface OpenedEvidence {
  readonly store: Store
  readonly settings: RecordSettings
  /** `null`: no key is set. */
  readonly encryption: Encryption | null
}

/** What the help of these commands says about where the record is. */
export const WHERE_IT_IS = `
The record is found by DATABASE_URL or DATA_DIR, in the environment or in the file .env of the working directory, as
the server finds it. The server may be running.`

/**
 * Opens the record that the environment names, lets `work` use it, and closes it.
 * @returns what `work` does, or the exit code for a record that cannot be opened
 */
export async function withEvidence(
  terminal: Terminal,
  work: (opened: OpenedEvidence) => Promise<number>,
): Promise<number> {
  readEnvFile()
  const settings = readRecordSettings(process.env)
  if ('problems' in settings) return refuse(terminal, explainProblems(settings.problems))
  const { store: place, encryptionKeys } = settings
  // It takes longer to load than all other commands together.
  const { openStore } = await import('../../store/open-store.ts')
  const store = await openStore(place, { log: openLog('silent'), attach: true }).catch(notOpened)
  if (store instanceof Error) return refuse(terminal, `The record cannot be opened: ${store.message}`)
  try {
    return await work({ store, settings, encryption: encryptionWith(encryptionKeys) })
  } finally {
    await store.close()
  }
}

function notOpened(error: unknown): Error {
  if (!(error instanceof Error)) throw error
  // The database's own errors bring a code, those of the store a name.
  if (error.name !== 'StoreError' && !('code' in error)) throw error
  return error
}

export function refuse(terminal: Terminal, words: string): number {
  terminal.err(`${words}\n`)
  return EXIT.impossible
}
