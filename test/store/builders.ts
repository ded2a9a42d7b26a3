import { chained, type DraftOf } from '../../src/evidence/draft.ts'
import type { StoredEntry } from '../../src/model/evidence.ts'
import type { Observation } from '../../src/model/observation.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import type { Delivered } from '../../src/store/inbox/delivered.ts'
import type { GroupNow } from '../../src/store/merge-groups.ts'
import type { Store } from '../../src/store/open-store.ts'
import type { PullRequestNow } from '../../src/store/pulls.ts'
import { aPerson, aSha } from '../builders.ts'

let deliveries = 0

export function aPull(number: number, more: Partial<PullRequestNow> = {}): PullRequestNow {
  return {
    key: `7001#${number}`,
    installationId: 5,
    repository: { id: 7001, owner: 'acme', name: 'claims' },
    number,
    headSha: aSha(`head of ${number}`),
    baseRef: 'main',
    state: 'open',
    ...more,
  }
}

export function aGroup(name: string, more: Partial<GroupNow> = {}): GroupNow {
  return {
    installationId: 5,
    repository: { id: 7001, owner: 'acme', name: 'claims' },
    headSha: aSha(name),
    baseSha: aSha('base'),
    baseRef: 'main',
    number: 1,
    ended: false,
    ...more,
  }
}

/** The head of a pull request moved, in a delivery of its own. */
export function aPush(pull: PullRequestNow, delivery = `delivery-${++deliveries}`): Delivered {
  return { delivery, observations: [{ key: pull.key, observation: aMove(delivery) }], due: [pull] }
}

export function aMove(delivery: string): Observation {
  return {
    kind: 'head',
    action: 'moved',
    before: aSha('before'),
    after: aSha('after'),
    delivery,
    receivedAt: '2026-11-20T09:00:00.000Z',
    sender: aPerson('himanshu'),
  }
}

export function aVerdict(number: number, more: Partial<Verdict> = {}): Verdict {
  return {
    key: `7001#${number}`,
    headSha: aSha(`head of ${number}`),
    baseRef: 'main',
    at: '2026-11-20T09:00:00.000Z',
    state: 'success',
    rows: [],
    policy: { hash: 'abc', sources: ['built-in default'] },
    ...more,
  }
}

/** The entry of a verdict, as short as it may be. */
export function aVerdictDraft(verdict: Verdict, more: Partial<DraftOf<'verdict'>> = {}): DraftOf<'verdict'> {
  const { state, baseRef, rows, policy, headSha, at } = verdict
  const author = aPerson('himanshu')
  const pull = {
    title: 'SEC-1: Add it',
    url: '',
    author,
    state: 'open',
    merged: false,
    openedAt: at,
  } as const
  return {
    kind: 'verdict',
    at,
    number: Number(verdict.key.split('#')[1]),
    headSha,
    actor: null,
    policyHash: policy.hash,
    factsHash: null,
    details: {
      state,
      baseRef,
      rows,
      policy,
      problems: [],
      pull: { ...pull, tickets: ['SEC-1'] },
      code: { version: '0.1.0', judging: '' },
    },
    ...more,
  }
}

/** Keeps a verdict with its entry, as an evaluation does. */
export async function keepVerdict(store: Store, verdict: Verdict): Promise<StoredEntry> {
  const draft = aVerdictDraft(verdict)
  const repositoryId = Number(verdict.key.split('#')[0])
  const [entry] = await store.evidence.keep({
    key: verdict.key,
    verdict,
    resets: [],
    blobs: [],
    entries: {
      once: [],
      compose: ({ sequence, head }) =>
        chained([draft], {
          repository: { id: repositoryId, owner: 'acme', name: 'claims' },
          sequence,
          previousHash: head?.hash ?? null,
          recordedAt: verdict.at,
        }),
    },
  })
  if (entry === undefined) throw new Error('Nothing was kept.')
  return entry
}
