import { statSync } from 'node:fs'
import { whyUnreadable } from './unreadable.ts'

/**
 * Takes over what `.env` in the working directory says; what the environment has already, stays.
 * @throws Error with a sentence for the operator, where there is one that cannot be read
 */
export function readEnvFile(): void {
  if (statSync('.env', { throwIfNoEntry: false }) === undefined) return
  try {
    process.loadEnvFile()
  } catch (error) {
    throw new Error(`.env could not be read: ${whyUnreadable(error)}.`, { cause: error })
  }
}
