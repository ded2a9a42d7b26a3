import { type MissingMerge, missingMerges } from '../../evidence/export/completeness.ts'
import type { Period } from '../../evidence/export/population.ts'
import type { MergedInList } from '../../github/reads/closed-pulls.ts'
import type { OpenedEvidence } from './with-evidence.ts'

/** Whether the population is all that there is, as far as GitHub tells. */
export type Completeness =
  | {
      readonly checked: true
      readonly repositories: readonly string[]
      readonly missing: readonly MissingMerge[]
      /** Repositories that could not be compared. */
      readonly unread: readonly { readonly repository: string; readonly why: string }[]
    }
  | { readonly checked: false; readonly why: string }

interface Repository {
  readonly id: number
  readonly owner: string
  readonly name: string
}

type Asking = readonly [repository: Omit<Repository, 'id'>, period: Period]

/** A repository, and how GitHub is asked about it. */
interface Asked {
  readonly repository: Repository
  readonly mergedBetween: (...of: Asking) => Promise<MergedInList[]>
}

/** Compares with GitHub, by the App's credentials or somebody's token. */
export async function checkCompleteness(
  { store, settings }: OpenedEvidence,
  wish: { readonly repositories: readonly Repository[]; readonly period: Period; readonly isWhole: boolean },
): Promise<Completeness> {
  const asked = await whomToAsk(settings, wish)
  if (asked === null)
    return { checked: false, why: 'neither GITHUB_TOKEN nor APP_ID with the App’s key is set.' }
  const missing: MissingMerge[] = []
  const reached = new Set(asked.map(({ repository }) => repository.id))
  const unread = wish.repositories
    .filter(({ id }) => !reached.has(id))
    .map(({ owner, name }) => ({ repository: `${owner}/${name}`, why: 'the App is not installed there.' }))
  for (const { repository, mergedBetween } of asked) {
    try {
      missing.push(
        ...(await missingMerges({ reader: store.evidence, mergedBetween }, repository, wish.period)),
      )
    } catch (error) {
      if (!(error instanceof Error)) throw error
      unread.push({ repository: `${repository.owner}/${repository.name}`, why: error.message })
    }
  }
  const repositories = asked.map(({ repository: { owner, name } }) => `${owner}/${name}`)
  return { checked: true, repositories, missing, unread }
}

/** `null`: there are no credentials. */
async function whomToAsk(
  { app, githubApiUrl }: OpenedEvidence['settings'],
  { repositories, isWhole }: { readonly repositories: readonly Repository[]; readonly isWhole: boolean },
): Promise<readonly Asked[] | null> {
  const clock = { now: () => new Date() }
  const token = process.env['GITHUB_TOKEN']?.trim()
  if (token) {
    const { openWithToken } = await import('../../github/open-with-token.ts')
    const client = openWithToken({ token, baseUrl: githubApiUrl, clock })
    return repositories.map(repository => ({
      repository,
      mergedBetween: (...of: Asking) => client.mergedBetween(...of),
    }))
  }
  if (app === null) return null
  const { openGitHub } = await import('../../github/open-github.ts')
  const github = openGitHub({
    appId: app.id,
    privateKey: app.privateKey,
    baseUrl: githubApiUrl,
    clock,
    log: { warn: () => {} },
  })
  const asked: Asked[] = []
  for (const { id } of await github.installations()) {
    const client = github.forInstallation(id)
    for (const repository of await client.repositories()) {
      const isWanted = isWhole || repositories.some(each => each.id === repository.id)
      if (isWanted) asked.push({ repository, mergedBetween: (...of: Asking) => client.mergedBetween(...of) })
    }
  }
  return asked
}
