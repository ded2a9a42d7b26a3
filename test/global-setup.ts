import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { quickestDisk } from './memory-disk.ts'
import { stopSharedServer } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for what the test files of one run share; what stands in it is made when first needed. */
    runFolder: string
  }
}

export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(quickestDisk(), 'patrol-tests-'))
  project.provide('runFolder', folder)
  return async () => {
    await stopSharedServer(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
