import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeVersion } from '../model/evidence.ts'

/** Where the code is that a verdict follows from, once its facts are there. */
const JUDGING = ['approvals', 'checks', 'patterns', 'policy', 'verdict', 'waivers']

let known: CodeVersion | null = null

/** Which code this process judges with; read once. From the sources it is another than from what is built of them. */
export function codeVersion(): CodeVersion {
  known ??= { version: packageVersion(), judging: hashOfJudging() }
  return known
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

function hashOfJudging(): string {
  const root = join(import.meta.dirname, '..')
  const hash = createHash('sha256')
  for (const room of JUDGING) {
    const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter(isCode).toSorted()) {
      hash.update(`${room}/${file}\n`).update(readFileSync(join(root, room, file)))
    }
  }
  return hash.digest('hex')
}

function isCode(file: string): boolean {
  return /\.[jt]s$/.test(file) && !file.endsWith('.d.ts')
}
