import { simpleFunction } from '../simple-function.ts'

/** `urlencode`, as Go’s `url.QueryEscape` does: a blank is `+`, and only `-_.~` stay of the signs. */
export const urlencode = simpleFunction(['text'], ([text]) =>
  encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]|%20/g, escaped),
)

function escaped(found: string): string {
  return found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`
}
