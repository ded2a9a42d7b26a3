import {
  type Evaluated,
  type EvaluateOptions,
  evaluateRoot,
} from '../../../src/audit/evaluate/evaluate-root.ts'
import type { Place } from '../../../src/audit/resource/place.ts'
import type { Resource } from '../../../src/audit/resource/resource.ts'
import type { Reference, Value } from '../../../src/audit/resource/value.ts'
import { aTree } from '../a-tree.ts'

export type Files = string | Readonly<Record<string, string | null>>

/** A root module: the text of its `main.tf`, or its files by their paths. */
export function evaluated(files: Files, options: EvaluateOptions = {}, root = ''): Evaluated {
  return evaluateRoot(aTree(typeof files === 'string' ? { 'main.tf': files } : files), root, options)
}

/** The resource with an address. */
export function resourceAt({ configuration }: Evaluated, address: string): Resource {
  const found = configuration.resources.find(each => each.address === address)
  if (found !== undefined) return found
  const known = configuration.resources.map(each => each.address).join(', ')
  throw new Error(`There is no ${address}, only ${known}`)
}

/** What a resource says at a path, shown; `-`: nothing. */
export function shownAt(module: Evaluated, address: string, path: string): string {
  const { value, isWritten } = resourceAt(module, address).get(path)
  return value === null || !isWritten ? '-' : shown(value)
}

/**
 * A value in a compact form: `?` for what is not known, `?"a‹›b"` for a text that is known in parts, `…` for what may be
 * there besides, `!` behind what is sensitive, and references in `<>`.
 */
export function shown(value: Value): string {
  const isSensitive = value.isSensitive === true ? '!' : ''
  const references =
    value.references.length === 0 ? '' : ` <${value.references.map(shownReference).join(', ')}>`
  return bare(value) + isSensitive + references
}

function shownReference({ address, attribute }: Reference): string {
  return attribute === '' ? address : `${address}.${attribute}`
}

function bare(value: Value): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.value)
    case 'number':
    case 'boolean':
      return String(value.value)
    case 'null':
      return 'null'
    case 'list':
      return `[${[...value.items.map(shown), ...(value.isComplete ? [] : ['…'])].join(', ')}]`
    case 'object': {
      const entries = [...value.entries].map(([key, entry]) => `${key}: ${shown(entry)}`)
      return `{${[...entries, ...(value.isComplete ? [] : ['…'])].join(', ')}}`
    }
    case 'unknown':
      return value.pieces === undefined ? '?' : `?"${value.pieces.map(piece => piece ?? '‹›').join('')}"`
    default:
      return value satisfies never
  }
}

/** `main.tf:2:5-9`, or only its begin where it ends on another line. */
export function shownPlace({ path, start, end }: Place): string {
  const from = `${path}:${start.line}:${start.column}`
  return start.line === end.line ? `${from}-${end.column}` : from
}
