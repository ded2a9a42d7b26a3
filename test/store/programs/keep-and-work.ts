import { appendFileSync } from 'node:fs'
import { openStore } from '../../../src/store/open-store.ts'
import { aSilentLog } from '../../silent-log.ts'
import { aPull, aPush } from '../builders.ts'

// Keeps deliveries without end, several at a time, and evaluates; tells in a file what was acknowledged and what an
// evaluation saw. It is there to be killed: a pipe that nobody empties would take its last words with it.
const [place, pulls, file] = process.argv.slice(2)
if (place === undefined || pulls === undefined || file === undefined)
  throw new Error('A place, a number of pull requests and a file, please.')
const tell = (what: object) => appendFileSync(file, `${JSON.stringify(what)}\n`)

const store = await openStore(JSON.parse(place), {
  log: aSilentLog(),
  times: { heartbeatSeconds: 10, superviseSeconds: 1 },
})
await store.queue.work(
  async ({ key }) => {
    const seen = await store.observations.of(key)
    tell({ evaluated: key, saw: seen.length })
  },
  { concurrency: 2 },
)
await Promise.all([1, 2, 3, 4].map(keepForEver))

async function keepForEver(lane: number): Promise<void> {
  for (let i = 0; ; i++) {
    const pull = aPull(1 + (i % Number(pulls)))
    await store.inbox.keep(aPush(pull, `${process.pid}-${lane}-${i}`))
    tell({ kept: pull.key })
  }
}
