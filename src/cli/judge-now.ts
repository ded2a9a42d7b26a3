import { readDefaultPolicy } from '../default-policy.ts'
import { keepBlobs } from '../facts/blobs/keep-blobs.ts'
import { openScanner } from '../facts/findings/open-scanner.ts'
import { openAuditor } from '../facts/infrastructure/open-auditor.ts'
import { gather, type Gathering, type JiraInUse, type Sources } from '../facts/gather.ts'
import type { Cache, GitHubReader } from '../facts/sources.ts'
import { openWithToken } from '../github/open-with-token.ts'
import type { Verdict } from '../model/verdict.ts'
import type { JiraSettings } from '../jira-settings.ts'
import type { Settings } from '../settings.ts'
import { judge } from '../verdict/judge.ts'
import type { PullRequestAddress } from './pull-request-address.ts'

/** How to reach what a verdict rests on. */
export interface JudgingSettings extends Pick<Settings, 'jira' | 'organisationPolicy'> {
  readonly apiUrl: string
  readonly token: string
}

/** A verdict as the App would come to it without its records. */
export interface JudgedNow {
  readonly gathering: Gathering
  /** `null`: the policy does not cover the base branch. */
  readonly verdict: Verdict | null
}

/**
 * Judges a pull request by what is true now, with somebody's token; writes nothing anywhere.
 * Throws the typed errors of `github/` where the pull request itself cannot be read.
 */
export async function judgeNow(
  { apiUrl, token, jira, organisationPolicy }: JudgingSettings,
  { owner, name, number }: PullRequestAddress,
): Promise<JudgedNow> {
  const clock = { now: () => new Date() }
  const github: GitHubReader = openWithToken({ token, baseUrl: apiUrl, clock })
  const { repository } = await github.pull({ owner, name }, number)
  const cache = cacheInMemory()
  const sources: Sources = {
    github: { forInstallation: () => github },
    jira: jira && (await jiraOf(jira)),
    // Whether the App has a JIRA, and for whom, only its operator knows.
    jiraIsElsewhere: true,
    history: noHistory,
    scanner: openScanner(),
    auditor: openAuditor(),
    blobs: keepBlobs({ cache, clock, sealing: null }),
    cache,
    clock,
    defaultPolicy: readDefaultPolicy(),
    organisationPolicy,
  }
  const target = { key: `${repository.id}#${number}` as const, installationId: 0, repository, number }
  const gathering = await gather(sources, target)
  return { gathering, verdict: gathering.covered ? judge(gathering.facts, gathering.policy) : null }
}

/** The library behind it takes longer to load than all the rest together. */
async function jiraOf(settings: JiraSettings): Promise<JiraInUse> {
  const { openJira } = await import('../jira/open-jira.ts')
  return { reader: openJira(settings), url: settings.url, organisations: settings.organisations }
}

/** Only the App hears events and keeps what it did. */
const noHistory: Sources['history'] = {
  observations: { of: async () => [] },
  resets: { of: async () => [] },
  backlinks: { of: async () => [] },
}

function cacheInMemory(): Cache {
  const kept = new Map<string, unknown>()
  const keyOf = (kind: string, key: string) => JSON.stringify([kind, key])
  return {
    get: async (kind, key) => kept.get(keyOf(kind, key)),
    set: async (kind, key, value) => void kept.set(keyOf(kind, key), value),
  }
}
