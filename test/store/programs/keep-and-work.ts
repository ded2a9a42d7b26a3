import { openStore } from '../../../src/store/open-store.ts'
import { aSilentLog } from '../../silent-log.ts'
import { aPull, aPush } from '../builders.ts'

// Keeps deliveries without end, several at a time, and evaluates; tells on its standard output what was
// acknowledged and what an evaluation saw. It is there to be killed.
const [place, pulls] = process.argv.slice(2)
if (place === undefined || pulls === undefined)
  throw new Error('A place and a number of pull requests, please.')

const store = await openStore(JSON.parse(place), {
  log: aSilentLog(),
  times: { heartbeatSeconds: 10, superviseSeconds: 1 },
})
await store.queue.work(
  async ({ key }) => {
    const seen = await store.observations.of(key)
    process.stdout.write(`${JSON.stringify({ evaluated: key, saw: seen.length })}\n`)
  },
  { concurrency: 2 },
)
await Promise.all([1, 2, 3, 4].map(keepForEver))

async function keepForEver(lane: number): Promise<void> {
  for (let i = 0; ; i++) {
    const pull = aPull(1 + (i % Number(pulls)))
    await store.inbox.keep(aPush(pull, `${process.pid}-${lane}-${i}`))
    process.stdout.write(`${JSON.stringify({ kept: pull.key })}\n`)
  }
}
