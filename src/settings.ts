import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'

/** What the operator sets: credentials, addresses and who may use what. Never a repository's to say. */
export interface Settings {
  readonly app: {
    readonly id: number
    readonly privateKey: string
    readonly webhookSecrets: readonly string[]
  }
  readonly host: string
  readonly port: number
  readonly githubApiUrl: string
  readonly store: { readonly databaseUrl: string } | { readonly dataDir: string }
  readonly jira: JiraSettings | null
  /** Lower-case logins; empty: every account. */
  readonly allowedAccounts: readonly string[]
  readonly organisationPolicy: { readonly mode: 'optional' | 'required' | 'off'; readonly repository: string }
  readonly logLevel: LogLevel
}

export interface JiraSettings {
  readonly url: string
  readonly auth:
    | { readonly kind: 'cloud'; readonly email: string; readonly apiToken: string }
    | { readonly kind: 'data-center'; readonly token: string }
  /** Lower-case logins of the organisations that may use it. */
  readonly organisations: readonly string[]
  /** With which JIRA signs its webhooks; left out: it sends none. */
  readonly webhookSecret?: string
}

type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** One setting that is missing or wrong, and what would be right. */
export interface SettingProblem {
  readonly name: string
  readonly problem: string
}

export type Environment = Readonly<Record<string, string | undefined>>

const logins = z
  .string()
  .default('')
  .transform(list =>
    list
      .split(',')
      .map(login => login.trim().toLowerCase())
      .filter(login => login !== ''),
  )

const httpUrl = (example: string) =>
  z
    .string()
    .regex(/^https?:\/\/[^\s/]+/, `is no address. Example: ${example}`)
    .transform(url => url.replace(/\/+$/, ''))

const schema = z.object({
  APP_ID: z
    .string('is not set. It stands on the App’s page as “App ID”.')
    .regex(/^[1-9][0-9]*$/, 'is not a number. It stands on the App’s page as “App ID”.')
    .transform(Number),
  WEBHOOK_SECRET: z
    .string('is not set. Use the secret that you typed on the App’s page.')
    .min(8, 'is too short to protect anything. Use the secret that you typed on the App’s page.'),
  WEBHOOK_SECRET_PREVIOUS: z.string().optional(),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number('is not a port. Example: 3000').int().min(0).max(65535).default(3000),
  GITHUB_API_URL: httpUrl('https://github.example.com/api/v3').default('https://api.github.com'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'is no address of PostgreSQL. Example: postgres://user:password@host:5432/patrol',
    )
    .optional(),
  JIRA_URL: httpUrl('https://acme.atlassian.net').optional(),
  JIRA_EMAIL: z.string().optional(),
  JIRA_API_TOKEN: z.string().optional(),
  JIRA_TOKEN: z.string().optional(),
  JIRA_ORGANISATIONS: logins,
  JIRA_WEBHOOK_SECRET: z
    .string()
    .min(8, 'is too short to protect anything. Use the secret that you typed into JIRA’s webhook.')
    .optional(),
  ALLOWED_ACCOUNTS: logins,
  ORGANISATION_POLICY: z
    .enum(['optional', 'required', 'off'], 'is none of optional, required, off.')
    .default('optional'),
  ORGANISATION_POLICY_REPOSITORY: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, 'is no name of a repository (without its owner). Example: .github')
    .default('.github'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'is none of trace, debug, info, warn, error, fatal, silent.',
    )
    .default('info'),
})

type Values = z.output<typeof schema>

/** Reads and validates the environment: the settings, or everything that is missing or wrong at once. */
export function readSettings(environment: Environment): Settings | { readonly problems: SettingProblem[] } {
  const set = withoutEmpty(environment)
  const parsed = schema.safeParse(set)
  const key = readPrivateKey(set)
  const problems: SettingProblem[] = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...('problem' in key ? [{ name: key.name, problem: key.problem }] : []),
    ...jiraProblems(set),
    ...tlsProblems(set),
  ]
  if (problems.length > 0 || !parsed.success || 'problem' in key) return { problems }
  return toSettings(parsed.data, key.pem)
}

/** What is known before there is an App whose credentials could be set. */
export interface RegistrationSettings {
  /** `undefined`: not set, so that only this machine is to reach the page that takes credentials. */
  readonly host: string | undefined
  readonly port: number
  readonly githubApiUrl: string
}

/** What registering an App needs of the environment, or everything that is wrong with it. */
export function readRegistration(
  environment: Environment,
): RegistrationSettings | { readonly problems: SettingProblem[] } {
  const set = withoutEmpty(environment)
  const parsed = schema.pick({ PORT: true, GITHUB_API_URL: true }).safeParse(set)
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error)), ...tlsProblems(set)]
  if (problems.length > 0 || !parsed.success) return { problems }
  return { host: set['HOST'], port: parsed.data.PORT, githubApiUrl: parsed.data.GITHUB_API_URL }
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

