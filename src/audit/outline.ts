import type { SourceTree } from './evaluate/evaluate-root.ts'
import { parseFile } from './language/parse-file.ts'

/**
 * What of a Terraform file tells which modules a change concerns. It can be kept where the text, which may hold
 * secrets, must not be.
 */
export interface Outline {
  /** Sources of the local modules that it calls, as written: `../vpc`. */
  readonly calls: readonly string[]
  /** Whether it names a function that reads files. */
  readonly readsFiles: boolean
  /** Whether it says where its module’s state is: only a root module does. */
  readonly isOfRoot: boolean
}

/** https://developer.hashicorp.com/terraform/language/backend */
const STATE = /\bbackend\s+"[^"]{0,99}"\s*\{|\bcloud\s*\{|"(?:backend|cloud)"\s*:/
const READERS = /\b(?:file|filebase64|filesha|filemd5|filebase64sha|templatefile|fileset|template_file)/

export function outlineOf(path: string, text: string): Outline {
  // In JSON, each letter may be written as its number.
  const isCoded = path.endsWith('.json') && text.includes('\\u')
  return {
    calls: isCoded || text.includes('module') ? localSources(path, text) : [],
    readsFiles: isCoded || READERS.test(text),
    isOfRoot: isCoded || STATE.test(text),
  }
}

/**
 * The path that a `source` is, with slashes; `null`: it leads elsewhere. Terraform takes a path with backslashes for one,
 * too (`moduleSourceLocalPrefixes` in its `addrs` package).
 */
export function localSource(source: string): string | null {
  return /^\.\.?(?:[/\\]|$)/.test(source) ? source.replaceAll('\\', '/') : null
}

/** The outline of a file in a tree that may remember it. */
export function outlineIn(tree: SourceTree, path: string): Outline | 'absent' | 'not-loaded' | 'unreadable' {
  const known = tree.outline?.(path) ?? null
  if (known !== null) return known
  const file = tree.read(path)
  return typeof file === 'string' ? file : outlineOf(path, file.text)
}

/** What the `module` blocks of a file have as a local `source`. */
function localSources(path: string, text: string): readonly string[] {
  return parseFile(text, path).body.blocks.flatMap(({ type, body }) => {
    if (type.value !== 'module') return []
    const source = body.attributes.find(({ name }) => name.value === 'source')?.value
    const written = source?.kind === 'string' ? localSource(source.value) : null
    return written === null ? [] : [written]
  })
}
