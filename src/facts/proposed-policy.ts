import type { Gathered, ProposedPolicy } from '../model/facts.ts'
import type { ChangedFile, PullRequest } from '../model/pull-request.ts'
import { POLICY_PATH } from './load-policy.ts'
import { gathered, isUnreadableFile, type Outages, outageOf } from './outage.ts'
import type { GitHubReader } from './sources.ts'

export interface ProposalSources {
  readonly github: GitHubReader
  /** Outages that are met are added to it. */
  readonly outages: Outages
  /** What would be wrong with a policy file of this text, each a whole sentence with its place; `null`: deleted. */
  readonly problemsOf: (text: string | null) => readonly string[]
}

/**
 * What the pull request would do to the repository's policy file; `null` when it leaves it alone. Only what reaches
 * the default branch becomes the policy.
 */
export async function gatherProposedPolicy(
  sources: ProposalSources,
  pull: PullRequest,
  files: Gathered<readonly ChangedFile[]>,
): Promise<Gathered<ProposedPolicy> | null> {
  const { github, outages, problemsOf } = sources
  if (pull.baseRef !== pull.repository.defaultBranch) return null
  if (!files.known) return proposedByContent(sources, pull)
  const changes = files.value.filter(touchesPolicy)
  if (changes.length === 0) return null
  const [only] = files.value.length === 1 ? files.value : []
  const isOnlyChange = only?.path === POLICY_PATH && (only.previousPath ?? POLICY_PATH) === POLICY_PATH
  const isThere = changes.some(({ path, status }) => path === POLICY_PATH && status !== 'removed')
  if (!isThere) return { known: true, value: { problems: problemsOf(null), isOnlyChange } }
  return gathered(outages, async () => {
    const text = await textAtHead(github, pull)
    return { problems: 'why' in text ? [text.why] : problemsOf(text.text), isOnlyChange }
  })
}

function touchesPolicy({ path, previousPath, status }: ChangedFile): boolean {
  return path === POLICY_PATH || (previousPath === POLICY_PATH && status !== 'copied')
}

/** Without the list of files (too many, for example), both versions of the file tell. */
async function proposedByContent(
  { github, outages, problemsOf }: ProposalSources,
  pull: PullRequest,
): Promise<Gathered<ProposedPolicy> | null> {
  const both = await gathered(outages, async () => ({
    head: await textAtHead(github, pull),
    base: await github.file(pull.repository, POLICY_PATH),
  }))
  if (!both.known) return both
  const { head, base } = both.value
  if ('why' in head) return { known: true, value: { problems: [head.why], isOnlyChange: false } }
  if (head.text === (base?.text ?? null)) return null
  return { known: true, value: { problems: problemsOf(head.text), isOnlyChange: false } }
}

/** A fork's commits can be read through the repository that they are proposed to. */
async function textAtHead(
  github: GitHubReader,
  { repository, headSha }: PullRequest,
): Promise<{ readonly text: string | null } | { readonly why: string }> {
  try {
    return (await github.file(repository, POLICY_PATH, headSha)) ?? { text: null }
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || !isUnreadableFile(error)) throw error
    return { why: outage.why }
  }
}
