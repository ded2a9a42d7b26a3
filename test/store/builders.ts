import type { Observation } from '../../src/model/observation.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import type { Delivered } from '../../src/store/inbox/delivered.ts'
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
