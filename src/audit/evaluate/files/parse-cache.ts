import type { ParsedHcl } from '../../language/hcl/parse-hcl.ts'
import { parseFile } from '../../language/parse-file.ts'

/** What files hold, by their text, so that an unchanged file is read once. The kind is `hcl` or `json`. */
export interface ParseCache {
  get(kind: string, text: string): ParsedHcl | undefined
  set(kind: string, text: string, parsed: ParsedHcl): void
}

/** Keeps everything as long as it is kept itself. */
export function newParseCache(): ParseCache {
  const kinds = new Map<string, Map<string, ParsedHcl>>()
  return {
    get: (kind, text) => kinds.get(kind)?.get(text),
    set(kind, text, parsed) {
      const texts = kinds.get(kind)
      if (texts === undefined) kinds.set(kind, new Map([[text, parsed]]))
      else texts.set(text, parsed)
    },
  }
}

/** Reads a file, or takes what was read of the same text before, wherever that stood. */
export function parseCached(cache: ParseCache, text: string, path: string): ParsedHcl {
  const kind = kindOf(path)
  const known = cache.get(kind, text)
  if (known !== undefined) return withPath(known, path)
  const parsed = parseFile(text, path)
  cache.set(kind, text, parsed)
  return parsed
}

/** JSON is read by the kind of file: values of variables are no blocks. */
function kindOf(path: string): string {
  if (!path.endsWith('.json')) return 'hcl'
  return path.endsWith('.tfvars.json') ? 'values' : 'json'
}

function withPath({ body, problems }: ParsedHcl, path: string): ParsedHcl {
  if (problems.length === 0 || problems[0]?.path === path) return { body, problems }
  return { body, problems: problems.map(problem => ({ ...problem, path })) }
}
