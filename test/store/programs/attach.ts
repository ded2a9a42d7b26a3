import { openStore } from '../../../src/store/open-store.ts'
import { aSilentLog } from '../../silent-log.ts'
import { aVerdict, keepVerdict } from '../builders.ts'

// A command beside a running server: makes a pull request due, and records a verdict.
const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('A folder, please.')
const store = await openStore({ dataDir }, { log: aSilentLog(), attach: true })
const { sequence } = await keepVerdict(store, aVerdict(1))
await store.queue.now([{ key: '7001#1', installationId: 5 }], 'person')
await store.close()
process.stdout.write(`${sequence}\n`)
