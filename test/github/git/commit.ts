import type { Git } from './git.ts'

/** The content of a file: text, bytes, or with its mode (`120000` a link, `160000` a submodule's commit). */
export type FileContent =
  | string
  | Buffer
  | { readonly mode: '100644' | '100755' | '120000' | '160000'; readonly content: string | Buffer }

/** Files by path; `null` removes one. */
export type Files = Readonly<Record<string, FileContent | null>>

export interface Signature {
  readonly name: string
  readonly email: string
}

export interface NewCommit {
  readonly parents: readonly string[]
  /** The tree to begin with; left out: the first parent's. */
  readonly tree?: string
  readonly files?: Files
  readonly message: string
  readonly author: Signature
  readonly committer: Signature
  /** ISO 8601. */
  readonly at: string
}

let commits = 0

/** Writes a commit and answers its SHA. One process, whatever the number of files. */
export async function writeCommit(git: Git, commit: NewCommit): Promise<string> {
  commits += 1
  // Each commit gets a ref of its own, which keeps it reachable: commits may be written side by side.
  const input = importOf(`refs/commits/${process.pid}-${commits}`, commit)
  const sha = await git.run(['fast-import', '--quiet', '--date-format=raw'], input)
  return sha.toString().trim()
}

/**
 * A commit as `git fast-import --date-format=raw` takes it, which answers its SHA.
 * @see https://git-scm.com/docs/git-fast-import
 */
export function importOf(ref: string, commit: NewCommit): Buffer {
  const chunks: (string | Buffer)[] = [`commit ${ref}\nmark :1\n`, ...header(commit)]
  if (commit.tree) chunks.push(`M 040000 ${commit.tree} ""\n`)
  for (const [path, content] of Object.entries(commit.files ?? {})) chunks.push(...change(path, content))
  chunks.push('get-mark :1\n')
  return Buffer.concat(chunks.map(chunk => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)))
}

function* header(commit: NewCommit): Generator<string> {
  const when = `${Math.floor(Date.parse(commit.at) / 1000)} +0000`
  yield `author ${commit.author.name} <${commit.author.email}> ${when}\n`
  yield `committer ${commit.committer.name} <${commit.committer.email}> ${when}\n`
  yield `data ${Buffer.byteLength(commit.message)}\n${commit.message}\n`
  for (const [index, parent] of commit.parents.entries())
    yield `${index === 0 ? 'from' : 'merge'} ${parent}\n`
}

function change(path: string, content: FileContent | null): (string | Buffer)[] {
  const name = quoted(path)
  if (content === null) return [`D ${name}\n`]
  if (typeof content === 'string' || Buffer.isBuffer(content)) return inline('100644', name, content)
  if (content.mode === '160000') return [`M 160000 ${content.content.toString()} ${name}\n`]
  return inline(content.mode, name, content.content)
}

function inline(mode: string, name: string, content: string | Buffer): (string | Buffer)[] {
  return [`M ${mode} inline ${name}\ndata ${Buffer.byteLength(content)}\n`, content, '\n']
}

/** A path as git-fast-import reads it when it contains anything unusual. */
function quoted(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
