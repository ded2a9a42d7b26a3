/** JSON on its way to or from the wire. */
export type Json = Record<string, unknown>

/** GitHub's opaque global id. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64')
}

/** `{ comments_url: BASE/comments, … }` from `{ comments: '/comments', … }`. */
export function urls(base: string, paths: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [`${name}_url`, base + path]))
}
