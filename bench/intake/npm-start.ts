import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What `npm start` runs, as package.json has it: `NAME=value … node --flag … program`. */
export interface NpmStart {
  readonly environment: Readonly<Record<string, string>>
  /** Node's own. */
  readonly flags: readonly string[]
  /** Absolute path. */
  readonly program: string
}

const PROJECT = new URL('../../', import.meta.url)

export function npmStart(): NpmStart {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', PROJECT), 'utf8')) as Package
  const words = scripts.start.split(' ')
  const node = words.indexOf('node')
  return {
    environment: Object.fromEntries(words.slice(0, node).map(word => word.split('=') as [string, string])),
    flags: words.slice(node + 1, -1),
    program: fileURLToPath(new URL(words.at(-1) ?? '', PROJECT)),
  }
}

interface Package {
  readonly scripts: { readonly start: string }
}
