import type { Hono } from 'hono'

/** Keeps cookies as a browser does, without a network in between. */
export interface Browser {
  /** Follows nothing. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Goes to the sign-in and back, as GitHub sends it. */
  signIn(to?: string): Promise<Response>
  readonly cookies: Map<string, string>
}

/** A browser that shows what this server serves at this address. */
export function aBrowser(web: Hono, publicUrl: string): Browser {
  const cookies = new Map<string, string>()

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers)
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await web.request(`${publicUrl}${path}`, { ...init, headers })
    for (const set of response.headers.getSetCookie()) keep(set)
    return response
  }

  function keep(set: string): void {
    const [pair = '', ...attributes] = set.split('; ')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, value)
  }

  const self: Browser = {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: publicUrl, ...headers },
      }),
    async signIn(to) {
      const begun = await self.get(`/sign-in${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`)
      const back = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
      return self.get((back.headers.get('location') ?? '').slice(publicUrl.length))
    },
  }
  return self
}
