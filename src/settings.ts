import { isIP } from 'node:net'
import * as z from 'zod'
import { encryptionKey, encryptionKeys, encryptionProblems, keysOf } from './encryption-settings.ts'
import { evidenceFields, evidenceProblems, type EvidenceSettings, toEvidence } from './evidence-settings.ts'
import { jiraFields, jiraProblems, type JiraSettings, toJira, usersOfJiraProblems } from './jira-settings.ts'
import { pagesFields, pagesProblems, type PagesSettings, toPages } from './pages-settings.ts'
import { readPrivateKey } from './private-key.ts'
import {
  type Environment,
  httpUrl,
  isThisMachine,
  logins,
  problemsOf,
  type SettingProblem,
  whatIsSet,
} from './setting.ts'
import type { StorePlace } from './store/open-store.ts'
import { databaseTlsProblems, placeOf, storeFields } from './store-settings.ts'

/** What the operator sets: credentials, addresses and who may use what. Never a repository's to say. */
export interface Settings {
  readonly app: {
    readonly id: number
    readonly privateKey: string
    readonly webhookSecrets: readonly string[]
  }
  readonly host: string
  readonly port: number
  /** Where `/metrics` is served, beside health and readiness; `null`: nowhere. */
  readonly metricsPort: number | null
  readonly githubApiUrl: string
  readonly store: StorePlace
  /** The first one seals what may hold secrets, all of them open it; empty: nothing of that kind is kept. */
  readonly encryptionKeys: readonly Uint8Array[]
  readonly evidence: EvidenceSettings
  readonly jira: JiraSettings | null
  /** `null`: no pages are served. */
  readonly pages: PagesSettings | null
  /** Lower-case logins; empty: every account. */
  readonly allowedAccounts: readonly string[]
  readonly organisationPolicy: { readonly mode: 'optional' | 'required' | 'off'; readonly repository: string }
  readonly logLevel: LogLevel
}

type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** Every setting but the private key, of which there are two. */
export const settingsSchema = z.object({
  APP_ID: z
    .string('is not set. It stands on the App’s page as “App ID”.')
    .regex(/^[1-9][0-9]{0,14}$/, 'is not a number. It stands on the App’s page as “App ID”.')
    .transform(Number),
  WEBHOOK_SECRET: z
    .string('is not set. Use the secret that you typed on the App’s page.')
    .min(8, 'is too short to protect anything. Use the secret that you typed on the App’s page.'),
  WEBHOOK_SECRET_PREVIOUS: z
    .string()
    .min(8, 'is too short to protect anything. Leave it out, unless the secret is being changed.')
    .optional(),
  HOST: z
    .string()
    .refine(isHost, 'is no name or address of an interface, without a port. Example: 127.0.0.1')
    .default('0.0.0.0'),
  PORT: z.coerce.number('is not a port. Example: 3000').int().min(0).max(65535).default(3000),
  METRICS_PORT: z.coerce.number('is not a port. Example: 9090').int().min(0).max(65535).optional(),
  GITHUB_API_URL: httpUrl({
    example: 'https://github.example.com/api/v3',
    risk: 'everybody on the way would read tokens of the App.',
  })
    .refine(isApi, 'names the pages: Enterprise Server has its API at https://HOST/api/v3.')
    .default('https://api.github.com'),
  ...storeFields,
  ENCRYPTION_KEY: encryptionKey.optional(),
  ENCRYPTION_KEY_PREVIOUS: encryptionKeys,
  ...evidenceFields,
  ...jiraFields,
  ...pagesFields,
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

type Values = z.output<typeof settingsSchema>

/** Reads and validates the environment: the settings, or everything that is missing or wrong at once. */
export function readSettings(environment: Environment): Settings | { readonly problems: SettingProblem[] } {
  const set = whatIsSet(environment)
  const parsed = settingsSchema.safeParse(set)
  const key = readPrivateKey(set)
  const problems: SettingProblem[] = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...('problem' in key ? [{ name: key.name, problem: key.problem }] : []),
    ...encryptionProblems(set),
    ...evidenceProblems(set),
    ...jiraProblems(set),
    ...usersOfJiraProblems(set),
    ...pagesProblems(set),
    ...portProblems(set),
    ...databaseTlsProblems(set),
    ...generalProblems(set),
  ]
  if (problems.length > 0 || !parsed.success || 'problem' in key) return { problems }
  return toSettings(parsed.data, key.pem)
}

function toSettings(values: Values, privateKey: string): Settings {
  return {
    app: { id: values.APP_ID, privateKey, webhookSecrets: secretsOf(values) },
    host: values.HOST,
    port: values.PORT,
    metricsPort: values.METRICS_PORT ?? null,
    githubApiUrl: values.GITHUB_API_URL,
    store: placeOf(values),
    encryptionKeys: keysOf(values),
    evidence: toEvidence(values),
    jira: toJira(values),
    pages: toPages(values),
    allowedAccounts: values.ALLOWED_ACCOUNTS,
    organisationPolicy: organisationPolicyOf(values),
    logLevel: values.LOG_LEVEL,
  }
}

export function organisationPolicyOf(
  values: Pick<Values, 'ORGANISATION_POLICY' | 'ORGANISATION_POLICY_REPOSITORY'>,
): Settings['organisationPolicy'] {
  return { mode: values.ORGANISATION_POLICY, repository: values.ORGANISATION_POLICY_REPOSITORY }
}

/** While a secret is being changed, deliveries signed with the one before are still accepted. */
function secretsOf({ WEBHOOK_SECRET: secret, WEBHOOK_SECRET_PREVIOUS: previous }: Values): string[] {
  return previous === undefined ? [secret] : [secret, previous]
}

/** A name, or an address; `host:port` is neither. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
}

/** The root of a host is GitHub’s pages, but for api.github.com and its like. */
function isApi(url: string): boolean {
  const { hostname, pathname } = new URL(url)
  return pathname !== '/' || hostname.startsWith('api.') || isThisMachine(hostname)
}

/** Two servers cannot listen on one port; 0 is any that is free. */
function portProblems({ PORT: port = '3000', METRICS_PORT: metricsPort }: Environment): SettingProblem[] {
  if (metricsPort === undefined || Number(port) === 0 || Number(port) !== Number(metricsPort)) return []
  return [{ name: 'METRICS_PORT', problem: 'is the same as PORT, which is public. Example: 9090' }]
}

/** What is wrong whatever is to be done with the settings. */
export function generalProblems(set: Environment): SettingProblem[] {
  return [...spellingProblems(set), ...tlsProblems(set)]
}

/** Nothing else would tell that a setting is not read; the policy of an organisation may hang on it. */
function spellingProblems(set: Environment): SettingProblem[] {
  return Object.keys(set)
    .map(name => ({ name, meant: name.replace('ORGANIZATION', 'ORGANISATION') }))
    .filter(({ name, meant }) => name !== meant && meant in settingsSchema.shape)
    .map(({ name, meant }) => ({ name, problem: `is not read: it is spelled ${meant}.` }))
}

/**
 * Node itself reads the variable, for every connection of the process; nothing else switches validation off.
 * https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
 */
function tlsProblems({ NODE_TLS_REJECT_UNAUTHORIZED: value }: Environment): SettingProblem[] {
  if (value !== '0') return []
  const problem =
    'is 0: that switches the validation of certificates off, for GitHub and for JIRA. Unset it; NODE_EXTRA_CA_CERTS trusts a CA of your own.'
  return [{ name: 'NODE_TLS_REJECT_UNAUTHORIZED', problem }]
}
