import type * as z from 'zod'
import { keysOf } from './encryption-settings.ts'
import { toEvidence } from './evidence-settings.ts'
import { jiraProblems, toJira } from './jira-settings.ts'
import { readPrivateKey } from './private-key.ts'
import { type Environment, problemsOf, type SettingProblem, whatIsSet } from './setting.ts'
import { generalProblems, organisationPolicyOf, type Settings, settingsSchema } from './settings.ts'
import { databaseTlsProblems, placeOf } from './store-settings.ts'

/** Everything that is wrong with what was to be read. */
interface Problems {
  readonly problems: readonly SettingProblem[]
}

/** The values that `schema` asks for, or everything that is wrong with them. */
function valuesOf<S extends z.ZodType>(
  schema: S,
  set: Environment,
  further: readonly SettingProblem[] = [],
): { readonly values: z.output<S> } | Problems {
  const parsed = schema.safeParse(set)
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error)), ...further, ...generalProblems(set)]
  return problems.length > 0 || !parsed.success ? { problems } : { values: parsed.data }
}

/** What is known before there is an App whose credentials could be set. */
export interface RegistrationSettings {
  /** `undefined`: not set, so that only this machine is to reach the page that takes credentials. */
  readonly host: string | undefined
  readonly port: number
  readonly githubApiUrl: string
}

/** What registering an App needs of the environment, or everything that is wrong with it. */
export function readRegistration(environment: Environment): RegistrationSettings | Problems {
  const set = whatIsSet(environment)
  const read = valuesOf(settingsSchema.pick({ HOST: true, PORT: true, GITHUB_API_URL: true }), set)
  if ('problems' in read) return read
  const { HOST: host, PORT: port, GITHUB_API_URL: githubApiUrl } = read.values
  return { host: set['HOST'] === undefined ? undefined : host, port, githubApiUrl }
}

const judgingSchema = settingsSchema.pick({
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
): Pick<Settings, 'jira' | 'organisationPolicy'> | Problems {
  const set = whatIsSet(environment)
  const read = valuesOf(judgingSchema, set, jiraProblems(set))
  if ('problems' in read) return read
  return { jira: toJira(read.values), organisationPolicy: organisationPolicyOf(read.values) }
}

const recordSchema = settingsSchema.pick({
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
export function readRecordSettings(environment: Environment): RecordSettings | Problems {
  const set = whatIsSet(environment)
  const read = valuesOf(recordSchema, set, databaseTlsProblems(set))
  if ('problems' in read) return read
  const { values } = read
  const key = readPrivateKey(set)
  const id = settingsSchema.shape.APP_ID.safeParse(set['APP_ID'])
  return {
    store: placeOf(values),
    encryptionKeys: keysOf(values),
    evidence: toEvidence(values),
    githubApiUrl: values.GITHUB_API_URL,
    app: id.success && 'pem' in key ? { id: id.data, privateKey: key.pem } : null,
  }
}
