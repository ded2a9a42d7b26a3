import { createHash } from 'node:crypto'
import { inverseDiff } from './inverse-diff.ts'
import { type FilePlaces, placesOf } from './places.ts'
import { type DiffedFile, parseUnifiedDiff } from './unified-diff.ts'

/** An entry of a git tree, as the recursive list of a commit's tree has it. */
export interface TreeEntry {
  readonly path: string
  /** Six octal digits: `100644`, `100755`, `120000` (link), `160000` (submodule), `040000` (folder). */
  readonly mode: string
  readonly sha: string
}

/**
 * What a pull request changes, independent of where its base stands: SHA-256 over the sorted list of changed files
 * with paths, status, modes and the hunks' lines without their line numbers; then, for each file with hunks, where
 * they stand in which version of it, which {@link compareFingerprints} holds against each other.
 *
 * @param diff the unified diff of merge base and head, as GitHub's media type `application/vnd.github.diff` gives it
 * @param inverse asks for the fingerprint of the diff that takes these changes back, every one and nothing else
 * @returns `null` where the text does not say enough: a changed file without hunks whose blob SHAs are shortened
 *   (anybody can make a file for seven given digits), text that is not UTF-8, or a form that is not known. Then the
 *   trees of both sides tell: {@link fingerprintOfTrees}, for every head that is to be compared.
 */
export function fingerprintOfDiff(
  diff: string,
  direction: { readonly inverse: boolean } = { inverse: false },
): string | null {
  return readDiff(diff, direction)?.fingerprint ?? null
}

/** What a diff changes, and where. */
export interface ReadDiff {
  readonly fingerprint: string
  readonly places: readonly FilePlaces[]
}

/** The same with the places of the hunks, which tell more where the base branch changed one of the files. */
export function readDiff(
  diff: string,
  { inverse }: { readonly inverse: boolean } = { inverse: false },
): ReadDiff | null {
  // A byte that is no UTF-8 arrives as U+FFFD, whichever byte it was.
  if (diff.includes('\uFFFD')) return null
  const parsed = parseUnifiedDiff(diff)
  const files = parsed !== null && inverse ? inverseDiff(parsed) : parsed
  if (files === null || !files.every(isTold)) return null
  const fingerprint = `diff:${digest(files.map(canonical))}:${standsOf(files).join(',')}`
  return { fingerprint, places: placesOf(files) }
}

/**
 * The same for what is too large for a diff: paths, modes and blob SHAs that differ between the trees of merge base
 * and head. It is stricter, since a merge of the base that touches the same file changes it, and never equal to a
 * fingerprint of a diff.
 */
export function fingerprintOfTrees(base: readonly TreeEntry[], head: readonly TreeEntry[]): string {
  const before = blobs(base)
  const after = blobs(head)
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  const changed = paths.filter(path => before.get(path) !== after.get(path))
  return `trees:${digest(changed.map(path => [path, before.get(path) ?? null, after.get(path) ?? null]))}`
}

/**
 * Two fingerprints of one kind can be compared; one of a diff says nothing beside one of trees, nor does none. The
 * same lines at another place of the same file are another change: what looks alike around them may be another
 * section. Where the base branch changed the file meanwhile, its lines may have moved with it: then they are `alike`,
 * and the places of their hunks tell (`places.ts`).
 */
export function compareFingerprints(
  a: string | undefined,
  b: string | undefined,
): 'same' | 'alike' | 'different' | 'unknown' {
  if (a === undefined || b === undefined) return 'unknown'
  const [kind, lines, places = ''] = a.split(':')
  const [otherKind, otherLines, otherPlaces = ''] = b.split(':')
  if (kind !== otherKind) return 'unknown'
  if (lines !== otherLines) return 'different'
  const known = new Map(entriesOf(places))
  const others = entriesOf(otherPlaces)
  if (others.some(([version, place]) => known.has(version) && known.get(version) !== place))
    return 'different'
  return others.every(([version]) => known.has(version)) ? 'same' : 'alike'
}

/** One entry for each file with hunks: its version on the base side, and where they stand; cut, since it is kept. */
function standsOf(files: readonly DiffedFile[]): string[] {
  return files
    .filter(({ hunks }) => hunks.length > 0)
    .map(({ oldPath, blobs, places }) => {
      const version = digest([[oldPath, blobs?.[0].slice(0, 7) ?? null]])
      return `${version.slice(0, 12)}=${digest([places]).slice(0, 12)}`
    })
    .sort()
}

function entriesOf(places: string): [version: string, place: string][] {
  return places.split(',').map(entry => [entry.slice(0, 12), entry.slice(13)])
}

/** Hunks tell the content; without them it must be the old content at another path or mode, or the whole SHAs. */
function isTold({ hunks, blobs, binary }: DiffedFile): boolean {
  if (hunks.length > 0) return true
  if (blobs === null) return !binary
  return blobs.every(sha => sha.length === 40 || sha.length === 64)
}

function canonical({ path, oldPath, status, oldMode, newMode, binary, blobs, hunks }: DiffedFile): unknown {
  return [path, oldPath, status, oldMode, newMode, binary, hunks.length > 0 ? null : blobs, hunks]
}

function blobs(entries: readonly TreeEntry[]): ReadonlyMap<string, string> {
  const files = entries.filter(({ mode }) => mode !== '040000' && mode !== '40000')
  return new Map(files.map(({ path, mode, sha }) => [path, `${mode} ${sha}`]))
}

function digest(list: readonly unknown[]): string {
  const sorted = list.map(item => JSON.stringify(item)).sort((a, b) => (a < b ? -1 : Number(a > b)))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
}
