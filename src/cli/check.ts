import { parseArgs } from 'node:util'
import { CredentialsRefused, Forbidden, NotFound, Unavailable } from '../github/errors.ts'
import { clockTime } from '../publish/wording.ts'
import { explainProblems, httpUrl } from '../setting.ts'
import { readJudgingSettings } from '../settings-in-part.ts'
import { type Command, EXIT, type Terminal, UsageError } from './command.ts'
import { formatOf } from './format.ts'
import { tokenFor } from './github-token.ts'
import { judgeNow } from './judge-now.ts'
import { judgedAsJson, judgedAsText, outcomeOf } from './judged-text.ts'
import { apiOf, type PullRequestAddress, pullRequestAddress } from './pull-request-address.ts'

const apiAddress = httpUrl({
  example: 'https://github.example.com/api/v3',
  risk: 'everybody on the way would read the token.',
})

/** The verdict of any pull request, without the App. */
export const check: Command = {
  name: 'check',
  usage: 'ADDRESS [--format text|json] [--api-url URL]',
  summary: 'Says whether a pull request is compliant now, and what is missing.',
  help: `
ADDRESS               of a pull request: https://github.com/acme/claims/pull/42
--format text|json    text for people (default), or JSON
--api-url URL         where GitHub's API is, if not at api.github.com or https://HOST/api/v3

GITHUB_TOKEN or GH_TOKEN holds a token that may read the repository, its organisation's members and teams
(classic: repo, read:org); for Enterprise Server, GH_ENTERPRISE_TOKEN, or GH_HOST names the host. JIRA is read where
JIRA_URL, its credentials and JIRA_ORGANISATIONS are set, ORGANISATION_POLICY and ORGANISATION_POLICY_REPOSITORY
mean what they mean to the App (.env.example explains them).

Nothing is written. Only the App hears events: on which commit an approval was given is known here only as far as
GitHub lists it.
Exit codes: 0 compliant, 1 not compliant or waiting, 2 it could not be determined.
`,

  async run(args, terminal) {
    const { address, apiUrl, format } = readArguments(args)
    const settings = readJudgingSettings(process.env)
    if ('problems' in settings) return refuse(terminal, explainProblems(settings.problems))
    const given = tokenFor(process.env, address.host, apiUrl !== undefined)
    if ('problem' in given) return refuse(terminal, given.problem)
    const api = apiUrl ?? apiOf(address.host)
    try {
      const judged = await judgeNow({ ...settings, ...given, apiUrl: api }, address)
      const about = { ...judged, jira: settings.jira }
      terminal.out(format === 'json' ? judgedAsJson(about) : judgedAsText(about, terminal.colour))
      return EXIT[outcomeOf(judged.verdict)]
    } catch (error) {
      const words = inWords(error, address, new URL(api).host)
      if (words === null) throw error
      return refuse(terminal, words)
    }
  },
}

interface Arguments {
  readonly address: PullRequestAddress
  /** Without a slash at its end; `undefined`: it follows from the address. */
  readonly apiUrl: string | undefined
  readonly format: 'text' | 'json'
}

function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'api-url': { type: 'string' }, format: { type: 'string', default: 'text' } },
  })
  const { 'api-url': apiUrl, format } = values
  const [text, ...more] = positionals
  if (text === undefined) throw new UsageError('ADDRESS is missing.')
  if (more.length > 0) throw new UsageError(`One ADDRESS at a time, not ${positionals.length}.`)
  return {
    address: pullRequestAddress(text),
    apiUrl: apiUrl && apiGiven(apiUrl),
    format: formatOf(format, ['text', 'json']),
  }
}

/** The token goes there: not to where everybody on the way reads it. */
function apiGiven(text: string): string {
  const read = apiAddress.safeParse(text)
  if (read.success) return read.data
  throw new UsageError(`--api-url ${text} ${read.error.issues[0]?.message ?? 'cannot be read.'}`)
}

function refuse(terminal: Terminal, words: string): number {
  terminal.err(`${words}\n`)
  return EXIT.impossible
}

/** What kept the pull request from being looked at, and what helps; `null` for a fault of ours. */
function inWords(
  error: unknown,
  { host, owner, name, number }: PullRequestAddress,
  asked: string,
): string | null {
  const repository = `${owner}/${name}`
  if (error instanceof NotFound)
    return `GitHub does not find ${repository}#${number} on ${host}. Compare the address; a private repository is found only with a token that may read it.`
  if (error instanceof CredentialsRefused) return `${error.why} Put a valid one into the environment.`
  if (error instanceof Forbidden)
    return `${error.why} Give it read access to ${repository}, and authorise it for the organisation where that has single sign-on.`
  if (error instanceof Unavailable && error.retryAt !== null)
    return `${error.why} Ask again after ${clockTime(error.retryAt.toISOString())}.`
  if (error instanceof Error && error.name === 'Unavailable')
    return `${error.message} Ask again, and look whether ${asked} can be reached from here.`
  return null
}
