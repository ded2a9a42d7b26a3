import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// With the flag of `npm start`: without it, the part of the heap that is young grows wherever there is room.
const program = join(import.meta.dirname, 'audit/measure.ts')
const { status } = spawnSync(process.execPath, ['--max-semi-space-size=2', program], { stdio: 'inherit' })
process.exitCode = status ?? 1
