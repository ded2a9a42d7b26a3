import { html } from 'hono/html'
import type { Session } from '../sign-in/sessions.ts'
import type { Assets } from './assets.ts'
import { foreign, type Html } from './words.ts'

/** What stands around every page. */
export interface Frame {
  readonly assets: Assets
  /** `null`: nobody is signed in. */
  readonly session: Session | null
}

export interface Content {
  readonly title: string
  /** The whole `main` element. */
  readonly main: Html
  /** The page changes while it is open. */
  readonly follows?: boolean
}

/** A whole page. */
export function inFrame({ assets, session }: Frame, { title, main, follows = false }: Content): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title} · Compliance Patrol</title>
    <link rel="icon" href="${assets.icon}" type="image/svg+xml">
    <link rel="stylesheet" href="${assets.style}">
    ${follows ? html`<script type="module" src="${assets.follow}"></script>` : ''}
  </head>
  <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top">
      <a class="name" href="/">Compliance Patrol</a>
      <nav aria-label="Account">${account(session)}</nav>
    </header>
    ${main}
    <footer class="foot">Compliance Patrol signs off pull requests. Times are in UTC.</footer>
  </body>
</html>`
}

function account(session: Session | null): Html {
  if (session === null) return html`<a href="/sign-in">Sign in with GitHub</a>`
  return html`Signed in as ${foreign(session.viewer.login)}
    <form method="post" action="/sign-out">
      ${csrfField(session)}<button class="link">Sign out</button>
    </form>`
}

/** Proves that a form came from here. */
export function csrfField({ csrf }: Session): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`
}

/** A page that says one thing. */
export function messagePage(frame: Frame, title: string, says: string): Html {
  return inFrame(frame, {
    title,
    main: html`<main id="main"><h1>${title}</h1><p>${says}</p></main>`,
  })
}
