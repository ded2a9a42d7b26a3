import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { anEmptyFolder } from '../data-folder.ts'
import { runProgram } from './child.ts'
import { describeOnEach, type Place } from './places.ts'

/** More of them in `npm run soak`. */
const ROUNDS = Number(process.env['SOAK_ROUNDS'] ?? 3)
const PULLS = 5

describeOnEach('a process that is killed', make => {
  test.concurrent.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'leaves no acknowledged event without its evaluation (round %i)',
    { timeout: 90_000 },
    async () => {
      const place = await make()
      try {
        await oneRound(place)
      } finally {
        await place.remove()
      }
    },
  )
})

async function oneRound(place: Place): Promise<void> {
  const folder = anEmptyFolder()
  const file = join(folder.path, 'told')
  const child = runProgram('keep-and-work', JSON.stringify(place.place), String(PULLS), file)
  await vi.waitFor(() => expect(kept(file).length, child.errors()).toBeGreaterThan(20), { timeout: 60_000 })
  await pause(Math.random() * 300)
  await child.kill()
  const evaluated = new Map<string, number>()
  for (const { evaluated: key, saw } of told(file)) {
    if (key !== undefined) evaluated.set(key, Math.max(saw, evaluated.get(key) ?? 0))
  }

  const store = await place.open({ times: { heartbeatSeconds: 10, superviseSeconds: 1 } })
  await store.queue.work(
    async ({ key }) => void evaluated.set(key, (await store.observations.of(key)).length),
    { concurrency: 2 },
  )
  const nothingLeft = { queued: 0, delayed: 0, active: 0 }
  await vi.waitFor(async () => expect(await store.queue.depth()).toMatchObject(nothingLeft), {
    timeout: 45_000,
    interval: 100,
  })
  for (let number = 1; number <= PULLS; number++) {
    const acknowledged = kept(file).filter(key => key === `7001#${number}`).length
    expect((await store.observations.of(`7001#${number}`)).length).toBeGreaterThanOrEqual(acknowledged)
    expect(evaluated.get(`7001#${number}`) ?? 0).toBeGreaterThanOrEqual(acknowledged)
  }
  folder.remove()
}

interface Told {
  readonly kept?: string
  readonly evaluated?: string
  readonly saw: number
}

function told(file: string): Told[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map(line => JSON.parse(line))
}

function kept(file: string): string[] {
  return told(file).flatMap(line => line.kept ?? [])
}
