import * as z from 'zod'
import { type Environment, httpUrl, logins, type SettingProblem } from './setting.ts'

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

/** The settings of JIRA in the environment. */
export const jiraFields = {
  JIRA_URL: httpUrl({
    example: 'https://acme.atlassian.net',
    risk: 'everybody on the way would read the credentials.',
  }).optional(),
  JIRA_EMAIL: z
    .string()
    .regex(/^\S+@\S+$/, 'is no address of an account. Example: patrol@acme.com')
    .optional(),
  JIRA_API_TOKEN: z.string().optional(),
  JIRA_TOKEN: z.string().optional(),
  JIRA_ORGANISATIONS: logins,
  JIRA_WEBHOOK_SECRET: z
    .string()
    .min(8, 'is too short to protect anything. Use the secret that you typed into JIRA’s webhook.')
    .optional(),
}

type JiraValues = Omit<z.output<z.ZodObject<typeof jiraFields>>, 'JIRA_WEBHOOK_SECRET'> & {
  readonly JIRA_WEBHOOK_SECRET?: string | undefined
}

/** `null`: none is set up. */
export function toJira(values: JiraValues): JiraSettings | null {
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

/** What is missing or contradicts itself, whatever the form of each value. */
export function jiraProblems(set: Environment): SettingProblem[] {
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

/** The App would have a JIRA that nobody uses, or users of none. */
export function usersOfJiraProblems({
  JIRA_URL: url,
  JIRA_ORGANISATIONS: users,
}: Environment): SettingProblem[] {
  if (url === undefined && users !== undefined) {
    return [{ name: 'JIRA_URL', problem: 'is not set, but JIRA_ORGANISATIONS is.' }]
  }
  if (url === undefined || users !== undefined) return []
  const problem = 'is not set, so that nobody may use JIRA. Name the organisations on GitHub that may.'
  return [{ name: 'JIRA_ORGANISATIONS', problem }]
}
