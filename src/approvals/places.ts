import { type DiffedFile, parseUnifiedDiff } from './unified-diff.ts'

/** Lines of one side: the first of them, from 1, and how many. */
export type Span = readonly [first: number, count: number]

/** Where the hunks of a changed file stand on the base side. */
export interface FilePlaces {
  /** The path on the base side, one character for each byte. */
  readonly path: string
  /** The first seven digits of the base side's blob SHA, which every diff has. */
  readonly version: string | null
  readonly spans: readonly Span[]
}

/** What the base branch did to one file between two merge bases. */
export interface BaseChange {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  /** Runs of changed lines, from the top: the first line, how many went, and how many came in their place. */
  readonly runs: readonly (readonly [first: number, removed: number, added: number])[]
}

/** Whether hunks stand where they stood; `path` names the first file where they do not, or where it is not known. */
export type Places =
  | { readonly are: 'same' }
  | { readonly are: 'moved' | 'overlapping' | 'unknown'; readonly path: string }

/** Where the hunks of each file stand; files without hunks are left out, since their blobs say it all. */
export function placesOf(files: readonly DiffedFile[]): readonly FilePlaces[] {
  return files
    .filter(({ hunks }) => hunks.length > 0)
    .map(({ oldPath, blobs, hunks, places }) => ({
      path: oldPath,
      version: versionOf(blobs, 0),
      spans: hunks.map((hunk, i) => spanOf(hunk, places[i] ?? '')),
    }))
}

/**
 * The changes of a diff of two merge bases, of which one is an ancestor of the other.
 *
 * @returns `null` for a diff of a form that is not known
 */
export function baseChangesOf(diff: string): readonly BaseChange[] | null {
  const files = parseUnifiedDiff(diff)
  return (
    files
      ?.filter(({ status, hunks }) => status === 'modified' && hunks.length > 0)
      .map(({ path, blobs, hunks, places }) => ({
        path,
        before: versionOf(blobs, 0),
        after: versionOf(blobs, 1),
        runs: hunks.flatMap((hunk, i) => runsOf(hunk, spanOf(hunk, places[i] ?? ''))),
      })) ?? null
  )
}

/**
 * Whether the same hunks stand at the same places, where the base branch changed some of their files in between:
 * every hunk of the earlier side, taken through the base's own changes, has to stand exactly where it stands on the
 * later side. One whose lines or context the base changed has no place that could be told.
 *
 * @param earlier of the side whose merge base is an ancestor of the other's
 * @param changes of the base branch between the two merge bases
 */
export function comparePlaces(
  earlier: readonly FilePlaces[],
  later: readonly FilePlaces[],
  changes: readonly BaseChange[],
): Places {
  const answers = earlier.map(file => compareFile(file, later, changes))
  const worst = (['moved', 'overlapping', 'unknown'] as const)
    .map(kind => answers.find(({ are }) => are === kind))
    .find(answer => answer !== undefined)
  return worst ?? { are: 'same' }
}

function compareFile(file: FilePlaces, later: readonly FilePlaces[], changes: readonly BaseChange[]): Places {
  const { path } = file
  const [other, another] = later.filter(each => each.path === path)
  if (other === undefined || another !== undefined) return { are: 'unknown', path }
  const change = changeBetween(file, other, changes)
  if (change === null || file.spans.length !== other.spans.length) return { are: 'unknown', path }
  const mapped = file.spans.map(span => mapSpan(span, change.runs))
  if (mapped.some((first, i) => first !== null && first !== other.spans[i]?.[0]))
    return { are: 'moved', path }
  return mapped.includes(null) ? { are: 'overlapping', path } : { are: 'same' }
}

/** `null` where the base's diff does not lead from the one version of the file to the other. */
function changeBetween(
  { path, version }: FilePlaces,
  other: FilePlaces,
  changes: readonly BaseChange[],
): Pick<BaseChange, 'runs'> | null {
  const [change, another] = changes.filter(each => each.path === path)
  if (another !== undefined || version === null || other.version === null) return null
  if (change === undefined) return version === other.version ? { runs: [] } : null
  return change.before === version && change.after === other.version ? change : null
}

/** The line at which a span begins after the changes; `null` where one of them lies within it. */
function mapSpan([first, count]: Span, runs: BaseChange['runs']): number | null {
  if (count === 0) return runs.length === 0 ? first : null
  let shift = 0
  for (const [at, removed, added] of runs) {
    if (at >= first + count) break
    if (at + removed > first) return null
    shift += added - removed
  }
  return first + shift
}

/** The lines of the base side that a hunk takes up, its context included. */
function spanOf([, ...lines]: readonly string[], place: string): Span {
  const start = Number(/^-(\d+) /.exec(place)?.[1])
  const count = lines.filter(line => line.startsWith(' ') || line.startsWith('-')).length
  // Of no lines, git names the line above (https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html).
  return [count === 0 ? start + 1 : start, count]
}

function runsOf([, ...lines]: readonly string[], [first]: Span): BaseChange['runs'] {
  const runs: [number, number, number][] = []
  let at = first
  let run: [number, number, number] | null = null
  for (const line of lines.filter(each => !each.startsWith('\\'))) {
    if (line.startsWith(' ')) {
      run = null
      at++
      continue
    }
    if (run === null) {
      run = [at, 0, 0]
      runs.push(run)
    }
    if (line.startsWith('-')) {
      run[1]++
      at++
    } else run[2]++
  }
  return runs
}

function versionOf(blobs: DiffedFile['blobs'], side: 0 | 1): string | null {
  return blobs?.[side].slice(0, 7) ?? null
}
