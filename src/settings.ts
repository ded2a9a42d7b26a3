import * as z from 'zod'
import { encryptionKey, encryptionKeys, encryptionProblems, keysOf } from './encryption-settings.ts'
import { evidenceFields, evidenceProblems, type EvidenceSettings, toEvidence } from './evidence-settings.ts'
import { jiraFields, jiraProblems, type JiraSettings, toJira } from './jira-settings.ts'
import { pagesFields, pagesProblems, type PagesSettings, toPages } from './pages-settings.ts'
import { readPrivateKey } from './private-key.ts'
import { type Environment, httpUrl, logins, type SettingProblem } from './setting.ts'

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
  readonly store: { readonly databaseUrl: string } | { readonly dataDir: string }
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
  METRICS_PORT: z.coerce.number('is not a port. Example: 9090').int().min(0).max(65535).optional(),
  GITHUB_API_URL: httpUrl('https://github.example.com/api/v3').default('https://api.github.com'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'is no address of PostgreSQL. Example: postgres://user:password@host:5432/patrol',
    )
    .optional(),
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

type Values = z.output<typeof schema>

/** Reads and validates the environment: the settings, or everything that is missing or wrong at once. */
export function readSettings(environment: Environment): Settings | { readonly problems: SettingProblem[] } {
  const set = withoutEmpty(environment)
  const parsed = schema.safeParse(set)
  const key = readPrivateKey(set)
  const problems: SettingProblem[] = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...('problem' in key ? [{ name: key.name, problem: key.problem }] : []),
    ...encryptionProblems(set),
    ...evidenceProblems(set),
    ...jiraProblems(set),
    ...pagesProblems(set),
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

const judgingSchema = schema.pick({
  JIRA_URL: true,
  JIRA_EMAIL: true,
  JIRA_API_TOKEN: true,
  JIRA_TOKEN: true,
  JIRA_ORGANISATIONS: true,
  ORGANISATION_POLICY: true,
  ORGANISATION_POLICY_REPOSITORY: true,
})

/** What judging a pull request needs of the environment beside GitHub, or everything that is wrong with it. */
export function readJudgingSettings(
  environment: Environment,
): Pick<Settings, 'jira' | 'organisationPolicy'> | { readonly problems: SettingProblem[] } {
  const set = withoutEmpty(environment)
  const parsed = judgingSchema.safeParse(set)
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error)),
    ...jiraProblems(set),
    ...tlsProblems(set),
  ]
  if (problems.length > 0 || !parsed.success) return { problems }
  return { jira: toJira(parsed.data), organisationPolicy: organisationPolicyOf(parsed.data) }
}

const recordSchema = schema.pick({
  DATA_DIR: true,
  DATABASE_URL: true,
  ENCRYPTION_KEY: true,
  ENCRYPTION_KEY_PREVIOUS: true,
  EVIDENCE_FACTS_DAYS: true,
  EVIDENCE_SOURCE: true,
  EVIDENCE_SIGNING_KEY: true,
  GITHUB_API_URL: true,
})

/** What the commands that read the record need. */
export interface RecordSettings
  extends Pick<Settings, 'store' | 'encryptionKeys' | 'evidence' | 'githubApiUrl'> {
  /** `null`: its credentials are not there. */
  readonly app: { readonly id: number; readonly privateKey: string } | null
}

/** What reading the record needs of the environment, or everything that is wrong with it. */
export function readRecordSettings(
  environment: Environment,
): RecordSettings | { readonly problems: SettingProblem[] } {
  const set = withoutEmpty(environment)
  const parsed = recordSchema.safeParse(set)
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error)), ...tlsProblems(set)]
  if (problems.length > 0 || !parsed.success) return { problems }
  const { data } = parsed
  const key = readPrivateKey(set)
  const id = schema.shape.APP_ID.safeParse(set['APP_ID'])
  return {
    store: placeOf(data),
    encryptionKeys: keysOf(data),
    evidence: toEvidence(data),
    githubApiUrl: data.GITHUB_API_URL,
    app: id.success && 'pem' in key ? { id: id.data, privateKey: key.pem } : null,
  }
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

function placeOf({ DATABASE_URL, DATA_DIR }: Pick<Values, 'DATABASE_URL' | 'DATA_DIR'>): Settings['store'] {
  return DATABASE_URL ? { databaseUrl: DATABASE_URL } : { dataDir: DATA_DIR }
}

function organisationPolicyOf(
  values: Pick<Values, 'ORGANISATION_POLICY' | 'ORGANISATION_POLICY_REPOSITORY'>,
): Settings['organisationPolicy'] {
  return { mode: values.ORGANISATION_POLICY, repository: values.ORGANISATION_POLICY_REPOSITORY }
}

/** While a secret is being changed, deliveries signed with the one before are still accepted. */
function secretsOf({ WEBHOOK_SECRET: secret, WEBHOOK_SECRET_PREVIOUS: previous }: Values): string[] {
  return previous === undefined ? [secret] : [secret, previous]
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
