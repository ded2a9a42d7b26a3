import { html } from 'hono/html'

/** What `html` makes; everything that it is given is escaped. */
export type Html = ReturnType<typeof html>

/** A sentence in which `code` may stand between backticks. */
export function sentence(says: string): Html[] {
  return says.split('`').map((part, at) => (at % 2 === 0 ? foreign(part) : html`<code>${part}</code>`))
}

/** Somebody else’s text, which must not turn the words around it (Unicode’s bidirectional characters). */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`
}

/** A moment, for people in UTC and for programs. */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`
}

/** A commit, short, with a link to it. */
export function commit(pullUrl: string, sha: string): Html {
  return html`<a href="${repositoryUrl(pullUrl)}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a>`
}

/** https://github.com/acme/claims/pull/42 → https://github.com/acme/claims */
export function repositoryUrl(pullUrl: string): string {
  return pullUrl.replace(/\/pull\/\d+$/, '')
}
