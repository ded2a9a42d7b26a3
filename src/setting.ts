import * as z from 'zod'

/** One setting that is missing or wrong, and what would be right. */
export interface SettingProblem {
  readonly name: string
  readonly problem: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** GitHub's own, and those of users that a company manages: https://docs.github.com/en/enterprise-cloud@latest/admin/concepts/identity-and-access-management/enterprise-managed-users */
const LOGIN = /^[a-z0-9][a-z0-9_-]*$/

/** A list with commas, in lower case; left out: empty. */
export const logins = z
  .string()
  .transform(list =>
    list
      .split(',')
      .map(login => login.trim().toLowerCase())
      .filter(login => login !== ''),
  )
  .refine(isListOfLogins, 'is no list of logins with commas. Example: acme,globex')
  .default([])

/** A list that names nobody could be taken for one that names everybody. */
function isListOfLogins(list: readonly string[]): boolean {
  return list.length > 0 && list.every(login => LOGIN.test(login))
}

interface Address {
  /** One that would be right. */
  readonly example: string
  /** Who could read what on the way, where it is not encrypted. */
  readonly risk: string
}

/** An address of a server, without slashes at its end; over TLS, unless nobody is on the way. */
export function httpUrl({ example, risk }: Address) {
  return z
    .string()
    .refine(isAddress, { error: `is no address of a server. Example: ${example}`, abort: true })
    .refine(isPrivate, `is not https: ${risk}`)
    .transform(url => url.replace(/\/+$/, ''))
}

/** Without a name, a password, a query or a fragment: what is put behind it would get lost in them. */
function isAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:\/\/[^\s@?#]+$/.test(text)
}

/** Nobody is on the way within one machine. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || isThisMachine(hostname)
}

export function isThisMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/**
 * What is set at all, without what may stand around a value: an empty one in an .env file means “not set”, and
 * `docker run --env-file` and kubectl pass quotation marks on that Node and Compose take away.
 */
export function whatIsSet(environment: Environment): Record<string, string> {
  const set = Object.entries(environment).map(([name, value = '']) => [name, unquoted(value.trim())] as const)
  return Object.fromEntries(set.filter(([, value]) => value !== ''))
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/s.exec(value)?.[2]?.trim() ?? value
}

/** What is wrong with the form of single values. */
export function problemsOf(error: z.ZodError): SettingProblem[] {
  return error.issues.map(issue => ({ name: String(issue.path[0]), problem: issue.message }))
}

/** The message with which the server refuses to start: every problem, a line each. */
export function explainProblems(problems: readonly SettingProblem[]): string {
  const width = Math.max(...problems.map(({ name }) => name.length))
  const count = problems.length === 1 ? '1 setting is' : `${problems.length} settings are`
  return [
    `compliance-patrol cannot start: ${count} missing or wrong.`,
    ...problems.map(({ name, problem }) => `  ${name.padEnd(width)}  ${problem}`),
    'Every setting is explained in .env.example.',
  ].join('\n')
}
