/** HCL expressions by path: `{ 'server_side_encryption.enabled': 'true' }`. */
export type Settings = Readonly<Record<string, string>>

type Tree = Map<string, Tree | string>

/**
 * A resource `x` that says this, a line for each attribute and block.
 * @param marked path of the attribute or block whose line is marked as the finding's; empty: the resource's head
 */
export function exampleOf(type: string, settings: Settings, marked: string | null): string {
  const head = type.startsWith('data.') ? `data "${type.slice(5)}"` : `resource "${type}"`
  const lines = printed(treeOf(settings), '', '  ', marked)
  if (lines.length === 0) return `${head} "x" {}${mark(marked === '')}`
  return [`${head} "x" {${mark(marked === '')}`, ...lines, '}'].join('\n')
}

function treeOf(settings: Settings): Tree {
  const root: Tree = new Map()
  for (const [path, expression] of Object.entries(settings)) {
    const names = path.split('.')
    const last = names.pop() ?? path
    let inner = root
    for (const name of names) {
      const known = inner.get(name)
      const next: Tree = known instanceof Map ? known : new Map()
      inner.set(name, next)
      inner = next
    }
    inner.set(last, expression)
  }
  return root
}

function printed(tree: Tree, outer: string, indent: string, marked: string | null): readonly string[] {
  return [...tree].flatMap(([name, inner]) => {
    const path = outer === '' ? name : `${outer}.${name}`
    const end = mark(path === marked)
    if (typeof inner === 'string') return [`${indent}${name} = ${inner}${end}`]
    return [`${indent}${name} {${end}`, ...printed(inner, path, `${indent}  `, marked), `${indent}}`]
  })
}

function mark(is: boolean): string {
  return is ? ' #!' : ''
}
