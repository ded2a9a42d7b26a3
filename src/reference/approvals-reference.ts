import { type ApprovalRule, approvalRules } from '../approvals/rules.ts'
import { GENERATED } from './document.ts'

/** A case of the tests, as the document shows it. */
export interface ShownCase {
  readonly name: string
  /** Id of the rule that it shows. */
  readonly shows: string
  /** What follows, where the case says it itself. */
  readonly follows?: string
  readonly counts?: readonly string[]
  readonly says?: string
  readonly why?: string
  readonly reset?: boolean
}

/**
 * `docs/approvals.md`: each rule on which approvals count, with its reason and the cases of the tests that show it.
 * The cases are loaded from `test/approvals/`, so it can be made in a checkout only.
 */
export async function approvalsReference(): Promise<string> {
  const { approvalCases } = await load<{ approvalCases: readonly ShownCase[] }>('cases.ts')
  const { allotCases } = await load<{ allotCases: readonly ShownCase[] }>('allot-cases.ts')
  return renderApprovals([...approvalCases, ...allotCases])
}

/** The document's Markdown for the given cases. */
export function renderApprovals(cases: readonly ShownCase[]): string {
  const sections = approvalRules.map(rule =>
    section(
      rule,
      cases.filter(({ shows }) => shows === rule.id),
    ),
  )
  return `${[opening, ...sections, closing].join('\n\n')}\n`
}

// The build holds `src/` alone, so the tests are named by address and not by an import that it would follow.
async function load<T>(file: string): Promise<T> {
  return (await import(new URL(`../../test/approvals/${file}`, import.meta.url).href)) as T
}

function section({ id, rule, why }: ApprovalRule, cases: readonly ShownCase[]): string {
  const rows = cases.map(shown => `| ${cell(capital(shown.name))} | ${cell(outcome(shown))} |`)
  const table = ['| What happens | What follows |', '|---|---|', ...rows].join('\n')
  return [`## ${id}`, rule, `Why: ${why}`, table].join('\n\n')
}

function outcome({ follows, counts = [], says, why, reset }: ShownCase): string {
  if (follows !== undefined) return follows
  const counting = counts.length > 0 ? `Counts: ${counts.join(', ')}.` : ''
  const sentences = [why, says].filter(text => text !== undefined).map(text => `“${text}”`)
  const told = [counting, ...sentences].filter(text => text !== '').join(' ')
  const answer = told === '' ? 'It does not count.' : told
  return reset ? `${answer} Reset for good.` : answer
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const opening = `${GENERATED}

# Which approvals count

A check that asks for a review is met by approvals that count. This page lists every rule on that, why it is so, and the cases that show it. Each case is a test: it runs with \`npm test\`, and what stands under “What follows” is what the result says, word by word where it stands between quotation marks. Letters between backticks stand for commits; the pull request is opened by himanshu with \`A\` at 13:30 UTC, something happens every five minutes, and alex, kim and sam are the senior engineers.

**The fingerprint of a diff** is what “the code changed” rests on: SHA-256 over the sorted list of the files that a head changes against its merge base, with path, old path, status, modes, and the lines of each hunk with their context and heading, without line numbers. The same lines at another place are another change, since what looks alike around them may be another section. Where the base branch changed the file between the two merge bases, the diff of these two tells where each hunk, taken through the changes of the base, has to stand now, and it must stand exactly there. Where the base changed lines of the hunk itself, where neither merge base is an ancestor of the other, and where GitHub does not hand out that diff, this is not known, and the approval does not count. For what has no lines (binary files) it holds the whole blob SHAs of both sides; where the diff is too large or does not say enough, it is made of the blob SHAs and modes of both trees instead. Two fingerprints that were made in different ways are never compared.

**What happens to an approval that does not count.** The result names it with the reason. One that is reset for good is recorded and, where the policy says so, dismissed at GitHub; the verdict never depends on that dismissal.`

const closing = `## What the rules cannot see

- GitHub shows a review of the commit that it was sent for. Whether the reviewer read it is not known.
- Names and addresses in commits are whatever their author writes. What somebody wrote and another committed and pushed under their own name is that other’s.
- Whoever has the token or key of an account, such as an App or a deploy key in the secrets of workflows, pushes as that account.
- Who pushed to a fork before the pull request was opened is told to nobody but GitHub.
- Where the base branch itself exchanges sections that look the same, lines stay where git puts them, which may be the other section.
- Whether the base branch changed a file is told by the first seven digits of its blob’s SHA, which is all that every diff has.`
