import type { Environment } from '../setting.ts'
import { isRunByGitHub } from './pull-request-address.ts'

/** The token to ask with, or a sentence that says how to give one. */
export type GivenToken = { readonly token: string } | { readonly problem: string }

/**
 * Finds the token for a GitHub in the environment. One that may be for github.com is never sent to another host
 * only because somebody handed out an address there: the environment or the command line has to name that host.
 *
 * @param isNamed whether the command line itself says where the API is
 */
export function tokenFor(environment: Environment, host: string, isNamed: boolean): GivenToken {
  const general = ['GITHUB_TOKEN', 'GH_TOKEN']
  const enterprise = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']
  if (isRunByGitHub(host)) return first(environment, general)
  const isTrusted = isNamed || hostsNamedIn(environment).includes(host)
  const given = first(environment, isTrusted ? [...enterprise, ...general] : enterprise)
  if (isTrusted || 'token' in given || 'problem' in first(environment, general)) return given
  return {
    problem: `GITHUB_TOKEN is not sent to ${host} unasked. Set GH_HOST=${host} if the token is for it, or put one that is into GH_ENTERPRISE_TOKEN.`,
  }
}

function first(environment: Environment, names: readonly string[]): GivenToken {
  const token = names.map(name => environment[name]?.trim()).find(value => value)
  if (token !== undefined) return { token }
  return {
    problem: `No token is set: put one that may read the repository into ${names[0]}. GitHub makes them at Settings › Developer settings › Personal access tokens; \`gh auth token\` prints the one that gh uses.`,
  }
}

/** What the `gh` command and GitHub's own runners call the host that their token is for. */
function hostsNamedIn(environment: Environment): string[] {
  const server = URL.parse(environment['GITHUB_SERVER_URL'] ?? '')?.host
  return [environment['GH_HOST']?.trim(), server].filter(host => host !== undefined)
}
