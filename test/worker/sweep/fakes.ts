import type { PullRequestKey } from '../../../src/model/pull-request.ts'
import { aSha } from '../../builders.ts'
import { aSilentLog } from '../../silent-log.ts'
import type { SweepDependencies, SweepPlace } from '../../../src/worker/sweep/sweep.ts'
import type { RepositoryToList } from '../../../src/worker/list-repository.ts'

type Repository = RepositoryToList['repository']

/** Installations with so many repositories each, every one with one open pull request; and a clock that is set by hand. */
export function aWorld(repositoriesOf: Readonly<Record<number, number>>) {
  const clock = { time: Date.parse('2026-11-20T09:00:00Z'), now: () => new Date(clock.time) }
  const requests: { readonly at: number; readonly what: string }[] = []
  const asked = (what: string) => void requests.push({ at: clock.time, what })
  const judged = new Set<string>()
  /** Judged, and then out of the App's sight. */
  const unseen = new Set<string>()
  const due: string[] = []
  const failing = new Map<string, Error>()
  const failures: { id: number; guid: string; deliveredAt: string; statusCode: number }[] = []
  const redelivered: number[] = []
  const log = aSilentLog()

  const dependencies: SweepDependencies = {
    github: {
      async installations() {
        asked('installations')
        return Object.keys(repositoriesOf).map(id => ({ id: Number(id), account: `account-${id}` }))
      },
      async failedDeliveries(cursor) {
        asked('deliveries')
        const all = failures.toReversed()
        const start = Number(cursor ?? 0)
        const next = start + 100 < all.length ? String(start + 100) : null
        return { deliveries: all.slice(start, start + 100), next }
      },
      async redeliver(id) {
        asked('redeliver')
        redelivered.push(id)
      },
      forInstallation: id => ({
        async repositories() {
          const repositories = repositoriesOfInstallation(id, repositoriesOf[id] ?? 0)
          for (let page = 0; page <= repositories.length / 100; page++) asked(`${id}: repositories`)
          return repositories
        },
        async openPulls({ name }) {
          asked(`${id}: pulls`)
          const failure = failing.get(name)
          if (failure !== undefined) throw failure
          return [{ number: 1, headSha: aSha(name), baseRef: 'main' }]
        },
      }),
      rateLimit: () => null,
    },
    place: placeInMemory(clock),
    pulls: {
      put: async () => {},
      inRepository: async id =>
        [...judged]
          .filter(key => key.startsWith(`${id}#`) && !unseen.has(key))
          .map(key => ({ key: key as PullRequestKey, headSha: null, baseRef: null })),
    },
    unjudged: async pulls => pulls.filter(({ key }) => !judged.has(key)),
    makeDue: async keys => void due.push(...keys.map(({ key }) => key)),
    isAllowed: account => account !== 'account-66',
    clock,
    log,
    signal: new AbortController().signal,
  }
  return { dependencies, clock, requests, judged, unseen, due, failing, failures, redelivered, log }
}

function repositoriesOfInstallation(installationId: number, count: number): Repository[] {
  return Array.from({ length: count }, (_, i) => {
    const id = installationId * 100_000 + i
    return { id, owner: 'acme', name: `repository-${id}` }
  })
}

/** As the store keeps it, which has tests of its own. */
function placeInMemory(clock: { now(): Date }): SweepPlace {
  const installations = new Map<number, { nextAt: number; roundAt: string | null }>()
  const lists = new Map<number, RepositoryToList>()
  let known: { id: number; at: string } | null = null
  return {
    async setInstallations(ids) {
      for (const id of installations.keys()) if (!ids.includes(id)) installations.delete(id)
      for (const id of ids)
        if (!installations.has(id)) installations.set(id, { nextAt: clock.now().getTime(), roundAt: null })
    },
    async take(paceMs) {
      const now = clock.now().getTime()
      const found = installations.entries().find(([, { nextAt }]) => nextAt <= now)
      if (found === undefined) return null
      const [installationId, state] = found
      state.nextAt = now + paceMs
      return { installationId, roundAt: state.roundAt }
    },
    async putOff(id, milliseconds) {
      const state = installations.get(id)
      if (state !== undefined) state.nextAt += milliseconds
    },
    async begin(installationId, repositories) {
      for (const repository of repositories) lists.set(repository.id, { installationId, repository })
      const state = installations.get(installationId)
      if (state !== undefined) state.roundAt = clock.now().toISOString()
    },
    async next({ installationId, adopted }) {
      if (adopted) return null
      for (const each of lists.values()) if (each.installationId === installationId) return each
      return null
    },
    async done({ repository }) {
      lists.delete(repository.id)
    },
    async restart() {
      lists.clear()
      for (const state of installations.values()) state.roundAt = null
    },
    async resume(paceMs) {
      for (const state of installations.values()) {
        state.roundAt = null
        state.nextAt = Math.min(state.nextAt, clock.now().getTime() + paceMs)
      }
    },
    knownDelivery: async () => known,
    async setKnownDelivery(id, at) {
      known = { id, at: at.toISOString() }
    },
  }
}
