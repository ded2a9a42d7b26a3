import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decoded } from '../facts/blobs/read-blob.ts'
import { scanFile } from '../facts/findings/scan-file.ts'
import { LARGEST_BLOB } from '../github/reads/blob.ts'
import { recognise } from '../tls/languages/recognise.ts'
import { type SourceFile, TooMuchCode } from '../tls/scan.ts'
import { whyUnreadable } from '../unreadable.ts'
import { changedSince, GitFailed } from './changed-since.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { linesOf } from './excerpt.ts'
import { filesBelow } from './files-below.ts'
import { findingsAsSarif } from './findings-sarif.ts'
import { formatOf } from './format.ts'
import { ownVersion } from './own-version.ts'
import { findingsAsJson, findingsAsText, type FoundIn, type Looked } from './findings-text.ts'

/** What the check `ssl-validation` finds, in files or on a branch. */
export const tls: Command = {
  name: 'tls',
  usage: '[PATH…] [--diff BASE] [--format text|json|sarif]',
  summary: 'Finds what switches the validation of certificates or host names off.',
  help: `
PATH…                      files, and folders without .git and node_modules; left out: the current folder
--diff BASE                only lines that are not in BASE (main, origin/main, a commit): of the working tree against
                           its merge base, by git, which leaves out files that it does not know yet
--format text|json|sarif   text for people (default), JSON, or SARIF 2.1.0

Exit codes: 0 nothing was found, 1 something was, 2 a file or git could not be read.
`,

  async run(args, terminal) {
    const { paths, base, format } = readArguments(args)
    try {
      const looked = await look(
        base === undefined ? await wholeFiles(paths) : await changedSince(base, paths),
      )
      terminal.out(inFormat[format](looked, terminal.colour))
      for (const { why } of format === 'text' ? [] : looked.unread) terminal.err(`${why}\n`)
      if (looked.unread.length > 0) return EXIT.impossible
      return looked.found.length === 0 ? EXIT.fine : EXIT.problems
    } catch (error) {
      if (!(error instanceof GitFailed)) throw error
      terminal.err(`${error.message}\n`)
      return EXIT.impossible
    }
  },
}

const inFormat = {
  text: findingsAsText,
  json: findingsAsJson,
  sarif: (looked: Looked) => findingsAsSarif(looked, ownVersion()),
}

interface Arguments {
  readonly paths: readonly string[]
  readonly base: string | undefined
  readonly format: keyof typeof inFormat
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { diff: { type: 'string' }, format: { type: 'string', default: 'text' } },
  })
  const { diff: base, format } = values
  if (base !== undefined && (base === '' || base.startsWith('-')))
    throw new UsageError(`\`${base}\` is no branch or commit. Example: --diff origin/main`)
  const paths = positionals.length === 0 && base === undefined ? ['.'] : positionals
  return { paths, base, format: formatOf(format, ['text', 'json', 'sarif']) }
}

interface ToLookAt {
  readonly path: string
  readonly added: SourceFile['added']
  /** Why it could not even be listed. */
  readonly why?: string
}

async function wholeFiles(paths: readonly string[]): Promise<ToLookAt[]> {
  const files: ToLookAt[] = []
  for (const path of paths) {
    try {
      for (const file of await filesBelow(path)) files.push({ path: file, added: 'all' })
    } catch (error) {
      files.push({ path, added: [], why: reasonOf(path, error) })
    }
  }
  return files
}

async function look(files: readonly ToLookAt[]): Promise<Looked> {
  const found: FoundIn[] = []
  const unread: { path: string; why: string }[] = []
  let count = 0
  for (const { path, added, why } of files) {
    const text = why === undefined ? await textOf(path) : { why }
    if (text === null) continue
    if (typeof text !== 'string') {
      unread.push({ path, why: text.why })
      continue
    }
    count += 1
    const lines = linesOf(text)
    try {
      for (const finding of scanFile({ path, text, added })) found.push({ finding, lines })
    } catch (error) {
      if (!(error instanceof TooMuchCode)) throw error
      unread.push({ path, why: error.message })
    }
  }
  return { files: count, found, unread }
}

/** `null`: nothing that the detector reads. */
async function textOf(path: string): Promise<string | { why: string } | null> {
  const isKnown = recognise(path, '') !== null
  try {
    const { size } = await stat(path)
    if (size > LARGEST_BLOB)
      return isKnown ? { why: `${path} is larger than ${LARGEST_BLOB / 1e6} MB.` } : null
    const text = decoded(await readFile(path))
    return isKnown || recognise(path, text) !== null ? text : null
  } catch (error) {
    return { why: reasonOf(path, error) }
  }
}

function reasonOf(path: string, error: unknown): string {
  return `${path} could not be read: ${whyUnreadable(error)}.`
}
