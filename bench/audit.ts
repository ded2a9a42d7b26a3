import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { npmStart } from './intake/npm-start.ts'

// As `npm start` does it: without its flags, the heap grows wherever there is room.
const { environment, flags } = npmStart()
const program = join(import.meta.dirname, 'audit/measure.ts')
const { status } = spawnSync(process.execPath, [...flags, program], {
  stdio: 'inherit',
  env: { ...process.env, ...environment },
})
process.exitCode = status ?? 1
