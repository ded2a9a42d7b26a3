import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import { decoded } from '../../facts/blobs/read-blob.ts'
import { snapshotPaths } from '../../facts/infrastructure/snapshot-tree.ts'
import { GitFailed } from '../changed-since.ts'

/** The repository at the commit where the branch left its base, and what has changed since. */
export interface BaseTree {
  readonly tree: SourceTree
  /** Paths of all files that differ; of a renamed one both. */
  readonly changed: readonly string[]
}

const MOST_BYTES = 1_000_000_000

/**
 * What the working tree below `top` was at its merge base with `base`; `paths` narrow what counts as changed. A file that
 * is on the disk as it was then is read there. Throws `GitFailed` with what git says.
 */
export function baseTree(top: string, base: string, paths: readonly string[]): BaseTree {
  const git = (...args: readonly string[]) => run(top, args)
  const commit = git('merge-base', base, 'HEAD').trim()
  const shas = new Map(git('ls-tree', '-r', '-z', commit).split('\0').flatMap(regularFile))
  const { filesIn, filesBelow } = snapshotPaths([...shas.keys()])
  const texts = new Map<string, string>()
  return {
    tree: {
      filesIn,
      filesBelow,
      read(path) {
        const sha = shas.get(path)
        if (sha === undefined) return 'absent'
        const text = texts.get(path) ?? textOnDisk(join(top, path), sha) ?? decoded(blob(top, sha))
        texts.set(path, text)
        return { text }
      },
    },
    changed: changedPaths(git('diff', '--name-status', '-z', '-M', '--merge-base', base, '--', ...paths)),
  }
}

/** The top of the repository in which a folder is; `null`: it is in none. */
export function repositoryOf(folder: string): string | null {
  try {
    return run(folder, ['rev-parse', '--show-toplevel']).replace(/\n$/, '')
  } catch {
    return null
  }
}

/** The files of the working tree that git knows or would take, as GitHub would see them. */
export function workingFiles(top: string): readonly string[] {
  const list = (...which: readonly string[]) =>
    run(top, ['ls-files', '-z', ...which])
      .split('\0')
      .filter(path => path !== '')
  const gone = new Set(list('--deleted'))
  return [...new Set(list('--cached', '--others', '--exclude-standard'))]
    .filter(path => !gone.has(path))
    .toSorted()
}

/** `100644 blob SHA<tab>path` */
function regularFile(line: string): [string, string][] {
  const [, sha, path] = /^100\d{3} blob ([0-9a-f]+)\t([^]*)$/.exec(line) ?? []
  return sha === undefined || path === undefined ? [] : [[path, sha]]
}

/** `M`, path; or `R100`, old path, new path. */
function changedPaths(output: string): string[] {
  const fields = output.split('\0').filter(field => field !== '')
  const paths: string[] = []
  for (let at = 0; at < fields.length; ) {
    const count = /^[RC]/.test(fields[at] ?? '') ? 2 : 1
    paths.push(...fields.slice(at + 1, at + 1 + count))
    at += 1 + count
  }
  return paths
}

function textOnDisk(file: string, sha: string): string | null {
  try {
    const bytes = readFileSync(file)
    const hash = createHash(sha.length === 64 ? 'sha256' : 'sha1')
    const found = hash.update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex')
    return found === sha ? decoded(bytes) : null
  } catch {
    return null
  }
}

function blob(top: string, sha: string): Buffer {
  return execFileSync('git', ['cat-file', 'blob', sha], { cwd: top, maxBuffer: MOST_BYTES })
}

function run(cwd: string, args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd, maxBuffer: MOST_BYTES, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new GitFailed(`git ${args[0]} failed: ${said === '' ? String(error) : said}`)
  }
}
