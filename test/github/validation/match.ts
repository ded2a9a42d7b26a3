import { type OperationName, operations } from '../operations.ts'

export interface Matched {
  readonly operation: OperationName
  /** Decoded. */
  readonly params: Readonly<Record<string, string>>
}

/** Parameters whose value may contain slashes. */
const wide = new Set(['path', 'ref', 'basehead', 'branch'])

const patterns = operations
  .map(operation => ({ operation, pattern: patternOf(operation) }))
  // `…/commits/{ref}/status` before `…/commits/{ref}`, since a ref may contain slashes.
  .sort((one, other) => other.operation.split('/').length - one.operation.split('/').length)

function patternOf(operation: OperationName): RegExp {
  const source = operation.replace(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>${wide.has(name) ? '.+' : '[^/]+'})`,
  )
  return new RegExp(`^${source}$`)
}

/** The operation to which a request belongs, by its method and its path as it was sent. */
export function matchOperation(method: string, path: string): Matched | null {
  for (const { operation, pattern } of patterns) {
    const found = pattern.exec(`${method} ${path}`)
    if (!found) continue
    const params = Object.entries(found.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ])
    return { operation, params: Object.fromEntries(params) }
  }
  return null
}
