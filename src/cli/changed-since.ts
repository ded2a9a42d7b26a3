import { execFile } from 'node:child_process'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { linesOf } from '../facts/findings/added-lines.ts'

/** A file of the working tree with the lines that are not in the base. */
export interface ChangedSince {
  /** As people name it from where they are. */
  readonly path: string
  readonly added: readonly number[]
}

const run = promisify(execFile)
const MOST_BYTES = 1_000_000_000

// Whatever somebody has configured, the output has this form.
const FORM = [
  '--raw',
  '-z',
  '-p',
  '-U0',
  '-M',
  '--text',
  '--no-abbrev',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--submodule=short',
]

/**
 * What the working tree changes against its merge base with `base`, uncommitted changes included; `paths` narrow it.
 * Throws what git says when it cannot tell.
 */
export async function changedSince(base: string, paths: readonly string[]): Promise<ChangedSince[]> {
  const top = (await git('rev-parse', '--show-toplevel')).replace(/\n$/, '')
  return changedFiles(await git('diff', ...FORM, '--merge-base', base, '--', ...paths)).map(
    ({ path, added }) => ({ path: relative(process.cwd(), join(top, path)), added }),
  )
}

async function git(...args: readonly string[]): Promise<string> {
  try {
    return (await run('git', args, { maxBuffer: MOST_BYTES })).stdout
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new GitFailed(`git ${args[0]} failed: ${said === '' ? String(error) : said}`)
  }
}

/** Git could not be run, or refused. */
export class GitFailed extends Error {}

/**
 * Reads the list of changes, and the diff behind it, which has them in the same order; a change of type is one line in
 * the list and two files in the diff.
 */
export function changedFiles(output: string): ChangedSince[] {
  const end = output.indexOf('\0\0')
  const fields = (end < 0 ? output : output.slice(0, end)).split('\0')
  // No expression with lines: they would end where git does not end them.
  const patches = end < 0 ? [] : `\n${output.slice(end + 2)}`.split('\ndiff --git ').slice(1)
  const changed: ChangedSince[] = []
  for (let at = 0; at + 1 < fields.length; ) {
    const [, mode = '', , , status = ''] = (fields[at] ?? '').split(' ')
    const isMoved = status.startsWith('R') || status.startsWith('C')
    const path = fields[at + (isMoved ? 2 : 1)] ?? ''
    const own = patches.splice(0, status === 'T' ? 2 : 1).at(-1) ?? ''
    const added = mode.startsWith('100') ? linesOf(hunksOf(own)) : []
    if (added.length > 0) changed.push({ path, added })
    at += isMoved ? 3 : 2
  }
  return changed
}

function hunksOf(patch: string): string {
  const start = patch.indexOf('\n@@ ')
  return start < 0 ? '' : patch.slice(start + 1)
}
