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
}

const READERS = /\b(?:file|filebase64|filesha|filemd5|filebase64sha|templatefile|fileset|template_file)/

export function outlineOf(path: string, text: string): Outline {
  return { calls: localSources(path, text), readsFiles: READERS.test(text) }
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
  // Most files call nothing, and need not be read for that.
  if (!text.includes('module')) return []
  return parseFile(text, path).body.blocks.flatMap(({ type, body }) => {
    if (type.value !== 'module') return []
    const source = body.attributes.find(({ name }) => name.value === 'source')?.value
    if (source?.kind !== 'string' || !/^\.\.?(?:\/|$)/.test(source.value)) return []
    return [source.value]
  })
}