/** An empty value in an .env file means “not set”. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
}

function problemsOf(error: z.ZodError): SettingProblem[] {
  return error.issues.map(issue => ({ name: String(issue.path[0]), problem: issue.message }))
}

function toSettings(values: Values, privateKey: string): Settings {
  return {
    app: { id: values.APP_ID, privateKey, webhookSecrets: secretsOf(values) },
    host: values.HOST,
    port: values.PORT,
    githubApiUrl: values.GITHUB_API_URL,
    store: values.DATABASE_URL ? { databaseUrl: values.DATABASE_URL } : { dataDir: values.DATA_DIR },
    jira: toJira(values),
    allowedAccounts: values.ALLOWED_ACCOUNTS,
    organisationPolicy: {
      mode: values.ORGANISATION_POLICY,
      repository: values.ORGANISATION_POLICY_REPOSITORY,
    },
    logLevel: values.LOG_LEVEL,
  }
}

/** While a secret is being changed, deliveries signed with the one before are still accepted. */
function secretsOf({ WEBHOOK_SECRET: secret, WEBHOOK_SECRET_PREVIOUS: previous }: Values): string[] {
  return previous === undefined ? [secret] : [secret, previous]
}

function toJira(values: Values): JiraSettings | null {
  const { JIRA_URL: url, JIRA_EMAIL: email, JIRA_API_TOKEN: apiToken, JIRA_TOKEN: token } = values
  const webhookSecret = values.JIRA_WEBHOOK_SECRET
  const more = {
    organisations: values.JIRA_ORGANISATIONS,
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
  }
  if (url === undefined) return null
  if (token !== undefined) return { url, auth: { kind: 'data-center', token }, ...more }
  if (email === undefined || apiToken === undefined) return null
  return { url, auth: { kind: 'cloud', email, apiToken }, ...more }
}

function jiraProblems(set: Environment): SettingProblem[] {
  const { JIRA_URL: url, JIRA_EMAIL: email, JIRA_API_TOKEN: apiToken, JIRA_TOKEN: token } = set
  if (url === undefined) {
    const names = ['JIRA_EMAIL', 'JIRA_API_TOKEN', 'JIRA_TOKEN', 'JIRA_WEBHOOK_SECRET']
    const given = names.filter(name => set[name] !== undefined)
    return given.length === 0
      ? []
      : [{ name: 'JIRA_URL', problem: `is not set, but ${given.join(' and ')} is.` }]
  }
  if (token !== undefined && (email !== undefined || apiToken !== undefined)) {
    return [
      {
        name: 'JIRA_TOKEN',
        problem: 'is for Data Center, JIRA_EMAIL and JIRA_API_TOKEN are for Cloud: set one.',
      },
    ]
  }
  if (token !== undefined) return []
  if (email === undefined && apiToken === undefined) {
    const problem =
      'has no credentials: set JIRA_EMAIL and JIRA_API_TOKEN (Cloud), or JIRA_TOKEN (Data Center).'
    return [{ name: 'JIRA_URL', problem }]
  }
  return ['JIRA_EMAIL', 'JIRA_API_TOKEN']
    .filter(name => set[name] === undefined)
    .map(name => ({ name, problem: 'is not set; JIRA Cloud needs both JIRA_EMAIL and JIRA_API_TOKEN.' }))
}

/**
 * Node itself reads the variable, for every connection of the process; nothing else switches validation off.
 * https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
 */
export function tlsProblems({ NODE_TLS_REJECT_UNAUTHORIZED: value }: Environment): SettingProblem[] {
  if (value !== '0') return []
  const problem =
    'is 0: that switches the validation of certificates off, for GitHub and for JIRA. Unset it; NODE_EXTRA_CA_CERTS trusts a CA of your own.'
  return [{ name: 'NODE_TLS_REJECT_UNAUTHORIZED', problem }]
}

type PrivateKey = { pem: string } | { name: string; problem: string }

function readPrivateKey(set: Environment): PrivateKey {
  const path = set['PRIVATE_KEY_PATH']
  if (set['PRIVATE_KEY'] !== undefined) return asPem('PRIVATE_KEY', set['PRIVATE_KEY'])
  if (path === undefined) {
    return {
      name: 'PRIVATE_KEY',
      problem: 'is not set, nor is PRIVATE_KEY_PATH. Download a key from the App’s page.',
    }
  }
  try {
    return asPem('PRIVATE_KEY_PATH', readFileSync(path, 'utf8'))
  } catch (error) {
    return { name: 'PRIVATE_KEY_PATH', problem: `cannot be read: ${(error as Error).message}.` }
  }
}

/** Takes a PEM as it is, with `\n` written out (as in .env files), or in Base64. */
function asPem(name: string, value: string): PrivateKey {
  const written = value.replaceAll(String.raw`\n`, '\n').trim()
  const pem = written.startsWith('-----BEGIN')
    ? written
    : Buffer.from(written, 'base64').toString('utf8').trim()
  if (!pem.startsWith('-----BEGIN')) {
    const begin = written.startsWith('ssh-') ? ` (it begins with “${written.slice(0, 7)}”)` : ''
    return { name, problem: `does not look like a PEM key${begin}. Download one from the App’s page.` }
  }
  try {
    createPrivateKey(pem)
    return { pem }
  } catch {
    return {
      name,
      problem: 'is a PEM that holds no readable private key. Download a new one from the App’s page.',
    }
  }
}
