import type { Finding, Findings, UnreadFile } from '../../model/finding.ts'
import type { ChangedFile, PullRequest } from '../../model/pull-request.ts'
import { nextTry, type Outage, type Outages, outageOf } from '../outage.ts'
import type { BlobSources } from '../blobs/read-blob.ts'
import { type BlobReader, blobReader } from '../blobs/read-blobs.ts'
import type { GitHubReader, Scanner } from '../sources.ts'
import { type BaseFiles, baseFiles } from './base-files.ts'
import { comparedLines } from './compare-lines.ts'
import { scanChanged } from './scan-changed.ts'
import { type FileToScan, filesToScan } from './which-files.ts'

export interface FindingSources extends BlobSources {
  readonly github: GitHubReader
  readonly scanner: Scanner
  /** Outages that are met are added to it. */
  readonly outages: Outages
}

/** Whose lines are looked at. */
export interface FindingsOf {
  readonly pull: PullRequest
  readonly files: readonly ChangedFile[]
  /** Where the base branch stands; `null` where that is not known. */
  readonly baseSha: string | null
  /** Whether the policy does not let a finding under this path block. */
  readonly isLenient: (path: string) => boolean
}

type Scanned = { readonly found: readonly Finding[] } | { readonly unread: UnreadFile }

/** GitHub limits how much is asked at once. */
const AT_ONCE = 5

/**
 * What the detector finds in the lines that the pull request adds. A file that cannot be read, or takes too long, is
 * named in `unread`: it never counts as one without findings. Throws where GitHub cannot be asked for many at once.
 */
export async function gatherFindings(sources: FindingSources, of: FindingsOf): Promise<Findings> {
  const waiting = filesToScan(of.files, of.isLenient)
  const reader = blobReader(sources, of.pull.repository)
  await reader.prepare(
    of.pull.headSha,
    waiting.flatMap(({ file: { sha, path } }) => (sha === null ? [] : [{ sha, path }])),
  )
  const scanner = patient(sources.scanner)
  const changed = waiting.filter(({ added }) => added !== 'all').map(({ file }) => file)
  const before = baseFiles(sources.github, of, { reader, paths: changed.map(oldPath) })
  const scanned: Scanned[] = []
  while (waiting.length > 0) {
    const some = waiting.splice(0, AT_ONCE)
    scanned.push(
      ...(await Promise.all(some.map(file => scanOne({ ...sources, scanner, before, reader }, file)))),
    )
  }
  return {
    found: scanned.flatMap(each => ('found' in each ? each.found : [])),
    unread: scanned.flatMap(each => ('unread' in each ? [each.unread] : [])),
  }
}

/** So many files of one pull request may fail in the scanner before the others are left alone. */
const MOST_FAILURES = 3

/** The thread serves every pull request: one whose files all take their whole time would keep the others waiting. */
function patient(scanner: Scanner): Scanner {
  let failures = 0
  return {
    async scan(file) {
      if (failures >= MOST_FAILURES) {
        return { why: `\`${file.path}\` was not scanned, since ${failures} others could not be.` }
      }
      const found = await scanner.scan(file)
      if ('why' in found) failures += 1
      return found
    },
  }
}

type SourcesWithBase = FindingSources & { readonly before: BaseFiles; readonly reader: BlobReader }

async function scanOne(sources: SourcesWithBase, wanted: FileToScan): Promise<Scanned> {
  const { path } = wanted.file
  try {
    const added = wanted.added ?? (await compared(sources, wanted.file))
    if (added === 'none') return { found: [] }
    const text = await textOf(sources, wanted.file)
    if (isPointer(text)) throw new Unread(`\`${path}\` is kept in Git LFS, so GitHub has not what it holds.`)
    const before = () => sources.before.text(oldPath(wanted.file))
    const found = await scanChanged(sources.scanner, { path, text, added, before })
    return 'why' in found ? unread(sources, path, { ...found, retryAt: null, isTemporary: false }) : { found }
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null) throw error
    return unread(sources, path, outage)
  }
}

function unread({ outages }: FindingSources, path: string, outage: Outage): Scanned {
  outages.met.push(outage)
  return { unread: { path, why: outage.why, retryAt: nextTry(outage, outages.at) } }
}

/**
 * A pointer of Git LFS, in whose place a checkout puts a file that nobody has seen here.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
 */
function isPointer(text: string): boolean {
  return text.length < 1_024 && /^version https:\/\/\S+\n(?:ext-\S+ .+\n)*oid \S+:/.test(text)
}

/** A fork's blobs can be read through the repository that they are proposed to. */
function textOf({ reader }: SourcesWithBase, { sha, path }: ChangedFile): Promise<string> {
  if (sha === null) throw new Unread(`GitHub does not say which content \`${path}\` has.`)
  return reader.text({ sha, path })
}

class Unread extends Error {
  override readonly name = 'Incomplete'
}

function oldPath({ path, previousPath }: ChangedFile): string {
  return previousPath ?? path
}

/** Where GitHub leaves out the patch, the file is compared with what it was. */
async function compared(sources: SourcesWithBase, file: ChangedFile): Promise<'all' | 'none' | number[]> {
  const path = oldPath(file)
  const sha = await sources.before.shaOf(path)
  if (sha === null) return 'all'
  if (sha === file.sha) return 'none'
  const text = await textOf(sources, file)
  return comparedLines(await sources.reader.text({ sha, path }), text)
}
