import { checks } from '../../src/checks/index.ts'
import { chained, type Draft } from '../../src/evidence/draft.ts'
import type { Row } from '../../src/model/verdict.ts'
import type { Store } from '../../src/store/open-store.ts'

export const REPOSITORY = { id: 7001, owner: 'acme', name: 'claims' }

/** Of a pull request. */
const ENTRIES_EACH = 10
const AT_ONCE = 500

/** Fills the evidence with pull requests of ten entries each, every tenth merged; answers how many pull requests. */
export async function seedEvidence({ evidence }: Store, entries: number): Promise<number> {
  const pulls = Math.ceil(entries / ENTRIES_EACH)
  const drafts = Array.from({ length: pulls }, (_, at) => at + 1).flatMap(draftsOf)
  for (let done = 0; done < drafts.length; done += AT_ONCE) {
    await evidence.append({
      repositoryId: REPOSITORY.id,
      once: [],
      compose: ({ sequence, head }) =>
        chained(drafts.slice(done, done + AT_ONCE), {
          repository: REPOSITORY,
          sequence,
          previousHash: head?.hash ?? null,
          recordedAt: '2026-11-20T09:00:00.000Z',
        }),
    })
  }
  return pulls
}

const url = (number: number) => `https://github.com/acme/claims/pull/${number}`
const author = { id: 11, login: 'himanshu', type: 'User' } as const

function draftsOf(number: number): Draft[] {
  const verdicts = Array.from({ length: ENTRIES_EACH - 1 }, (_, at) => verdictDraft(number, at))
  return [...verdicts, number % 10 === 0 ? mergeDraft(number) : verdictDraft(number, ENTRIES_EACH)]
}

function verdictDraft(number: number, at: number): Draft {
  const state = at % 2 === 0 ? 'action_required' : 'success'
  const hash = 'a'.repeat(64)
  return {
    kind: 'verdict',
    at: momentOf(number),
    number,
    headSha: String(at).padStart(40, 'b'),
    actor: null,
    policyHash: hash,
    factsHash: hash,
    details: {
      state,
      baseRef: 'main',
      rows: checks.map(rowOf),
      policy: { hash, sources: ['built-in default', 'acme/claims: .github/compliance-patrol.yml'] },
      problems: [],
      pull: {
        title: `SEC-${number}: Add endpoint ${number}`,
        url: url(number),
        author,
        state: 'open',
        merged: false,
        openedAt: '2026-11-01T09:00:00.000Z',
        tickets: [`SEC-${number}`],
      },
      code: { version: '1.0.0', judging: hash },
    },
  }
}

function rowOf({ id, name, requirement, fix }: (typeof checks)[number]): Row {
  return { id, name, requirement, fix, level: 'required', result: { status: 'pass', says: `${name} holds` } }
}

function mergeDraft(number: number): Draft {
  return {
    kind: 'merge',
    at: momentOf(number),
    number,
    headSha: 'b'.repeat(40),
    actor: author,
    policyHash: null,
    factsHash: null,
    details: {
      title: `SEC-${number}: Add endpoint ${number}`,
      url: url(number),
      author,
      tickets: [`SEC-${number}`],
      baseRef: 'main',
      mergeSha: 'c'.repeat(40),
      openedAt: '2026-11-01T09:00:00.000Z',
      compliantAt: '2026-11-01T10:00:00.000Z',
      compliant: true,
      why: 'The last verdict before the merge: compliant.',
      verdict: null,
    },
  }
}

/** Spread over the last half year. */
function momentOf(number: number): string {
  return new Date(Date.now() - ((number * 7_919) % 180) * 24 * 3_600_000).toISOString()
}
