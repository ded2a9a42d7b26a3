import { simpleFunction } from '../simple-function.ts'

/** What follows the last slash, as Go’s `filepath.Base` has it. */
export const basename = simpleFunction(['text'], ([path]) => {
  const trimmed = path.replace(/\/+$/, '')
  if (trimmed === '') return path === '' ? '.' : '/'
  return trimmed.slice(trimmed.lastIndexOf('/') + 1)
})

/** What stands before the last slash, as Go’s `filepath.Dir` has it. */
export const dirname = simpleFunction(['text'], ([path]) => clean(path.slice(0, path.lastIndexOf('/') + 1)))

/** The shortest form of a path, as Go’s `filepath.Clean` has it. */
export function clean(path: string): string {
  const isRooted = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    const canGoUp = parts.length > 0 && parts.at(-1) !== '..'
    if (part !== '..') parts.push(part)
    else if (canGoUp) parts.pop()
    else if (!isRooted) parts.push(part)
  }
  if (isRooted) return `/${parts.join('/')}`
  return parts.length === 0 ? '.' : parts.join('/')
}
