import type { Place } from './define-tool.ts'

/** A path in its parts. */
export interface Location {
  /** In lower case: some tools write `Migrations`, others `migrations`. */
  readonly folders: readonly string[]
  readonly file: string
}

/** No file system takes a longer name (`NAME_MAX`); of one, start and end are looked at. */
const LONGEST_NAME = 255

export function locationOf(path: string): Location {
  const parts = path.split('/').map(shortened)
  const file = parts.pop() ?? ''
  return { folders: parts.map(part => part.toLowerCase()), file }
}

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : name.slice(0, 200) + name.slice(-55)
}

/** How many folders stand before the place in the path, all of them where it names none; `null`: not there. */
export function liesIn(folders: readonly string[], { in: wanted, direct = false }: Place): number | null {
  if (wanted === undefined) return folders.length
  const last = folders.length - wanted.length
  for (let start = direct ? Math.max(last, 0) : 0; start <= last; start++) {
    if (wanted.every((name, i) => isNamed(folders[start + i], name))) return start
  }
  return null
}

function isNamed(folder: string | undefined, name: string | RegExp): boolean {
  if (folder === undefined) return false
  return typeof name === 'string' ? folder === name : name.test(folder)
}
