import type { Context } from 'hono'
import type { SeenRepository } from '../sign-in/access.ts'
import type { Session } from '../sign-in/sessions.ts'
import type { Frame } from './frame.ts'

/** What every page of a repository knows: who looks, and at what they may look. */
export interface PageEnv {
  readonly Variables: {
    readonly session: Session
    readonly repository: SeenRepository
    readonly frame: Frame
  }
}

/** Every page has its content as JSON at the same address. */
export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? ''
  return accept.includes('application/json') && !accept.includes('text/html')
}
