/** `a/b/main.tf` → `a/b`; empty for a file in the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '' : path.slice(0, slash)
}

/** `a/b/main.tf` → `main.tf` */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * The path in the repository that a path from one of its folders leads to; `null`: it leads outside, or does not begin
 * in this folder at all.
 */
export function resolvePath(directory: string, path: string): string | null {
  if (path.startsWith('/') || path.startsWith('~') || path.includes('\0')) return null
  const parts = directory === '' ? [] : directory.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** The path of a folder as it is seen from another one, as `path.module` has it: `.`, `modules/a`, `../a`. */
export function relativePath(from: string, to: string): string {
  const start = from === '' ? [] : from.split('/')
  const goal = to === '' ? [] : to.split('/')
  let common = 0
  while (common < start.length && common < goal.length && start[common] === goal[common]) common += 1
  const parts = [...start.slice(common).map(() => '..'), ...goal.slice(common)]
  return parts.length === 0 ? '.' : parts.join('/')
}
