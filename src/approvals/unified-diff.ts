import { headerPaths, pathOf } from './diff-path.ts'

/** One file of a unified diff of git. Paths hold one character for each byte, since they need not be UTF-8. */
export interface DiffedFile {
  readonly path: string
  readonly oldPath: string
  readonly status: 'added' | 'removed' | 'renamed' | 'copied' | 'modified'
  readonly oldMode: string | null
  readonly newMode: string | null
  readonly binary: boolean
  /** Blob SHAs of both sides, as long as the diff has them; `null` where it has none (pure renames and modes). */
  readonly blobs: readonly [string, string] | null
  /** Each with the heading that git took for its surroundings, then its lines; without line numbers. */
  readonly hunks: readonly (readonly string[])[]
  /** Where each of them begins on either side: `-8 +8`. */
  readonly places: readonly string[]
}

type Draft = { -readonly [K in keyof DiffedFile]: DiffedFile[K] } & {
  hunks: (readonly string[])[]
  places: string[]
}

/** Reads a diff as git writes it (https://git-scm.com/docs/diff-format); `null` for anything that it does not know. */
export function parseUnifiedDiff(diff: string): readonly DiffedFile[] | null {
  const lines = diff.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const files: DiffedFile[] = []
  for (let at = 0; at < lines.length; ) {
    const read = readFile(lines, at)
    if (read === null) return null
    files.push(read.file)
    at = read.next
  }
  return files
}

function readFile(lines: readonly string[], start: number): { file: DiffedFile; next: number } | null {
  const paths = headerPaths(lines[start] ?? '')
  if (paths === null) return null
  const file: Draft = {
    path: paths.path ?? '',
    oldPath: paths.path ?? '',
    status: 'modified',
    oldMode: null,
    newMode: null,
    binary: false,
    blobs: null,
    hunks: [],
    places: [],
  }
  const named = { old: paths.path !== null, new: paths.path !== null }
  let at = start + 1
  for (let line = lines[at]; line !== undefined && !line.startsWith('diff --git '); line = lines[at]) {
    if (line.startsWith('@@ ')) {
      const hunk = readHunk(lines, at)
      if (hunk === null) return null
      file.hunks.push(hunk.lines)
      file.places.push(hunk.place)
      at = hunk.next
      continue
    }
    // Headers end where the hunks begin; anything else after them is not known.
    if (file.hunks.length > 0 || !readHeader(line, file, named)) return null
    at++
  }
  return named.old && named.new ? { file, next: at } : null
}

/** Takes one header line into the file; false for one that is not known. */
function readHeader(line: string, file: Draft, named: { old: boolean; new: boolean }): boolean {
  const index = /^index ([0-9a-f]+)\.\.([0-9a-f]+)(?: (\d{6}))?$/.exec(line)
  if (index) {
    file.blobs = [index[1] ?? '', index[2] ?? '']
    file.oldMode ??= index[3] ?? null
    file.newMode ??= index[3] ?? null
    return true
  }
  const [, word, value] = /^(old mode|new mode|new file mode|deleted file mode) (\d{6})$/.exec(line) ?? []
  if (word !== undefined && value !== undefined) {
    if (word === 'new file mode') file.status = 'added'
    if (word === 'deleted file mode') file.status = 'removed'
    if (word === 'old mode' || word === 'deleted file mode') file.oldMode = value
    else file.newMode = value
    return true
  }
  if (/^(?:dis)?similarity index \d+%$/.test(line)) return true
  if (/^Binary files .* differ$/.test(line)) {
    file.binary = true
    return true
  }
  return readPath(line, file, named)
}

function readPath(line: string, file: Draft, named: { old: boolean; new: boolean }): boolean {
  const [, word, text] = /^(rename from|rename to|copy from|copy to|---|\+\+\+) (.*)$/s.exec(line) ?? []
  if (word === undefined || text === undefined) return false
  const marked = word === '---' || word === '+++'
  const path = pathOf(text, marked)
  if (path === null) return false
  if (word.startsWith('rename')) file.status = 'renamed'
  if (word.startsWith('copy')) file.status = 'copied'
  // `/dev/null` stands for the side that is not there; the header's path stays for it.
  if (marked && path === '/dev/null') return true
  if (word === '---' || word.endsWith('from')) {
    file.oldPath = path
    named.old = true
  } else {
    file.path = path
    named.new = true
  }
  return true
}

/**
 * Reads one hunk by the counts of its header, since a removed line may look like a header itself. Line numbers are
 * kept apart; the heading behind them stays, since it says which part of the file the hunk is in.
 */
function readHunk(
  lines: readonly string[],
  start: number,
): { lines: readonly string[]; place: string; next: number } | null {
  const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(.*)$/s.exec(lines[start] ?? '')
  if (header === null) return null
  const place = `-${header[1]} +${header[3]}`
  let old = Number(header[2] ?? 1)
  let fresh = Number(header[4] ?? 1)
  const hunk = [`@@${header[5] ?? ''}`]
  let at = start + 1
  while (old > 0 || fresh > 0 || lines[at]?.startsWith('\\ ')) {
    const line = lines[at]
    if (line === undefined || !/^[ +\-\\]/.test(line)) return null
    if (line.startsWith(' ') || line.startsWith('-')) old--
    if (line.startsWith(' ') || line.startsWith('+')) fresh--
    if (old < 0 || fresh < 0) return null
    hunk.push(line)
    at++
  }
  return { lines: hunk, place, next: at }
}
