import type { Run } from '../run/run.ts'
import type { FileAccess } from '../scope.ts'
import { resolvePath } from './paths.ts'

/** Files as functions of a root module see them: relative to its folder, and never outside of the repository. */
export function fileAccess(run: Run): FileAccess {
  const { tree, root } = run
  return {
    read(path) {
      const found = resolvePath(root, path)
      if (found === null) return 'unknown'
      const file = tree.read(found)
      if (file === 'absent') return 'absent'
      if (typeof file !== 'string') return { text: file.text, path: found }
      if (file === 'not-loaded') run.want(found)
      return 'unknown'
    },
    list(directory) {
      const found = resolvePath(root, directory)
      if (found === null) return null
      const start = found === '' ? 0 : found.length + 1
      return tree.filesBelow(found).map(path => path.slice(start))
    },
  }
}
