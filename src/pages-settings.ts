import * as z from 'zod'
import { type Environment, httpUrl, type SettingProblem } from './setting.ts'

/** What the report pages need; without it they are not served. */
export interface PagesSettings {
  /** Address of this server for people, without a slash at its end. */
  readonly publicUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Address of GitHub’s pages. */
  readonly githubWebUrl: string
}

const FIELDS = ['PUBLIC_URL', 'GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'] as const

const EXAMPLE = 'https://compliance-patrol.example.com'

/** The names are those under which Probot writes the credentials of an App that it registers. */
export const pagesFields = {
  PUBLIC_URL: httpUrl({
    example: EXAMPLE,
    risk: 'who signs in there would show their session to everybody on the way.',
  })
    .refine(isRoot, `names a folder: pages are served at the root of a host. Example: ${EXAMPLE}`)
    .optional(),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
}

type PagesValues = {
  readonly [N in keyof typeof pagesFields]?: string | undefined
} & { readonly GITHUB_API_URL: string }

/** `null`: no pages are served. */
export function toPages(values: PagesValues): PagesSettings | null {
  const { PUBLIC_URL: publicUrl, GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = values
  if (publicUrl === undefined || clientId === undefined || clientSecret === undefined) return null
  return { publicUrl, clientId, clientSecret, githubWebUrl: webUrlOf(values.GITHUB_API_URL) }
}

/** The address alone asks for pages; credentials are there whenever Probot registered the App. */
export function pagesProblems(set: Environment): SettingProblem[] {
  if (set['PUBLIC_URL'] === undefined) return []
  return FIELDS.filter(name => set[name] === undefined).map(name => ({
    name,
    problem: 'is not set. It stands on the App’s page; who opens a report signs in with it.',
  }))
}

/** https://api.github.com → https://github.com; https://HOST/api/v3 → https://HOST */
function webUrlOf(apiUrl: string): string {
  const { host, origin } = new URL(apiUrl)
  return host.startsWith('api.') ? origin.replace('://api.', '://') : origin
}

function isRoot(url: string): boolean {
  return new URL(url).pathname === '/'
}
