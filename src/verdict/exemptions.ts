import type { Facts } from '../model/facts.ts'
import { globMatcher } from '../patterns/glob.ts'
import type { Policy } from '../policy/schema.ts'

export type Exemption = Policy['exemptions'][number]

/**
 * The exemptions of the policy that apply to this pull request, in its order. Every condition that an exemption names
 * must hold, and what is not known does not hold.
 */
export function exemptionsFor(facts: Facts, policy: Pick<Policy, 'exemptions'>): readonly Exemption[] {
  return policy.exemptions.filter(({ when }) => applies(when, facts))
}

function applies(when: Exemption['when'], facts: Facts): boolean {
  const conditions = [
    when.authors && isAllBy(when.authors, facts),
    when.revert && isExactRevert(facts),
    when.only_paths && changesOnly(when.only_paths, facts),
  ].filter(condition => condition !== undefined)
  return conditions.length > 0 && conditions.every(Boolean)
}

/**
 * One of these accounts opened the pull request, authored every commit and made every push. A commit's
 * e-mail address can be forged, a push cannot: so an incomplete list of pushes exempts nobody.
 */
function isAllBy(logins: readonly string[], { pull, parts }: Facts): boolean {
  const author = pull.author
  if (author === null || !logins.some(login => login.toLowerCase() === author.login.toLowerCase()))
    return false
  if (!parts.commits?.known || !parts.history?.known) return false
  const { pushes, pushesIncomplete, observations } = parts.history.value
  const authored = parts.commits.value.every(commit =>
    commit.authors.every(by => by.account?.id === author.id),
  )
  const pushed =
    pushesIncomplete === null &&
    pushes.some(push => push.after === pull.headSha) &&
    pushes.every(push => push.by?.id === author.id)
  const moved = observations.every(
    seen => seen.kind !== 'head' || seen.action !== 'moved' || seen.sender?.id === author.id,
  )
  return authored && pushed && moved
}

function isExactRevert({ parts }: Facts): boolean {
  return parts.revert?.known === true && parts.revert.value !== null
}

/** Both paths of a rename count: moving code into `docs/` is no change of documentation. */
function changesOnly(globs: readonly string[], { parts }: Facts): boolean {
  if (!parts.files?.known || parts.files.value.length === 0) return false
  const matches = globMatcher(globs)
  return parts.files.value.every(
    file => matches(file.path) && (file.previousPath === null || matches(file.previousPath)),
  )
}
