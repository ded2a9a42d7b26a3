import type { Git } from './git.ts'

export interface FileChange {
  readonly path: string
  readonly previousPath: string | null
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed'
  /** Blob at the head; of a removed file, what was removed. */
  readonly sha: string
  readonly additions: number
  readonly deletions: number
  /** The hunks, without their header; `null` for binaries, submodules' absence of hunks, and pure renames. */
  readonly patch: string | null
}

const statuses = { A: 'added', D: 'removed', M: 'modified', R: 'renamed', C: 'copied', T: 'changed' } as const

// GitHub finds renames as git does by default, at a similarity of one half.
const options = ['-M', '--full-index', '--no-color', '--no-ext-diff', '--no-textconv']

/** The unified diff of two trees, as GitHub's diff media type has it. */
export async function unifiedDiff(git: Git, from: string, to: string): Promise<string> {
  return (await git.fixed('diff', ...options, from, to)).toString()
}

/** The changed files of two trees, in git's order. */
export async function changedFiles(git: Git, from: string, to: string): Promise<FileChange[]> {
  const output = await git.fixed(
    'diff',
    '--raw',
    '--numstat',
    '-p',
    '-z',
    '--no-abbrev',
    ...options,
    from,
    to,
  )
  const { raw, numbers, diff } = sections(output.toString())
  const counts = parseNumbers(numbers)
  const patches = parsePatches(diff)
  const changes: FileChange[] = []
  for (const change of parseRaw(raw)) {
    const [additions, deletions] = counts.get(change.path) ?? [0, 0]
    // A change of type is one line in the raw list and two files in the diff.
    const own = change.status === 'changed' ? patches.splice(0, 2) : patches.splice(0, 1)
    const patch = own.join('\n')
    changes.push({ ...change, additions, deletions, patch: patch === '' ? null : patch })
  }
  return changes
}

/** The output's three parts: each raw entry begins with a colon, an empty field comes before the diff. */
function sections(output: string): { raw: string; numbers: string; diff: string } {
  const start = output.indexOf('\0\0')
  const list = start === -1 ? output : output.slice(0, start + 1)
  const fields = list.split('\0')
  const first = fields.findIndex(field => /^(\d+|-)\t(\d+|-)\t/.test(field))
  const raw = fields.slice(0, first).concat('').join('\0')
  const diff = start === -1 ? '' : output.slice(start + 2)
  return { raw, numbers: fields.slice(first).join('\0'), diff }
}

type RawChange = Pick<FileChange, 'path' | 'previousPath' | 'status' | 'sha'>

function parseRaw(text: string): RawChange[] {
  const fields = text.split('\0')
  const changes: RawChange[] = []
  for (let at = 0; at + 1 < fields.length; ) {
    const [, , before = '', after = '', letter = ''] = (fields[at] ?? '').split(' ')
    const status = statuses[letter[0] as keyof typeof statuses]
    const moved = status === 'renamed' || status === 'copied'
    const path = fields[at + (moved ? 2 : 1)] ?? ''
    const sha = status === 'removed' ? before : after
    changes.push({ path, previousPath: moved ? (fields[at + 1] ?? '') : null, status, sha })
    at += moved ? 3 : 2
  }
  return changes
}

/** Lines added and deleted by path; `-` for binaries, which GitHub counts as 0. */
function parseNumbers(text: string): Map<string, readonly [number, number]> {
  const fields = text.split('\0')
  const counts = new Map<string, readonly [number, number]>()
  for (let at = 0; at + 1 < fields.length; ) {
    const [added = '-', deleted = '-', path = ''] = (fields[at] ?? '').split('\t')
    const count = [Number(added) || 0, Number(deleted) || 0] as const
    // A rename has an empty path, followed by the old and the new one.
    counts.set(path === '' ? (fields[at + 2] ?? '') : path, count)
    at += path === '' ? 3 : 1
  }
  return counts
}

/** The hunks of each file in the diff, in its order; empty where there are none. */
function parsePatches(diff: string): string[] {
  const files = diff.split(/^diff --git .*\n/m).slice(1)
  return files.map(file => {
    const start = file.search(/^@@ /m)
    return start === -1 ? '' : file.slice(start).replace(/\n$/, '')
  })
}
