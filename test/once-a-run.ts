import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'

/**
 * Makes something that all test files of a run share: the first that asks makes it, in a folder of its
 * own, and the others wait.
 * @param make gets that folder, which does not exist yet, and answers with what the others need to know.
 */
export async function onceARun(name: string, make: (folder: string) => Promise<string>): Promise<string> {
  const claim = join(inject('runFolder'), `${name}.claim`)
  const answer = join(claim, 'answer')
  const failure = join(claim, 'failure')
  if (!claimed(claim)) return made(answer, failure)
  try {
    const known = await make(join(inject('runFolder'), name))
    writeFileSync(answer, known, { flush: true })
    return known
  } catch (error) {
    writeFileSync(failure, String(error))
    throw error
  }
}

function claimed(claim: string): boolean {
  try {
    mkdirSync(claim)
    return true
  } catch {
    return false
  }
}

async function made(answer: string, failure: string): Promise<string> {
  for (;;) {
    if (existsSync(answer) && readFileSync(answer, 'utf8') !== '') return readFileSync(answer, 'utf8')
    if (existsSync(failure)) throw new Error(readFileSync(failure, 'utf8'))
    await pause(50)
  }
}
