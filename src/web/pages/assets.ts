import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

/** Addresses of what pages load; they change with what stands there, so that browsers may keep it for ever. */
export interface Assets {
  readonly style: string
  readonly follow: string
  readonly icon: string
  readonly routes: Hono
}

/** In every form of the program as many folders up. */
const FOLDER = new URL('../../../assets/', import.meta.url)

/** Reads them once. */
export function loadAssets(): Assets {
  const routes = new Hono()
  const serve = (name: string, type: string): string => {
    const content = readFileSync(new URL(name, FOLDER))
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
    const path = `/assets/${hash}/${name}`
    routes.get(path, c =>
      c.body(content, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    )
    return path
  }
  return {
    style: serve('style.css', 'text/css; charset=utf-8'),
    icon: serve('icon.svg', 'image/svg+xml'),
    follow: serve('follow.js', 'text/javascript; charset=utf-8'),
    routes,
  }
}
